// What metrics tell of each database beside the first one: its tenants, its connections, and the jobs that wait there.
import type { Placements } from '../events/placements.ts'
import type { Cell } from './cells.ts'
import type { RunningSubgraph } from './definition.ts'

/** In Prometheus's text format. A database that does not answer in time has no figures of its own this time. */
export async function databaseFigures(
  subgraph: string,
  placements: Pick<Placements, 'others' | 'tenantCounts'>,
  cells: readonly Cell<Pick<RunningSubgraph, 'jobFigures'>>[],
): Promise<string> {
  const tenants = placements.tenantCounts()
  const databases = placements.others().map(({ id, name }) => ({ id, label: `database="${labelOf(name)}"` }))
  const open = await Promise.all(
    databases.map(async ({ id, label }) => {
      const cell = cells.find(({ databaseId }) => databaseId === id)
      const read = cell === undefined ? null : Promise.all([cell.running.jobFigures(), cell.connections()])
      return {
        id,
        label: `${label},subgraph="${subgraph}"`,
        isOpen: cell !== undefined,
        read: await read?.catch(() => null),
      }
    }),
  )
  const answering = open.flatMap(({ label, read }) => (read ? [{ label, jobs: read[0], connections: read[1] }] : []))
  const oldest = (jobs: readonly { readonly oldest: number }[]): number =>
    Math.max(0, ...jobs.map((each) => each.oldest))
  return [
    ...gauge(
      'tenants',
      'Tenants whose data lie in a database beside the first one.',
      databases.map(({ id, label }) => [label, tenants.get(id) ?? 0]),
    ),
    ...gauge(
      'open',
      'Whether this process is connected to a database for a subgraph.',
      open.map(({ label, isOpen }) => [label, isOpen ? 1 : 0]),
    ),
    ...gauge(
      'connections',
      'Connections of all processes to a database.',
      answering.map(({ label, connections }) => [label, connections]),
    ),
    ...gauge(
      'jobs_oldest_seconds',
      'How long the oldest job in a database has waited that may run.',
      answering.map(({ label, jobs }) => [label, oldest(jobs)]),
    ),
    ...gauge(
      'jobs_dead',
      'Jobs in a database that are not tried again: see deadJobs.',
      answering.map(({ label, jobs }) => [label, jobs.reduce((sum, { dead }) => sum + dead, 0)]),
    ),
  ]
    .join('\n')
    .concat('\n')
}

const gauge = (name: string, help: string, values: readonly (readonly [label: string, value: number])[]): string[] => [
  `# HELP quintet_database_${name} ${help}`,
  `# TYPE quintet_database_${name} gauge`,
  ...values.map(([label, value]) => `quintet_database_${name}{${label}} ${value}`),
]

/** A name as a label's value (Prometheus's text format). */
const labelOf = (name: string): string => name.replaceAll(/["\\\n]/g, '_')
