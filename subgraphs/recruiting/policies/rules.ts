import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { urlProblem } from '@quintet/kit/wire/public-address.ts'
import { type MinimumMonths, minimumMonths } from '../analyses/rules.ts'

export const levels = ['ENTRY', 'MID', 'SENIOR', 'LEAD'] as const
const maxMonths = 600
const maxRetention = 120

/** What holds where a tenant has chosen nothing. */
export const defaultPolicy = {
  number: 0,
  minimumMonths,
  communicationWeight: 20,
  retentionMonths: 6,
  blindReview: false,
  jobApproval: false,
  modelReadsCvs: false,
  evaluatorUrl: null,
  evaluatorModel: null,
} as const

interface PolicyInput {
  readonly minimumMonths: readonly { readonly level: keyof MinimumMonths; readonly months: number }[]
  readonly communicationWeight?: number | null | undefined
  readonly retentionMonths?: number | null | undefined
  readonly modelReadsCvs?: boolean | null | undefined
  readonly evaluator?:
    | { readonly url: string; readonly model: string; readonly secret?: string | null }
    | null
    | undefined
}

/** The months of an input over those that stand. */
export const monthsOf = (input: PolicyInput, present: MinimumMonths): MinimumMonths => ({
  ...present,
  ...Object.fromEntries(input.minimumMonths.map(({ level, months }) => [level, months])),
})

/**
 * What is wrong with a policy; empty when nothing is.
 * @param present months that stand @param isDevelopment whether an evaluator on this machine is possible
 */
export function policyProblems(input: PolicyInput, present: MinimumMonths, isDevelopment: boolean): FieldProblem[] {
  const { communicationWeight, retentionMonths, evaluator, modelReadsCvs } = input
  const inRange = (value: number | null | undefined, from: number, to: number, name: string) =>
    value === null || value === undefined || (value >= from && value <= to)
      ? []
      : [fieldProblem(`It must be ${from} to ${to}`, 'input', name)]
  return [
    ...monthsProblems(input, present),
    ...inRange(communicationWeight, 0, 100, 'communicationWeight'),
    ...inRange(retentionMonths, 1, maxRetention, 'retentionMonths'),
    ...(evaluator === null || evaluator === undefined
      ? modelReadsCvs
        ? [fieldProblem('Only a model that is named can read CVs', 'input', 'modelReadsCvs')]
        : []
      : [
          ...addressProblems(evaluator.url, isDevelopment),
          ...textProblems('The model', evaluator.model, { max: 200 }, 'input', 'evaluator', 'model'),
          ...textProblems('The secret', evaluator.secret, { max: 500 }, 'input', 'evaluator', 'secret'),
        ]),
  ]
}

function monthsProblems(input: PolicyInput, present: MinimumMonths): FieldProblem[] {
  const named = input.minimumMonths.map(({ level }) => level)
  if (new Set(named).size < named.length) {
    return [fieldProblem('Each level can be named once', 'input', 'minimumMonths')]
  }
  const wrong = input.minimumMonths.flatMap(({ months }, i) =>
    months >= 0 && months <= maxMonths
      ? []
      : [fieldProblem(`Months must be 0 to ${maxMonths}`, 'input', 'minimumMonths', String(i), 'months')],
  )
  if (wrong.length > 0) return wrong
  const months = monthsOf(input, present)
  const isRising = levels.every((level, i) => i === 0 || months[level] >= months[levels[i - 1]!])
  return isRising ? [] : [fieldProblem('No level can ask for less than one below it', 'input', 'minimumMonths')]
}

function addressProblems(url: string, isDevelopment: boolean): FieldProblem[] {
  const problem = urlProblem(url, isDevelopment)
  return problem === null ? [] : [fieldProblem(problem, 'input', 'evaluator', 'url')]
}
