import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { ownQuestions, ownQuestionVersions } from '@quintet/drizzle/recruiting/own-questions.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'

const rows = tenantRows(ownQuestions)
export type OwnQuestionRow = RowOf<typeof rows>

export const readOwnQuestion = rows.read
export const insertOwnQuestion = rows.insert({ defaults: ['version', 'retiredAt'] })
/** Null when the question was changed since it was read. */
export const updateOwnQuestion = rows.update(
  'type',
  'skill',
  'difficulty',
  'language',
  'text',
  'expectedKeywords',
  'timeLimitSeconds',
)
export const ownQuestionPage = rows.page('newest first', {
  slots: { language: slot.nullable(slot.text), isRetired: slot.nullable(slot.boolean) },
  where: (p) =>
    sql`(${p.language}::text is null or ${ownQuestions.language} = ${p.language}::text)
      and (${ownQuestions.retiredAt} is not null) = coalesce(${p.isRetired}::boolean, false)`,
})

/** Retires a question, once. */
export const retireRow = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(ownQuestions)
    .set({ retiredAt: sql`coalesce(${ownQuestions.retiredAt}, ${p.at}::timestamptz)` })
    .where(and(eq(ownQuestions.tenantId, p.tenantId), eq(ownQuestions.id, p.id)))
    .returning({ id: ownQuestions.id }),
)

/** Those in a language that are not retired, in the order of their ids: what interviews are made from. */
export const questionsInUse = statement({ language: slot.text }, (db, p) =>
  db
    .select({
      id: ownQuestions.id,
      version: ownQuestions.version,
      type: ownQuestions.type,
      skill: ownQuestions.skill,
      difficulty: ownQuestions.difficulty,
      text: ownQuestions.text,
      expectedKeywords: ownQuestions.expectedKeywords,
      timeLimitSeconds: ownQuestions.timeLimitSeconds,
    })
    .from(ownQuestions)
    .where(
      and(
        eq(ownQuestions.tenantId, p.tenantId),
        isNull(ownQuestions.retiredAt),
        sql`${ownQuestions.language} = ${p.language}`,
      ),
    )
    .orderBy(asc(ownQuestions.id)),
)

export const countInUse = statement({}, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(ownQuestions)
    .where(and(eq(ownQuestions.tenantId, p.tenantId), isNull(ownQuestions.retiredAt))),
)

const versions = tenantRows(ownQuestionVersions)
export type OwnQuestionVersionRow = RowOf<typeof versions>
export const versionsOf = versions.children('questionId', 'number')
const insertVersion = versions.insert()

/** Keeps what a question says now. */
export async function keepVersion(writer: Writer, row: OwnQuestionRow, writtenBy: string, at: Date): Promise<void> {
  const { id: questionId, version, createdAt, retiredAt, ...content } = row
  await insertVersion(writer, { id: newId(), questionId, number: version, content, writtenBy, createdAt: at })
}
