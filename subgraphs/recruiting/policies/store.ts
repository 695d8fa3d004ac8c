import { statement } from '@quintet/drizzle/client/statement.ts'
import { recruitingPolicies } from '@quintet/drizzle/recruiting/policies.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { desc, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { defaultPolicy } from './rules.ts'

const columns = {
  id: recruitingPolicies.id,
  number: recruitingPolicies.number,
  minimumMonths: recruitingPolicies.minimumMonths,
  communicationWeight: recruitingPolicies.communicationWeight,
  retentionMonths: recruitingPolicies.retentionMonths,
  blindReview: recruitingPolicies.blindReview,
  jobApproval: recruitingPolicies.jobApproval,
  modelReadsCvs: recruitingPolicies.modelReadsCvs,
  evaluatorUrl: recruitingPolicies.evaluatorUrl,
  evaluatorModel: recruitingPolicies.evaluatorModel,
  createdAt: recruitingPolicies.createdAt,
}
const rows = tenantRows(recruitingPolicies, columns)
/** A policy as it is stored, with the sealed secret of its evaluator. */
export type StoredPolicy = RowOf<typeof rows> & { readonly sealedEvaluatorSecret: Uint8Array | null }
/** The defaults have no id, no time and the number 0. */
export type RecruitingPolicyRow = Omit<RowOf<typeof rows>, 'id' | 'createdAt'> & {
  readonly id: string | null
  readonly createdAt: Date | null
}

export const insertPolicy = rows.insert()

/** The policy that is in force. */
export const newestPolicy = statement({}, (db, p) =>
  db
    .select({ ...columns, sealedEvaluatorSecret: recruitingPolicies.sealedEvaluatorSecret })
    .from(recruitingPolicies)
    .where(eq(recruitingPolicies.tenantId, p.tenantId))
    .orderBy(desc(recruitingPolicies.number))
    .limit(1),
)

const noRow: RecruitingPolicyRow = { ...defaultPolicy, id: null, createdAt: null }
/** The row, or the defaults. */
export const policyOr = (row: RowOf<typeof rows> | undefined): RecruitingPolicyRow => row ?? noRow

const load = loadOne<Context, { key: string; policy: RecruitingPolicyRow }>(
  async (context, keys) => {
    const [row] = await context.scope.read(newestPolicy, {})
    return keys.map((key) => ({ key, policy: policyOr(row) }))
  },
  ({ key }) => key,
)
/** The active tenant's policy, read once for a request. */
export const loadPolicy = async (context: Context): Promise<RecruitingPolicyRow> => (await load(context, ''))!.policy

/** Whether candidates are hidden from the caller: in a blind review, from all who may not identify them. */
export const hidesCandidates = async (context: Context): Promise<boolean> =>
  !isPermitted(context.envelope, 'recruiting.candidates:identify') && (await loadPolicy(context)).blindReview
