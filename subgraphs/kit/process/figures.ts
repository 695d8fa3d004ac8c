// Figures of a process for Prometheus, beside those of its requests and queues.

export interface Figure {
  readonly name: string
  readonly kind: 'gauge' | 'counter'
  readonly help: string
  readonly value: number
}

/** Figures of several databases as those of one: sums. */
export function sumFigures(figures: readonly Figure[]): Figure[] {
  const sums = new Map<string, Figure>()
  for (const each of figures) sums.set(each.name, { ...each, value: each.value + (sums.get(each.name)?.value ?? 0) })
  return [...sums.values()]
}

/** Figures in Prometheus's text format. */
export const textOfFigures = (figures: readonly Figure[]): string =>
  figures
    .map(({ name, kind, help, value }) => `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${name} ${value}\n`)
    .join('')
