// A person who is forgotten leaves every leaderboard for good: subscribers are told, and what follows the events removes their score.
import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { outbox, streams } from '@quintet/drizzle/credit/events.ts'
import { recordKeys } from '@quintet/drizzle/credit/record-keys.ts'
import { scoreHistogram, scores } from '@quintet/drizzle/credit/scores.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { applyChanges } from '@quintet/kit/leaderboard/batch.ts'
import { leaderboardStatements } from '@quintet/kit/leaderboard/statements.ts'
import { recordKeyStatements } from '@quintet/kit/sealed/record-keys.ts'
import { and, asc, eq, sql } from 'drizzle-orm'

/** The topic of a category's stream of scores. */
export const scoreTopic = 'credit.scores'

const parts = {
  topic: scoreTopic,
  outbox: createOutbox({ streams, outbox }),
  statements: leaderboardStatements(scores, scoreHistogram),
}

/** An erased record of their own says who is forgotten. */
const forgotten = { tableName: 'members', ...recordKeyStatements(recordKeys, 'tenantId') }

/** The categories in which an applicant stands, in one order for all who lock them. */
const boardsOf = statement({ applicantId: slot.uuid }, (db, p) => {
  const stands = sql`exists (select from ${scores} where tenant_id = ${p.tenantId} and board = ${streams.key}
    and subject_id = ${p.applicantId})`
  return db
    .select({ board: streams.key })
    .from(streams)
    .where(and(eq(streams.tenantId, p.tenantId), eq(streams.topic, sql`${scoreTopic}`), stands))
    .orderBy(asc(streams.key))
})

/** Those of some applicants who are forgotten: no score is computed of them any more. */
export async function forgottenAmong(reader: Reader, applicantIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { tableName, find } = forgotten
  const rows = await reader.read(find, { tableName, recordIds: [...applicantIds] })
  return new Set(rows.map(({ recordId }) => recordId))
}

/** Takes an applicant off all leaderboards of the tenant for good, and appends an event for each. */
export async function leaveBoards(writer: Writer, applicantId: string, at: Date): Promise<void> {
  const { tableName, erase } = forgotten
  await writer.run(erase, { tableName, recordId: applicantId, at })
  for (const { board } of await writer.read(boardsOf, { applicantId })) {
    await applyChanges(parts, writer, board, { put: [], remove: [applicantId] }, at)
  }
}
