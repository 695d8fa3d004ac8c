// Providers of credit records: which settings are allowed, and those that every tenant has.
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isSlug } from '@quintet/kit/slice/saves.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { urlProblem } from '@quintet/kit/wire/public-address.ts'
import type { SaveScoreProviderInput } from '../types.gen.ts'
import type { ScoreProviderRow } from './store.ts'

const shared = {
  id: null,
  kind: 'LOCAL',
  url: null,
  secret: null,
  higherIsBetter: true,
  mapping: 'LINEAR',
  points: [],
  maximumAgeDays: 90,
  isActive: true,
  version: 1,
} as const

/** Providers that every tenant has until it changes them. They answer here. */
export const defaultProviders: readonly ScoreProviderRow[] = [
  { ...shared, slug: 'algeria-national-bank', name: 'Algeria National Bank', minimum: 0, maximum: 1000 },
  { ...shared, slug: 'equifax', name: 'Equifax', minimum: 280, maximum: 850 },
  { ...shared, slug: 'local', name: 'Local', minimum: 300, maximum: 850 },
]

export const maxProviders = 100
const maxName = 200
const maxSecret = 4096
const maxScore = 1_000_000
const maxDays = 3650
const maxPoints = 50

/** What is wrong with a provider to save. @param isDevelopment whether it may be on this machine */
export function providerProblems(input: SaveScoreProviderInput, isDevelopment: boolean): FieldProblem[] {
  const { slug, name, kind, url, secret, minimum, maximum } = input
  const problems: FieldProblem[] = []
  const add = (message: string, field: string) => problems.push(fieldProblem(message, 'input', field))
  if (!isSlug(slug)) add('The slug must have 1 to 50 lower-case letters, digits and hyphens between them', 'slug')
  problems.push(...textProblems('The name', name, { max: maxName }, 'input', 'name'))
  problems.push(...textProblems('The secret', secret, { max: maxSecret }, 'input', 'secret'))
  const fault = typeof url === 'string' ? urlProblem(url, isDevelopment) : null
  if (kind === 'HTTP' && typeof url !== 'string') add('A provider that is asked over HTTP needs a url', 'url')
  else if (kind === 'LOCAL' && typeof url === 'string') add('A local provider has no url', 'url')
  else if (fault !== null) add(fault, 'url')
  if (Math.max(Math.abs(minimum), Math.abs(maximum)) > maxScore) add('Scores are at most 1000000', 'maximum')
  if (minimum >= maximum) add('The minimum must be below the maximum', 'minimum')
  const days = input.maximumAgeDays ?? shared.maximumAgeDays
  if (days < 1 || days > maxDays) add('Records can count for 1 to 3650 days', 'maximumAgeDays')
  return [...problems, ...pointProblems(input)]
}

function pointProblems({ mapping, points, minimum, maximum }: SaveScoreProviderInput): FieldProblem[] {
  const at = (message: string, ...path: string[]) => [fieldProblem(message, 'input', 'points', ...path)]
  const given = points ?? []
  if (mapping !== 'PIECEWISE') return given.length === 0 ? [] : at('Only the mapping PIECEWISE has points')
  if (given.length < 2 || given.length > maxPoints) return at('There must be 2 to 50 points')
  for (const [i, { from, to }] of given.entries()) {
    const before = given[i - 1]
    if (to < 300 || to > 850) return at('Each point must lead to a score from 300 to 850', String(i), 'to')
    if (from < minimum || from > maximum) return at('Each point must be in the range', String(i), 'from')
    if (before !== undefined && from <= before.from) return at('Each point must be above the one before', String(i))
    if (before !== undefined && to < before.to) return at('Points must not fall', String(i), 'to')
  }
  return []
}
