// What metrics tell of standbys, in Prometheus's text format.
import type { StandbyState } from '@quintet/drizzle/client/standby-watch.ts'

/** Figures of the standby of each subgraph; their names alone where there is none. */
export function standbyFigures(
  databases: Iterable<readonly [subgraph: string, database: { readonly standby: (() => StandbyState) | null }]>,
): string {
  const states = [...databases].flatMap(([subgraph, { standby }]) =>
    standby === null ? [] : [{ label: `subgraph="${subgraph}"`, ...standby() }],
  )
  const figure = (name: string, kind: string, help: string, lines: readonly string[]): string =>
    [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines.map((line) => `${name}${line}`), ''].join('\n')
  return [
    figure(
      'quintet_standby_usable',
      'gauge',
      'Whether reads may come from the standby.',
      states.map(({ label, isUsable }) => `{${label}} ${isUsable ? 1 : 0}`),
    ),
    figure(
      'quintet_standby_lag_seconds',
      'gauge',
      'How far the standby is behind its primary.',
      states.map(({ label, lagSeconds }) => `{${label}} ${lagSeconds.toFixed(3)}`),
    ),
    figure(
      'quintet_standby_reads_total',
      'counter',
      'Statements that may be read from the standby, by the server that read them.',
      states.flatMap(({ label, answered, passed }) => [
        `{${label},server="standby"} ${answered}`,
        `{${label},server="primary"} ${passed}`,
      ]),
    ),
  ].join('')
}
