// Which scores there are.

/** A score from 0 to 100 with at most two decimals, in hundredths; null when it is none. */
export function hundredthsOf(value: number): number | null {
  const hundredths = Math.round(value * 100)
  // Dividing gives the double that the same decimal text has, so the comparison is exact: 0.07, 19.99.
  const isExact = hundredths / 100 === value
  return isExact && hundredths >= 0 && hundredths <= 10_000 ? Math.abs(hundredths) : null
}
