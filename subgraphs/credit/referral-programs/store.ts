import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { statement } from '@quintet/drizzle/client/statement.ts'
import { referralPrograms } from '@quintet/drizzle/credit/referrals.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { eq, getTableColumns } from 'drizzle-orm'

const rows = tenantRows(referralPrograms)
export type ReferralProgramRow = RowOf<typeof rows>

export const insertProgram = rows.insert()
export const updateProgram = rows.update(
  'currency',
  'referrerBonusMinor',
  'refereeBonusMinor',
  'levelWeights',
  'minimumDepositMinor',
  'depositWithinDays',
  'holdDays',
  'capPerReferrer',
  'capDays',
  'clawBackDays',
  'budgetAccountId',
  'isActive',
  'updatedAt',
)
export const oneProgramIndex = 'referral_programs_one'

const { tenantId: _, ...columns } = getTableColumns(referralPrograms)
const one = statement({}, (db, p) =>
  db.select(columns).from(referralPrograms).where(eq(referralPrograms.tenantId, p.tenantId)),
)
/** The tenant's programme; null where there is none. */
export const readProgram = async (reader: Reader): Promise<ReferralProgramRow | null> =>
  (await reader.read(one, {}))[0] ?? null
