// The findings of a soak: violations with their circumstances, and counts of what happened.

export interface Findings {
  /** Adds a violation. */
  violation(what: string): void
  readonly violations: readonly string[]
  /** The number of violations; only the first are kept. */
  total(): number
  count(what: string, times?: number): void
  counted(what: string): number
  /** All counts whose name begins with a word. */
  counts(word: string): [name: string, times: number][]
}

const maxKept = 50

/** An empty collection. */
export function createFindings(): Findings {
  const violations: string[] = []
  const counts = new Map<string, number>()
  let total = 0
  return {
    violations,
    violation(what) {
      total++
      if (violations.length < maxKept) violations.push(`${new Date().toISOString()} ${what.slice(0, 2_000)}`)
    },
    total: () => total,
    count: (what, times = 1) => void counts.set(what, (counts.get(what) ?? 0) + times),
    counted: (what) => counts.get(what) ?? 0,
    counts: (word) => [...counts].filter(([name]) => name.startsWith(word)).sort(),
  }
}
