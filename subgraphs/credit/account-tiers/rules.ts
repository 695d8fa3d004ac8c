import { isCurrency, minorUnits } from '@quintet/kit/slice/money.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { AccountTierRow } from './store.ts'

/** Limits in one currency, in its major unit; null without a limit. */
export type TierLimits = AccountTierRow['limits'][number]

interface Tier {
  readonly level: number
  readonly requires: readonly string[]
  readonly limits: readonly TierLimits[]
}

/**
 * The tier of a person: the highest whose documents, and those of all below, are approved and in date.
 * @param tiers the lowest first
 * @param approved the kinds of the person's documents that count
 */
export function tierFor<T extends Tier>(tiers: readonly T[], approved: readonly string[]): T | null {
  const unmet = tiers.findIndex(({ requires }) => !requires.every((type) => approved.includes(type)))
  return tiers[(unmet < 0 ? tiers.length : unmet) - 1] ?? null
}

/** Which documents a person lacks for the next tier. */
export function missingFor(tiers: readonly Tier[], approved: readonly string[]): string[] {
  const next = tiers.find(({ requires }) => !requires.every((type) => approved.includes(type)))
  return next === undefined ? [] : next.requires.filter((type) => !approved.includes(type))
}

const kinds = ['maxCredit', 'maxBalance', 'maxDebit', 'maxDailyDebit'] as const
const maxLevel = 100

interface GivenTier {
  readonly level: number
  readonly name: string
  readonly requires: readonly string[]
  readonly limits: readonly { readonly currency: string; readonly [limit: string]: string | null | undefined }[]
}

/** Limits as they are kept. */
export const limitsFrom = (given: GivenTier['limits']): TierLimits[] =>
  given.map(({ currency, maxCredit = null, maxBalance = null, maxDebit = null, maxDailyDebit = null }) => ({
    currency,
    maxCredit,
    maxBalance,
    maxDebit,
    maxDailyDebit,
  }))

/** What is wrong with a tier to save; empty when nothing is. */
export function tierProblems({ level, name, requires, limits }: GivenTier): FieldProblem[] {
  const at = (message: string, ...path: string[]) => [fieldProblem(message, 'input', ...path)]
  const currencies = limits.map(({ currency }) => currency)
  return [
    ...(level >= 0 && level <= maxLevel ? [] : at(`The level must be from 0 to ${maxLevel}`, 'level')),
    ...textProblems('The name', name, { max: 500 }, 'input', 'name'),
    ...(new Set(requires).size === requires.length ? [] : at('Each kind of document is named once', 'requires')),
    ...(new Set(currencies).size === currencies.length ? [] : at('Each currency is named once', 'limits')),
    ...limits.flatMap((each, index) => {
      const path = ['limits', String(index)]
      if (!isCurrency(each.currency)) return at(`There is no currency ${each.currency}`, ...path, 'currency')
      return kinds.flatMap((kind) => {
        const text = each[kind]
        if (text === null || text === undefined) return []
        const minor = minorUnits(text, each.currency)
        return minor !== null && minor >= 0n && minor <= maxMinor
          ? []
          : at(`A limit is an amount of ${each.currency} that is not below zero`, ...path, kind)
      })
    }),
  ]
}
const maxMinor = 1_000_000_000_000_000n

/** Limits that fall with the level, beside the other tiers; empty when none does. */
export function orderProblems(given: Tier, others: readonly Tier[]): FieldProblem[] {
  const value = (tier: Tier, currency: string, kind: (typeof kinds)[number]): bigint | null => {
    const found = tier.limits.find((each) => each.currency === currency)
    // A currency that is missing is refused: nothing of it may be moved.
    if (found === undefined) return 0n
    const text = found[kind]
    return text === null ? null : minorUnits(text, currency)
  }
  const falls = others.some((other) => {
    const [lower, higher] = other.level < given.level ? [other, given] : [given, other]
    return lower.limits.some(({ currency }) =>
      kinds.some((kind) => {
        const [below, above] = [value(lower, currency, kind), value(higher, currency, kind)]
        return above !== null && (below === null || below > above)
      }),
    )
  })
  return falls ? [fieldProblem('Limits must not fall with the level', 'input', 'limits')] : []
}
