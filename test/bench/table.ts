// Columns of text for people: the first to the left, numbers to the right.

/** Lines of equal width; the first row is the head. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('   ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

/** The value below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** A ratio beside the least that is promised; without a promise the ratio alone. */
export const against = (ratio: number, target: number | undefined): string =>
  target === undefined ? ratio.toFixed(2) : `${ratio.toFixed(2)} of ${target} ${ratio >= target ? 'ok  ' : 'less'}`
