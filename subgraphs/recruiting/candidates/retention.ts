// How long candidates are kept: one job of a tenant for each day on which the time of some is over.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { cvDocuments } from '@quintet/drizzle/recruiting/cv-documents.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { retentionQueue } from './queues.ts'

const dayMilliseconds = 86_400_000

/** Has all erased whose last day is over by then, the day after it. */
export const requestRetention = (context: Context, writer: Writer, lastDay: string): Promise<void> =>
  requestJob(
    context,
    writer,
    retentionQueue,
    lastDay,
    { day: lastDay },
    {
      startAfter: new Date(Date.parse(`${lastDay}T00:00:00Z`) + dayMilliseconds),
    },
  )

/** Candidates whose last day was before a day. */
export const candidatesPastRetention = statement({ today: slot.text, limit: slot.int }, (db, p) =>
  db
    .select({ id: candidates.id })
    .from(candidates)
    .where(
      and(
        eq(candidates.tenantId, p.tenantId),
        sql`${candidates.retainUntil} < ${p.today}::date`,
        isNull(candidates.erasedAt),
        isNull(candidates.mergedInto),
      ),
    )
    .orderBy(candidates.retainUntil)
    .limit(p.limit),
)

/** Removes CVs that belong to no candidate and were added before a time; their ids. */
export const deleteLooseCvs = statement({ before: slot.instant }, (db, p) =>
  db
    .delete(cvDocuments)
    .where(
      and(
        eq(cvDocuments.tenantId, p.tenantId),
        isNull(cvDocuments.candidateId),
        sql`${cvDocuments.createdAt} < ${p.before}::timestamptz and ${cvDocuments.status} not in ('QUEUED', 'RUNNING')`,
      ),
    )
    .returning({ id: cvDocuments.id, addedBy: cvDocuments.addedBy }),
)
