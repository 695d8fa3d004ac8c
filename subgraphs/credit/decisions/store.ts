import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { applicationDecisions } from '@quintet/drizzle/credit/decisions.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, desc, eq, sql } from 'drizzle-orm'

const rows = tenantRows(applicationDecisions)
export type CreditDecisionRow = RowOf<typeof rows>

/** A decision that was contested. */
export type CreditContestRow = CreditDecisionRow

export const readDecision = rows.read
export const insertDecision = rows.insert({
  defaults: ['id', 'contestText', 'contestedAt', 'outcome', 'answer', 'answeredBy', 'answeredAt'],
})
export const updateDecision = rows.update(
  'contestText',
  'contestedAt',
  'outcome',
  'answer',
  'answeredBy',
  'answeredAt',
  'updatedAt',
)
/** All decisions about an application, oldest first; those about many in one statement. */
export const loadDecisions = rows.children('applicationId', 'sequence')

/** The newest decision about an application. */
export const newestDecision = statement({ applicationId: slot.uuid }, (db, p) =>
  db
    .select({ id: applicationDecisions.id })
    .from(applicationDecisions)
    .where(and(eq(applicationDecisions.tenantId, p.tenantId), eq(applicationDecisions.applicationId, p.applicationId)))
    .orderBy(desc(applicationDecisions.sequence))
    .limit(1),
)

/** Removes what a member wrote against decisions, in the active tenant. */
export const emptyContests = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .update(applicationDecisions)
    .set({ contestText: '' })
    .where(
      and(
        eq(applicationDecisions.tenantId, p.tenantId),
        eq(applicationDecisions.applicantId, p.memberId),
        sql`contest_text <> ''`,
      ),
    ),
)
