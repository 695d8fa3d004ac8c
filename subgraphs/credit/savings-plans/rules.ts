import { minorUnits } from '@quintet/kit/slice/money.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

interface GivenPlan {
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly currency: string
  readonly annualRate: string
  readonly termMonths?: number | null | undefined
  readonly minimum: { readonly amount: string; readonly currency: string }
  readonly earlyRule: string
  readonly earlyForfeitDays?: number | null | undefined
  readonly earlyRate?: string | null | undefined
  readonly requiredTier?: number | null | undefined
}

const maxRate = 1000
const maxMonths = 600
const maxForfeitDays = 3660
const maxMinor = 1_000_000_000_000_000n

const isRate = (text: string): boolean => !text.startsWith('-') && Number(text) <= maxRate
const isWithin = (value: number, min: number, max: number): boolean => value >= min && value <= max

/** What is wrong with a plan to save; empty when nothing is. */
export function planProblems(plan: GivenPlan): FieldProblem[] {
  const at = (isRight: boolean, message: string, field: string) =>
    isRight ? [] : [fieldProblem(message, 'input', field)]
  const { termMonths = null, earlyForfeitDays = null, earlyRate = null } = plan
  const minimum = minorUnits(plan.minimum.amount, plan.currency)
  const isFine = plan.minimum.currency === plan.currency && minimum !== null && minimum > 0n && minimum <= maxMinor
  return [
    ...at(
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(plan.slug),
      'The slug has lower-case letters, digits and hyphens',
      'slug',
    ),
    ...textProblems('The name', plan.name, { max: 500 }, 'input', 'name'),
    ...at(isRate(plan.annualRate), `The rate must be from 0 to ${maxRate}`, 'annualRate'),
    ...at(plan.kind !== 'FIXED' || termMonths !== null, 'A fixed plan has a term', 'termMonths'),
    ...at(
      termMonths === null || isWithin(termMonths, 1, maxMonths),
      `The term must be from 1 to ${maxMonths} months`,
      'termMonths',
    ),
    ...at(isFine, `The minimum is an amount of ${plan.currency} above zero`, 'minimum'),
    ...at(
      plan.earlyRule === 'FORFEIT_DAYS'
        ? earlyForfeitDays !== null && isWithin(earlyForfeitDays, 1, maxForfeitDays)
        : earlyForfeitDays === null,
      `A plan that forfeits days says how many: 1 to ${maxForfeitDays}`,
      'earlyForfeitDays',
    ),
    ...at(
      plan.earlyRule === 'LOWER_RATE'
        ? earlyRate !== null && isRate(earlyRate) && Number(earlyRate) <= Number(plan.annualRate)
        : earlyRate === null,
      'A plan with a lower rate says which: not above its rate',
      'earlyRate',
    ),
    ...at(isWithin(plan.requiredTier ?? 1, 0, 100), 'The tier must be from 0 to 100', 'requiredTier'),
  ]
}
