import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { interviewQuestions } from '@quintet/drizzle/recruiting/interview-questions.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(interviewQuestions)
export type InterviewQuestionRow = RowOf<typeof rows>

export const loadQuestion = rows.load
export const readQuestion = rows.read
export const insertQuestion = rows.insert({ defaults: ['askedAt', 'deadline'] })

const { tenantId: _, ...columns } = getTableColumns(interviewQuestions)
const questionsOfAll = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(interviewQuestions)
    .where(and(eq(interviewQuestions.tenantId, p.tenantId), sql`${interviewQuestions.interviewId} = any(${p.ids})`))
    .orderBy(asc(interviewQuestions.interviewId), asc(interviewQuestions.number)),
)
/** The questions of an interview, in their order. */
export const questionsOf = (reader: Reader, interviewId: string): Promise<InterviewQuestionRow[]> =>
  reader.read(questionsOfAll, { ids: [interviewId] })
export const loadQuestions = loadMany<Context, InterviewQuestionRow>(
  (context, ids) => context.scope.read(questionsOfAll, { ids }),
  ({ interviewId }) => interviewId,
)

/** Asks a question, once. */
export const askQuestion = statement({ id: slot.uuid, at: slot.instant, deadline: slot.instant }, (db, p) =>
  db
    .update(interviewQuestions)
    .set({ askedAt: sql`${p.at}::timestamptz`, deadline: sql`${p.deadline}::timestamptz` })
    .where(
      and(
        eq(interviewQuestions.tenantId, p.tenantId),
        eq(interviewQuestions.id, p.id),
        sql`${interviewQuestions.askedAt} is null`,
      ),
    )
    .returning(columns),
)
