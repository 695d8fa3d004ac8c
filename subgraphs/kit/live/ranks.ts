// Competition ranks: 1, 2, 2, 4. Equal scores share a rank; the next one counts everybody above it.

/**
 * Ranks of the rows of one page, in list order.
 * @param before what stands above the page: the last score, how many scores are higher than it, how many rows come before
 */
export function ranksOf<Row extends { valueHundredths: number }>(
  rows: readonly Row[],
  before: { value: number; greater: number; count: number } | null,
): (Row & { rank: number })[] {
  let value = before?.value
  let rank = (before?.greater ?? 0) + 1
  return rows.map((row, i) => {
    if (row.valueHundredths !== value) {
      value = row.valueHundredths
      rank = (before?.count ?? 0) + i + 1
    }
    return { ...row, rank }
  })
}
