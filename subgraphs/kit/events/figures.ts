// What metrics tell of events: how many wait that nothing has read, since when, and how far each consumer is.
import { readMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import { isPlaced } from '@quintet/drizzle/table-parts/residences.ts'
import { consumersOf, type EventName, publisherOf } from '@quintet/schema/events.ts'
import type { SubgraphName } from '@quintet/schema/load.ts'
import type postgres from 'postgres'

export interface EventFigures {
  readonly subgraph: SubgraphName
  /** Events for other subgraphs that none of them has read. */
  readonly waiting: number
  /** How many seconds the oldest of them has waited. */
  readonly oldest: number
  /** How many seconds the oldest event of live streams has been kept. */
  readonly kept: number
  /** How many events were published, by name. */
  readonly published: ReadonlyMap<string, number>
  /** Up to which number events were consumed, by name. */
  readonly consumed: ReadonlyMap<string, number>
}

/** Figures of a subgraph in one database, read under the job role. */
export async function readEventFigures(jobs: postgres.Sql, subgraph: SubgraphName, now: Date): Promise<EventFigures> {
  const ask = <Row extends object>(text: string) => withDeadline(jobs.unsafe<Row[]>(text), readMilliseconds)
  const [published, cursors, streams] = await Promise.all([
    ask<{ name: string; published: string; waiting: string; since: Date | null }>(
      `select name, coalesce(h.position, 0) + coalesce(w.waiting, 0) as published, coalesce(w.waiting, 0) as waiting, w.since
       from ${subgraph}.event_heads h full join (
         select name, count(*) as waiting, min(created_at) as since from ${subgraph}.published_events
         where position is null group by name) w using (name)`,
    ),
    readIfThere<{ name: string; position: string }>(ask, `${subgraph}.event_cursors`, 'name, position'),
    readIfThere<{ since: Date | null }>(ask, `${subgraph}.outbox`, 'min(created_at) as since'),
  ])
  const ages = (instants: readonly (Date | null | undefined)[]): number =>
    Math.max(0, ...instants.map((since) => (since ? (now.getTime() - new Date(since).getTime()) / 1000 : 0)))
  const consumed = new Map(expectedBy(subgraph).map((name) => [name as string, 0]))
  for (const { name, position } of cursors) {
    // One cursor for each database that is asked: together they are how far the consumer is.
    const [event = ''] = name.split('@')
    consumed.set(event, (consumed.get(event) ?? 0) + Number(position))
  }
  return {
    subgraph,
    waiting: published.reduce((sum, row) => sum + Number(row.waiting), 0),
    oldest: ages(published.map(({ since }) => since)),
    kept: ages(streams.map(({ since }) => since)),
    published: new Map(published.map((row) => [row.name, Number(row.published)])),
    consumed,
  }
}

/** Rows of a table that not every subgraph has. */
async function readIfThere<Row extends object>(
  ask: <Each extends object>(text: string) => Promise<Each[]>,
  table: string,
  columns: string,
): Promise<Row[]> {
  const [found] = await ask<{ isThere: boolean }>(`select to_regclass('${table}') is not null as "isThere"`)
  return found!.isThere ? ask<Row>(`select ${columns} from ${table}`) : []
}

const expectedBy = (subgraph: SubgraphName): EventName[] =>
  (Object.keys(consumersOf) as EventName[]).filter((event) => consumersOf[event].includes(subgraph))

/** Figures of a subgraph in the first database, with what it publishes in others: it consumes in the first one alone. */
export function addPublished(first: EventFigures, others: readonly EventFigures[]): EventFigures {
  const published = new Map(first.published)
  for (const each of others) {
    for (const [event, count] of each.published) published.set(event, (published.get(event) ?? 0) + count)
  }
  return {
    ...first,
    published,
    waiting: others.reduce((sum, { waiting }) => sum + waiting, first.waiting),
    oldest: Math.max(first.oldest, ...others.map(({ oldest }) => oldest)),
  }
}

/** Figures of one subgraph in several databases as those of one. */
export function joinEventFigures(all: readonly [EventFigures, ...EventFigures[]]): EventFigures {
  const [{ subgraph }] = all
  const joined = (of: 'published' | 'consumed', join: (event: string, values: number[]) => number) =>
    new Map(
      [...new Set(all.flatMap((each) => [...each[of].keys()]))].map((event) => [
        event,
        join(
          event,
          all.map((each) => each[of].get(event) ?? 0),
        ),
      ]),
    )
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  return {
    subgraph,
    waiting: sum(all.map(({ waiting }) => waiting)),
    oldest: Math.max(...all.map(({ oldest }) => oldest)),
    kept: Math.max(...all.map(({ kept }) => kept)),
    published: joined('published', (_, values) => sum(values)),
    // Events of the first database come to each: the one that is behind counts.
    consumed: joined('consumed', (event, values) =>
      isPlaced(publisherOf(event as EventName)) ? sum(values) : Math.min(...values),
    ),
  }
}

/** Figures in Prometheus's text format. */
export function eventFiguresText(figures: readonly EventFigures[]): string {
  const one = (name: string, help: string, key: 'waiting' | 'oldest' | 'kept'): string[] => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...figures.map((each) => `${name}{subgraph="${each.subgraph}"} ${each[key]}`),
  ]
  return [
    ...one('quintet_outbox_waiting', 'Events for other subgraphs that none of them has read.', 'waiting'),
    ...one('quintet_outbox_oldest_seconds', 'How long the oldest event that none has read waits.', 'oldest'),
    ...one('quintet_outbox_kept_seconds', 'How long the oldest event of live streams has been kept.', 'kept'),
    '# HELP quintet_events_published_total Events that were published for other subgraphs.',
    '# TYPE quintet_events_published_total counter',
    ...figures.flatMap(({ published }) =>
      [...published].map(([event, count]) => `quintet_events_published_total{event="${event}"} ${count}`),
    ),
    '# HELP quintet_events_consumed_total Events of a name that a subgraph has consumed.',
    '# TYPE quintet_events_consumed_total counter',
    ...figures.flatMap(({ subgraph, consumed }) =>
      [...consumed].map(
        ([event, count]) => `quintet_events_consumed_total{subgraph="${subgraph}",event="${event}"} ${count}`,
      ),
    ),
  ]
    .join('\n')
    .concat('\n')
}
