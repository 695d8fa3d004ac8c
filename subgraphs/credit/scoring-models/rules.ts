// Models of computed scores: which weights are allowed, and the model that every tenant has.
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isSlug } from '@quintet/kit/slice/saves.ts'
import type { SaveScoringModelInput } from '../types.gen.ts'
import type { ScoringModelRow } from './store.ts'

export const factors = ['BUREAU', 'REPAYMENT', 'UTILISATION', 'SAVINGS', 'KYC_TIER', 'ACCOUNT_AGE'] as const
export type Factor = (typeof factors)[number]

/** Weights in basis points of the factors that count. */
export type Weights = Readonly<Partial<Record<Factor, number>>>

/** All weights of a model together: 100 % in basis points. */
export const wholeWeight = 10_000
export const maxModels = 100

/** The model that every tenant has until it saves another version. */
export const defaultModel: ScoringModelRow = {
  slug: 'standard',
  version: 1,
  weights: { BUREAU: 3500, REPAYMENT: 2500, UTILISATION: 1500, SAVINGS: 1000, KYC_TIER: 500, ACCOUNT_AGE: 1000 },
  createdAt: null,
}

/** What is wrong with a model to save. */
export function modelProblems({ slug, weights }: SaveScoringModelInput): FieldProblem[] {
  const problems: FieldProblem[] = []
  const at = (message: string, ...path: string[]) => problems.push(fieldProblem(message, 'input', ...path))
  if (!isSlug(slug)) at('The slug must have 1 to 50 lower-case letters, digits and hyphens between them', 'slug')
  const seen = new Set<string>()
  for (const [i, { factor, weight }] of weights.entries()) {
    if (seen.has(factor)) at(`The factor ${factor} must stand once`, 'weights', String(i), 'factor')
    if (weight < 1 || weight > wholeWeight) at('A weight is from 1 to 10000', 'weights', String(i), 'weight')
    seen.add(factor)
  }
  const sum = weights.reduce((total, { weight }) => total + weight, 0)
  if (sum !== wholeWeight) at('The weights must make 10000', 'weights')
  return problems
}
