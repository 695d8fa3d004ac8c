// Why credit may be refused, and who may answer a contest.
import {
  conflict,
  type FieldProblem,
  fieldProblem,
  notAllowed,
  notFoundProblem,
  type Problem,
} from '@quintet/kit/slice/problems.ts'
import type { ApplicationVerdict, DecisionReason } from '../types.gen.ts'
import type { CreditDecisionRow } from './store.ts'

/** What each code says in letters. */
export const reasonTexts: Readonly<Record<DecisionReason, string>> = {
  INCOME_TOO_LOW: 'Income is too low for the amount',
  OBLIGATIONS_TOO_HIGH: 'Obligations are too high for the income',
  HISTORY_TOO_SHORT: 'The history of credit is too short',
  PAYMENTS_MISSED: 'Earlier payments were late or missed',
  SCORE_TOO_LOW: 'The credit score is too low',
  INFORMATION_INCOMPLETE: 'The application is incomplete',
  INFORMATION_UNVERIFIED: 'What was stated could not be verified',
  EMPLOYMENT_UNVERIFIED: 'Employment could not be verified',
  AMOUNT_TOO_HIGH: 'The amount is too high for this kind of credit',
  PURPOSE_NOT_FINANCED: 'Credit is not given for this purpose',
  OTHER: 'Another reason, which the reviewer has stated',
}
const maxCodes = 4

/** What is wrong with the codes of a decision: a rejection has one to four, each once, and nothing else has any. */
export function codeProblems(
  codes: readonly DecisionReason[] | null | undefined,
  verdict: ApplicationVerdict,
): FieldProblem[] {
  if (codes === null || codes === undefined) return []
  const at = (message: string) => [fieldProblem(message, 'input', 'reasonCodes')]
  if (verdict !== 'REJECT') return at('Reason codes belong to a rejection')
  if (codes.length === 0 || codes.length > maxCodes) return at(`A rejection has 1 to ${maxCodes} reason codes`)
  return new Set(codes).size === codes.length ? [] : at('Each reason code is named once')
}

const path = ['input', 'applicationId']
/** The newest decision as it is for rules; null where there is none. */
type Known = Pick<CreditDecisionRow, 'contestedAt' | 'answeredAt' | 'decidedBy'> | null

/** Why a decision cannot be contested; null where it can. It is contested once. */
export function contestProblem(decision: Known): Problem | null {
  if (decision === null) return conflict('There is no decision to contest', 'WRONG_STATUS', path)
  return decision.contestedAt === null
    ? null
    : conflict('The decision was contested already', 'ALREADY_CONTESTED', path)
}

/** Why a person may not answer a contest; null where they may: another than decided does. */
export function answerProblem(decision: Known, userId: string): Problem | null {
  if (decision === null) return notFoundProblem('There is no such application', path)
  if (decision.contestedAt === null || decision.answeredAt !== null) {
    return conflict('There is no contest to answer', 'WRONG_STATUS', path)
  }
  return decision.decidedBy === userId
    ? notAllowed('Another person than decided answers a contest', 'FIRST_DECIDER', path)
    : null
}
