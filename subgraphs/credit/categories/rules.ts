// The kinds of credit that every tenant has, and what may be asked for in each.

export interface Category {
  readonly slug: string
  readonly name: string
  /** ISO 4217 code of what is lent. */
  readonly currency: string
  readonly minMinor: bigint
  readonly maxMinor: bigint
  readonly minMonths: number
  readonly maxMonths: number
}

const limits = { currency: 'EUR', minMinor: 500_00n, maxMinor: 50_000_00n, minMonths: 6, maxMonths: 60 }

/** By slug. */
export const categories: readonly Category[] = [
  { slug: 'overall', name: 'Overall', ...limits },
  { slug: 'personal-loan', name: 'Personal loan', ...limits },
]

/** The category of this name, null when the tenant has none. */
export const categoryOf = (slug: string): Category | null => categories.find((each) => each.slug === slug) ?? null
