import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { insights, type StoredSubtopic, type StoredTopic } from '@quintet/drizzle/tenancy/insights.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'

const columns = {
  id: insights.id,
  userId: insights.userId,
  version: insights.version,
  profileCompleteness: insights.profileCompleteness,
  interestScore: insights.interestScore,
  topics: insights.topics,
  createdAt: insights.createdAt,
  updatedAt: insights.updatedAt,
}
const rows = tenantRows(insights, columns)
export type UserInsightsRow = RowOf<typeof rows>
export type InsightTopicRow = StoredTopic
export type InsightSubtopicRow = StoredSubtopic

export const insightsPage = rows.page('newest first')
export const insightsPageOfTopic = rows.page('newest first', {
  slots: { topic: slot.text },
  where: (p) => sql`${p.topic}::text = any(${insights.topicNames})`,
})
export const updateInsights = rows.update('profileCompleteness', 'interestScore', 'topics', 'topicNames', 'updatedAt')

const ofUser = (p: { tenantId: unknown; memberId: unknown }) =>
  and(eq(insights.tenantId, p.tenantId as string), eq(insights.userId, p.memberId as string))

/** The insights of one member of the active tenant. */
export const insightsOf = statement({ memberId: slot.uuid }, (db, p) =>
  db.select(columns).from(insights).where(ofUser(p)),
)

const firstSlots = { id: slot.uuid, memberId: slot.uuid, at: slot.instant }
/** Makes the empty document of a member, of version 0. Nothing where there is one. */
export const insertEmpty = statement(firstSlots, (db, p) =>
  db
    .insert(insights)
    .values({
      tenantId: p.tenantId,
      id: p.id,
      userId: p.memberId,
      version: 0,
      topics: sql`'[]'::jsonb`,
      topicNames: sql`'{}'::text[]`,
      createdAt: p.at,
      updatedAt: p.at,
    } as never)
    .onConflictDoNothing(),
)

/** Removes what is known about a user in the active tenant. */
export const deleteInsightsOf = statement({ memberId: slot.uuid }, (db, p) => db.delete(insights).where(ofUser(p)))
