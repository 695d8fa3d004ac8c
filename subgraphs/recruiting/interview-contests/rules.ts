// What is explained to candidates, and until when they may object.
import type { Figures, QuestionType } from '../interview-answers/rules.ts'
import type { Language } from '../interviews/rules.ts'
import type { InterviewRow } from '../interviews/store.ts'

/** For how many days after the end of an interview its candidate may read the explanation and object. */
const contestDays = 60
const dayMilliseconds = 86_400_000

export const maxContest = 5_000

/** Until when the candidate may object; null where nothing came of the interview. */
export function contestUntil({ status, startedAt, finishedAt }: InterviewRow): Date | null {
  if ((status !== 'COMPLETED' && status !== 'EXPIRED') || startedAt === null || finishedAt === null) return null
  return new Date(finishedAt.getTime() + contestDays * dayMilliseconds)
}

/** Whether a token opens the explanation of its interview. */
export function isExplained(interview: InterviewRow, now: Date): boolean {
  const until = contestUntil(interview)
  return until !== null && now <= until
}

/** A question with what counts of its answer. */
export interface ExplainedAnswer extends Figures {
  readonly number: number
  readonly type: QuestionType
  readonly question: string
  /** 0 to 100. */
  readonly score: number
  readonly by: 'PERSON' | 'MACHINE' | null
  readonly feedback: string
}

export interface Explained {
  readonly overall: number | null
  readonly technical: number | null
  readonly behavioral: number | null
  readonly communication: number | null
  readonly communicationWeight: number
  readonly answers: readonly ExplainedAnswer[]
}

const points = (value: number): string => value.toFixed(2)

const texts = {
  en: {
    summary: ({ answers }: Explained) =>
      `A program evaluated the text of your answers for relevance, depth and clarity, and nothing else about you. You answered ${answers.filter(({ by }) => by !== null).length} of ${answers.length} questions; a person has looked at ${answers.filter(({ by }) => by === 'PERSON').length} of the answers, and what that person found counts there. The program decides nothing: people do.`,
    score: (name: string, value: number, weight: number) => `${name}: ${points(value)} of 100, weight ${weight}.`,
    overall: (value: number) =>
      `Overall: ${points(value)} of 100. It is the mean of the following scores by their weights.`,
    names: { technical: 'Technical questions', behavioral: 'Questions about behavior', communication: 'Clarity' },
    unanswered: 'unanswered, which counts 0.',
    answered: ({ score, relevance, depth, clarity, by }: ExplainedAnswer) =>
      `${points(score)} of 100 (relevance ${relevance}, depth ${depth}, clarity ${clarity}), ${by === 'PERSON' ? 'by a person' : 'by a program'}.`,
  },
  de: {
    summary: ({ answers }: Explained) =>
      `Ein Programm hat den Text Ihrer Antworten nach Treffsicherheit, Tiefe und Klarheit bewertet, und sonst nichts an Ihnen. Sie haben ${answers.filter(({ by }) => by !== null).length} von ${answers.length} Fragen beantwortet; ein Mensch hat ${answers.filter(({ by }) => by === 'PERSON').length} der Antworten angesehen, und dessen Urteil zählt dort. Das Programm entscheidet nichts: Das tun Menschen.`,
    score: (name: string, value: number, weight: number) => `${name}: ${points(value)} von 100, Gewicht ${weight}.`,
    overall: (value: number) =>
      `Insgesamt: ${points(value)} von 100. Das ist das Mittel der folgenden Werte nach ihren Gewichten.`,
    names: { technical: 'Fachfragen', behavioral: 'Fragen zum Verhalten', communication: 'Klarheit' },
    unanswered: 'nicht beantwortet, zählt 0.',
    answered: ({ score, relevance, depth, clarity, by }: ExplainedAnswer) =>
      `${points(score)} von 100 (Treffsicherheit ${relevance}, Tiefe ${depth}, Klarheit ${clarity}), ${by === 'PERSON' ? 'von einem Menschen bewertet' : 'von einem Programm bewertet'}.`,
  },
} as const

/** The explanation in a language: in short, and sentence by sentence. */
export function explain(language: Language, explained: Explained): { summary: string; points: string[] } {
  const say = texts[language]
  const { overall, technical, behavioral, communication, communicationWeight, answers } = explained
  const parts = [
    [say.names.technical, technical, 50],
    [say.names.behavioral, behavioral, 30],
    [say.names.communication, communication, communicationWeight],
  ] as const
  return {
    summary: say.summary(explained),
    points: [
      ...(overall === null ? [] : [say.overall(overall)]),
      ...parts.flatMap(([name, value, weight]) => (value === null ? [] : [say.score(name, value, weight)])),
      ...answers.map((answer) => {
        const found = answer.by === null ? say.unanswered : `${say.answered(answer)} ${answer.feedback}`.trim()
        return `${answer.number}. ${answer.question} ${found}`
      }),
    ],
  }
}
