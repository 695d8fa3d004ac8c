// Competition ranks: 1, 2, 2, 4. Equal scores share a rank; the next one counts all above it.

/**
 * Ranks of the rows of one page, in list order.
 * @param after where the page begins: a score, how many are higher, how many are equal, on this page or before it
 */
export function ranksOf<Row extends { valueHundredths: number }>(
  rows: readonly Row[],
  after: { value: number; greater: number; equal: number } | null,
): (Row & { rank: number })[] {
  let value = after?.value
  let rank = (after?.greater ?? 0) + 1
  let above = (after?.greater ?? 0) + (after?.equal ?? 0)
  return rows.map((row) => {
    if (row.valueHundredths !== value) {
      value = row.valueHundredths
      rank = above + 1
    }
    if (value !== after?.value) above++
    return { ...row, rank }
  })
}
