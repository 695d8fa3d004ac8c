import { minorUnits } from '@quintet/kit/slice/money.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { amountProblems } from '../accounts/rules.ts'
import { divideHalfEven } from '../rounding.ts'
import type { SaveReferralProgramInput } from '../types.gen.ts'

const maxLevels = 2
const maxDays = 400
const maxCap = 10_000

/** What is wrong with a programme to save; empty when nothing is. */
export function programProblems(input: SaveReferralProgramInput): FieldProblem[] {
  const { currency } = input.referrerBonus
  const within = (
    field: 'depositWithinDays' | 'holdDays' | 'capPerReferrer' | 'capDays' | 'clawBackDays',
    min: number,
  ) => {
    const max = field === 'capPerReferrer' ? maxCap : maxDays
    return input[field] >= min && input[field] <= max
      ? []
      : [fieldProblem(`This must be from ${min} to ${max}`, 'input', field)]
  }
  return [
    ...amountProblems(input.referrerBonus, null, 'input', 'referrerBonus'),
    ...(input.refereeBonus ? amountProblems(input.refereeBonus, currency, 'input', 'refereeBonus') : []),
    ...amountProblems(input.minimumDeposit, currency, 'input', 'minimumDeposit'),
    ...weightProblems(input.levelWeights),
    ...within('depositWithinDays', 1),
    ...within('holdDays', 0),
    ...within('capPerReferrer', 1),
    ...within('capDays', 1),
    ...within('clawBackDays', 0),
  ]
}

function weightProblems(weights: readonly string[]): FieldProblem[] {
  const at = (message: string, ...path: string[]) => [fieldProblem(message, 'input', 'levelWeights', ...path)]
  if (weights.length < 1 || weights.length > maxLevels) return at(`There are 1 or ${maxLevels} levels`)
  return weights.flatMap((weight, index) => {
    const part = partOf(weight)
    return part !== null && part >= 0n && part <= partScale
      ? []
      : at('A weight is from 0 to 1, with at most 6 decimals', String(index))
  })
}

const partDecimals = 6
const partScale = 1_000_000n
const partOf = (weight: string): bigint | null => {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(weight)
  const decimals = (match?.[2] ?? '').replace(/0+$/, '')
  if (match === null || decimals.length > partDecimals) return null
  return BigInt(`${match[1]}${decimals.padEnd(partDecimals, '0')}`)
}

/** The part of a bonus that a level gets, rounded half to even. */
export const weighted = (bonusMinor: bigint, weight: string): bigint =>
  divideHalfEven(bonusMinor * (partOf(weight) ?? 0n), partScale)

/** Minor units of an amount whose problems were judged. */
export const minorOf = ({ amount, currency }: { amount: string; currency: string }): bigint =>
  minorUnits(amount, currency)!
