// The kinds of credit that every tenant is born with, and what may be asked for in each.

export interface Category {
  readonly slug: string
  /** ISO 4217 code of what is lent. */
  readonly currency: string
  readonly leastMinor: bigint
  readonly mostMinor: bigint
  readonly leastMonths: number
  readonly mostMonths: number
}

const limits = { currency: 'EUR', leastMinor: 500_00n, mostMinor: 50_000_00n, leastMonths: 6, mostMonths: 60 }

const categories: readonly Category[] = [
  { slug: 'overall', ...limits },
  { slug: 'personal-loan', ...limits },
]

/** The category of this name, null when the tenant has none. */
export const categoryOf = (slug: string): Category | null => categories.find((each) => each.slug === slug) ?? null
