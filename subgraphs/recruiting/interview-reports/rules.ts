// The report of interview-1: means in basis points, rounded down.
import { answerScore, type Figures, interviewRules, type QuestionType } from '../interview-answers/rules.ts'

/** The figures of a question's answer, 0 without one. */
interface QuestionFigures extends Figures {
  readonly type: QuestionType
}

/** Basis points, 0 to 10,000; null where nothing was asked that counts. */
export interface ReportScores {
  readonly technicalBp: number | null
  readonly behavioralBp: number | null
  readonly communicationBp: number | null
  readonly overallBp: number | null
}

const technicalWeight = 50
const behavioralWeight = 30

/** @param communicationWeight what communication counts, in percent: a tenant may set it to 0 */
export function reportScores(figures: readonly QuestionFigures[], communicationWeight: number): ReportScores {
  const scoresOf = (isMeant: (type: QuestionType) => boolean) =>
    figures.filter(({ type }) => isMeant(type)).map((each) => answerScore(each.type, each))
  const technicalBp = mean(scoresOf((type) => type === 'TECHNICAL'))
  const behavioralBp = mean(scoresOf((type) => type !== 'TECHNICAL'))
  const communicationBp = mean(figures.map(({ clarity }) => clarity * 100))
  const parts = [
    [technicalBp, technicalWeight],
    [behavioralBp, behavioralWeight],
    [communicationBp, communicationWeight],
  ] as const
  const asked = parts.filter(([bp]) => bp !== null)
  const sum = asked.reduce((total, [, weight]) => total + weight, 0)
  const weighted = asked.reduce((total, [bp, weight]) => total + bp! * weight, 0)
  return { technicalBp, behavioralBp, communicationBp, overallBp: sum === 0 ? null : Math.floor(weighted / sum) }
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.floor(values.reduce((sum, value) => sum + value, 0) / values.length)

/** The rules' version, with that of a tenant's own policy. */
export const reportPolicy = (policyNumber: number): string =>
  policyNumber === 0 ? interviewRules : `${interviewRules}/${policyNumber}`

/** Where the files of a report lie: the one with the candidate's name, and the one without. */
export const reportKeys = (tenantId: string, id: string): [named: string, blind: string] => [
  `interview-reports/${tenantId}/${id}`,
  `interview-reports/${tenantId}/${id}-blind`,
]
