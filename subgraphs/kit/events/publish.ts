// Events for other subgraphs: appended in the transaction of what they tell, numbered and read by those who ask.
import type { Appender } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { publishedTables } from '@quintet/drizzle/table-parts/published-events.ts'
import type { EventName, EventPayloads } from '@quintet/schema/events.ts'
import type { SubgraphName } from '@quintet/schema/load.ts'
import type postgres from 'postgres'
import type { Clock } from '../process/clock.ts'
import type { Envelope } from '../wire/envelope.ts'
import type { Bus } from './bus.ts'

/** How long an event is kept for those who consume it. */
export const publishedDays = 30

/** Appends an event in a transaction; it concerns the tenant that the transaction works in. */
export type Publish = <Name extends EventName>(
  writer: Appender,
  name: Name,
  payload: EventPayloads[Name],
) => Promise<void>

/** The bus topic of hints that a subgraph published something. */
export const publishedTopic = (subgraph: string): string => `${subgraph}.events`

const insertSlots = { name: slot.text, payload: slot.json, at: slot.instant }

/** How a subgraph publishes. */
export function createPublish(
  subgraph: SubgraphName,
  { published }: Pick<ReturnType<typeof publishedTables>, 'published'>,
  bus: Bus,
  clock: Clock,
): Publish {
  const insert = statement(insertSlots, (db, p) =>
    db.insert(published).values({ name: p.name, payload: p.payload, tenantId: p.tenantId, createdAt: p.at }),
  )
  return async (writer, name, payload) => {
    await writer.run(insert, { name, payload, at: clock.now() })
    writer.afterCommit(() => bus.wake(publishedTopic(subgraph)))
  }
}

export interface EventPosition {
  readonly name: string
  readonly position: number
}

export interface PublishedEvent extends EventPosition {
  readonly tenantId: string | null
  /** JSON. */
  readonly payload: string
}

/**
 * Up to `first` events of each name after a position, in order.
 * Numbers are given here, to committed events only, by one reader at a time: so none appears before one that was read.
 * Of two events, the one whose transaction waited for the other has the higher number.
 */
export async function readPublished(
  jobs: postgres.Sql,
  subgraph: SubgraphName,
  after: readonly EventPosition[],
  first: number,
): Promise<PublishedEvent[]> {
  const [unnumbered] = await jobs.unsafe(`select 1 from ${subgraph}.published_events where position is null limit 1`)
  if (unnumbered !== undefined) await jobs.begin((transaction) => number(transaction, subgraph))
  const rows = await jobs.unsafe<{ name: string; position: string; tenantId: string | null; payload: string }[]>(
    `select e.name, e.position, e.tenant_id as "tenantId", e.payload
     from jsonb_to_recordset($1::jsonb) as t(name text, position bigint)
     cross join lateral (select * from ${subgraph}.published_events
       where name = t.name and position > t.position order by position limit $2) e
     order by e.name, e.position`,
    [JSON.stringify(after), first],
  )
  return rows.map((row) => ({ ...row, position: Number(row.position) }))
}

async function number(transaction: postgres.TransactionSql, subgraph: SubgraphName): Promise<void> {
  // A statement of its own: the next one sees what was committed before the lock was given.
  await transaction.unsafe(`select pg_advisory_xact_lock(hashtext('${subgraph}.published_events'))`)
  await transaction.unsafe(
    `with fresh as (
       select id, name, row_number() over (partition by name order by id) as nth
       from ${subgraph}.published_events where position is null
     ), heads as (
       insert into ${subgraph}.event_heads as head (name, position) select name, max(nth) from fresh group by name
       on conflict (name) do update set position = head.position + excluded.position
       returning name, position
     ), counts as (select name, max(nth) as total from fresh group by name)
     update ${subgraph}.published_events event set position = heads.position - counts.total + fresh.nth
     from fresh join heads using (name) join counts using (name) where event.id = fresh.id`,
  )
}

const maxFirst = 500

interface EventsArguments {
  readonly after: readonly EventPosition[]
  readonly first: number
}

/**
 * The root field by which other subgraphs ask for a subgraph's events.
 * @param elsewhere the job pool of another database that the request names, where this subgraph publishes in several
 */
export const publishedResolvers = <Context extends { readonly envelope: Envelope }>(
  subgraph: SubgraphName,
  jobs: postgres.Sql,
  elsewhere: (context: Context, databaseId: string) => Promise<postgres.Sql> | null,
): object => ({
  Query: {
    async [`${subgraph}Events`](_: unknown, { after, first }: EventsArguments, context: Context) {
      const { placement } = context.envelope
      const there = placement === null ? null : await elsewhere(context, placement)
      return readPublished(there ?? jobs, subgraph, after, Math.min(Math.max(first, 1), maxFirst))
    },
  },
})
