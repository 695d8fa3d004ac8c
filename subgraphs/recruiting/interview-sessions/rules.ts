// What a candidate may do at a time, by the server's clock.
import type { InterviewQuestionRow } from '../interview-questions/store.ts'
import { graceMilliseconds } from '../interviews/rules.ts'
import type { InterviewRow } from '../interviews/store.ts'

export const maxAnswer = 10_000

/** How many tokens of no interview a network may try at once; one more is free every three seconds. */
export const triesPerMinute = 20

/** Whether a token still opens its interview. What goes on has the grace that answers have. */
export function isGood({ status, expiresAt }: InterviewRow, now: Date): boolean {
  if (status === 'CANCELLED' || status === 'EXPIRED') return false
  const grace = status === 'IN_PROGRESS' ? graceMilliseconds : 0
  return now.getTime() <= expiresAt.getTime() + grace
}

/** Whether an answer to a question is still taken. */
export const isInTime = ({ deadline }: Pick<InterviewQuestionRow, 'deadline'>, now: Date): boolean =>
  deadline !== null && now.getTime() <= deadline.getTime() + graceMilliseconds

/** The question that was asked, has no answer yet and can get one; null while there is none. */
export const openQuestion = (
  questions: readonly InterviewQuestionRow[],
  answered: ReadonlySet<string>,
  now: Date,
): InterviewQuestionRow | null => questions.find((each) => !answered.has(each.id) && isInTime(each, now)) ?? null

/** The question that comes next; null when all were asked. */
export const nextQuestion = (questions: readonly InterviewQuestionRow[]): InterviewQuestionRow | null =>
  questions.find(({ askedAt }) => askedAt === null) ?? null

/** Until when a question can be answered: never longer than the interview. */
export const deadlineOf = (now: Date, seconds: number, expiresAt: Date): Date =>
  new Date(Math.min(now.getTime() + seconds * 1_000, expiresAt.getTime()))

/** What a candidate reads before they consent. */
export const notices = {
  en: `This interview is held in writing. You get one question at a time, each with a time limit that the server measures; you can come back after an interruption, but the time goes on. A program evaluates your answers for relevance, depth and clarity, from their text alone: no voice, no picture, no emotion. It decides nothing: people do, and they can change what the program found. You may ask for an explanation, object, have your data corrected or erased, and ask for more time before you begin.`,
  de: `Dieses Interview wird schriftlich geführt. Sie erhalten eine Frage nach der anderen, jede mit einer Frist, die der Server misst; nach einer Unterbrechung können Sie weitermachen, die Zeit läuft aber weiter. Ein Programm bewertet Ihre Antworten nach Treffsicherheit, Tiefe und Klarheit, allein aus dem Text: keine Stimme, kein Bild, keine Gefühle. Es entscheidet nichts: Das tun Menschen, und sie können ändern, was das Programm fand. Sie dürfen eine Erklärung verlangen, widersprechen, Ihre Daten berichtigen oder löschen lassen und vor Beginn um mehr Zeit bitten.`,
} as const
