// Consumes events of other subgraphs: each once, in order for each name, in the transaction of what it causes.
import type { Scope, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { eventCursorsTable } from '@quintet/drizzle/table-parts/published-events.ts'
import { isPlaced } from '@quintet/drizzle/table-parts/residences.ts'
import { type EventName, type EventPayloads, publisherOf } from '@quintet/schema/events.ts'
import type { SubgraphName } from '@quintet/schema/load.ts'
import { lt, sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Logger } from '../process/log.ts'
import { serviceEnvelope } from '../wire/envelope.ts'
import { homeDatabaseId } from '../wire/placements.ts'
import type { Executor } from '../wire/request.ts'
import type { Bus } from './bus.ts'
import { hintsOf } from './hints.ts'
import { isPublishedWherePlaced } from './placed-events.ts'
import type { Placements } from './placements.ts'
import { type EventPosition, type Publish, type PublishedEvent, publishedTopic } from './publish.ts'

export interface ConsumedEvent<Name extends EventName = EventName> {
  readonly name: Name
  readonly position: number
  readonly tenantId: string | null
  readonly payload: EventPayloads[Name]
}

/** What a slice does about an event. */
export interface Consumer {
  readonly event: EventName
  /** Runs in the event's tenant. Asks no other subgraph: the transaction would wait for it. */
  consume(event: ConsumedEvent, writer: Writer, publish: Publish): Promise<void>
}

/** A consumer of one or several events with payloads of one form. */
export const consumerOf = <Name extends EventName>(
  events: readonly Name[],
  consume: (event: ConsumedEvent<Name>, writer: Writer, publish: Publish) => Promise<void>,
): Consumer[] => events.map((event) => ({ event, consume: consume as Consumer['consume'] }))

export interface ConsumingSettings {
  readonly subgraph: SubgraphName
  readonly consumers: readonly Consumer[]
  readonly cursors: ReturnType<typeof eventCursorsTable>
  readonly jobs: postgres.Sql
  readonly bus: Bus
  readonly log: Logger
  readonly executorOf: (subgraph: string) => Executor
  /** How the subgraph itself publishes. */
  readonly publish: Publish
  /** Reads and writes of a tenant. */
  readonly scopeOf: (tenantId: string | null) => Scope
  /** Where tenants' data lie; in one database unless told. */
  readonly placements?: Placements
  /** The database that this consumer works in; the first one by default. */
  readonly databaseId?: string
  /** How often publishers are asked, in case a hint was lost; 1 s by default. */
  readonly pollMilliseconds?: number
}

const page = 100
const maxPauseMilliseconds = 60_000
/** How often in a row a publisher must fail before the log says so. */
const failuresToReport = 3

/**
 * Consumes until the returned function is called, which waits for what is under way. Any number of processes may.
 * What is in a tenant's database is published there alone: consumers in the first database ask each of them.
 */
export function startConsuming(settings: ConsumingSettings): () => Promise<void> {
  const { subgraph, placements, databaseId = homeDatabaseId } = settings
  const publishers = [...new Set(settings.consumers.map(({ event }) => publisherOf(event)))]
  const loops = new Map<string, () => Promise<void>>()
  const start = (publisher: SubgraphName, placement: string): void => {
    const name = `${publisher}@${placement}`
    if (!loops.has(name)) loops.set(name, consumeFrom(publisher, placement, settings))
  }
  const isHere = isPlaced(subgraph)
  const elsewhere = new Set(
    settings.consumers.flatMap(({ event }) => (isPublishedWherePlaced(event) ? [publisherOf(event)] : [])),
  )
  for (const publisher of publishers) start(publisher, isHere && isPlaced(publisher) ? databaseId : homeDatabaseId)
  const follow = (): void => {
    for (const { id } of placements?.others() ?? []) {
      for (const publisher of publishers) if (elsewhere.has(publisher)) start(publisher, id)
    }
  }
  const stopFollowing = isHere ? undefined : placements?.onChange(follow)
  if (!isHere) follow()
  return async () => {
    stopFollowing?.()
    await Promise.all([...loops.values()].map((stop) => stop()))
  }
}

/** @param placement the database whose events are consumed */
function consumeFrom(publisher: SubgraphName, placement: string, settings: ConsumingSettings): () => Promise<void> {
  const { subgraph, jobs, bus, log, executorOf, scopeOf, pollMilliseconds = 1_000 } = settings
  const { placements, databaseId = homeDatabaseId } = settings
  // Of a subgraph that works in one database, one cursor for each database that it asks.
  const suffix = placement === homeDatabaseId || isPlaced(subgraph) ? '' : `@${placement}`
  /** Whether the events of all databases come to each, so that one of them consumes an event. */
  const isShared = isPlaced(subgraph) && !isPlaced(publisher)
  const isAsked = ({ event }: Consumer): boolean =>
    publisherOf(event) === publisher && (placement === homeDatabaseId || isPublishedWherePlaced(event))
  const consumers = new Map(settings.consumers.filter(isAsked).map((each) => [each.event, each]))
  const move = moveStatement(settings.cursors)
  const due = dueStatement(subgraph)
  const query = `query Events($after: [EventPosition!]!, $first: Int!) {
    ${publisher}Events(after: $after, first: $first) { name position tenantId payload } }`

  const ask = async (after: readonly EventPosition[]): Promise<PublishedEvent[]> => {
    const request = { query, variables: { after, first: page } }
    const envelope = {
      ...serviceEnvelope(subgraph, 'events'),
      placement: placement === homeDatabaseId ? null : placement,
    }
    const { data, errors } = await executorOf(publisher)(request, envelope)
    if (errors !== undefined) throw errors[0]!
    return data?.[`${publisher}Events`] as PublishedEvent[]
  }
  const positions = async (): Promise<EventPosition[]> => {
    const rows = await jobs.unsafe<{ name: EventName; position: string }[]>(
      `select name, position from ${subgraph}.event_cursors`,
    )
    const known = new Map(rows.map(({ name, position }) => [String(name), Number(position)]))
    return [...consumers.keys()].map((name) => ({ name, position: known.get(`${name}${suffix}`) ?? 0 }))
  }
  const consume = async (event: PublishedEvent): Promise<void> => {
    const { name, position, tenantId } = event
    const consumer = consumers.get(name as EventName)!
    // Not in the tenant before it is known to live here.
    const scope = scopeOf(isShared ? null : tenantId)
    try {
      await scope.write(async (outside) => {
        const [moved] = await outside.run(move, { name: `${name}${suffix}`, position })
        // Another process was first.
        if (moved === undefined) return
        if (!(await isDue(outside, event))) return
        const writer = isShared ? outside.as({ tenantId }) : outside
        await consumer.consume(
          { ...event, payload: JSON.parse(event.payload) } as ConsumedEvent,
          writer,
          settings.publish,
        )
      })
    } finally {
      await scope.close()
    }
  }
  /** Whether this database consumes an event: of those that come to all, it is the one where the tenant lives. */
  const isDue = async (writer: Writer, { name, position, tenantId }: PublishedEvent): Promise<boolean> => {
    if (!isShared) return true
    if (tenantId === null) return databaseId === homeDatabaseId
    const isPlacedHere = (placements?.databaseOf(tenantId) ?? homeDatabaseId) === databaseId
    const [row] = await writer.read(due, { tenant: tenantId, name, position, isPlacedHere })
    return row!.isDue
  }
  /** Consumes one page. Returns whether there may be more. A name whose event fails is left; the others go on. */
  const round = async (): Promise<boolean> => {
    const after = await positions()
    const events = await ask(after)
    // What is known of placements may be older than the events, also that there is one database alone. Such events are rare.
    if (isShared && events.length > 0) await placements?.refresh()
    const failed = new Set<string>()
    for (const [i, event] of events.entries()) {
      if (isStopped || failed.has(event.name)) continue
      const before =
        events[i - 1]?.name === event.name ? events[i - 1]! : after.find(({ name }) => name === event.name)!
      if (event.position > before.position + 1) {
        log.error(
          { subgraph, event: event.name, after: before.position },
          'events were removed before they were consumed',
        )
      }
      try {
        await consume(event)
        failures = 0
      } catch (error) {
        failed.add(event.name)
        const what = { subgraph, event: event.name, position: event.position, error: String(error) }
        log.warn(what, 'an event was not consumed')
      }
    }
    if (failed.size > 0) throw new Error(`events of ${[...failed].join(', ')} wait`)
    return events.length >= page
  }

  /** Rounds since something was consumed. */
  let failures = 0
  let isStopped = false
  const hints = hintsOf(bus, publishedTopic(publisher))
  const run = async (): Promise<void> => {
    while (!isStopped) {
      hints.clear()
      let hasMore = false
      try {
        hasMore = await round()
        failures = 0
      } catch (error) {
        failures++
        // A peer that starts a little later is no fault.
        if (failures === failuresToReport)
          log.warn({ subgraph, publisher, error: String(error) }, 'consuming events failed; trying again')
      }
      const pause =
        failures === 0 ? pollMilliseconds : Math.min(pollMilliseconds * 2 ** (failures - 1), maxPauseMilliseconds)
      // After a failure only a new hint shortens the pause.
      if (failures > 0) hints.clear()
      if (!isStopped && !hasMore) await hints.wait(pause)
    }
  }
  const ended = run()
  return () => {
    isStopped = true
    hints.stop()
    return ended
  }
}

/** Moves the cursor, unless it is there already. The row stays locked until the commit: who comes second finds it moved. */
const moveStatement = (cursors: ReturnType<typeof eventCursorsTable>) =>
  statement({ name: slot.text, position: slot.int }, (db, p) =>
    db
      .insert(cursors)
      .values({ name: p.name, position: p.position })
      .onConflictDoUpdate({
        target: cursors.name,
        set: { position: sql`excluded.position` },
        setWhere: lt(cursors.position, sql`excluded.position`),
      })
      .returning({ position: cursors.position }),
  )

/**
 * Whether the database consumes an event of a tenant: those whom a move brought or took away are known to itself, of all others
 * the placement decides. Asked after the cursor was moved: a move that decides it holds the cursors.
 */
const dueStatement = (subgraph: string) =>
  statement({ tenant: slot.uuid, name: slot.text, position: slot.int, isPlacedHere: slot.boolean }, (db, p) =>
    db.select({ isDue: sql<boolean>`is_due` }).from(
      sql`${sql.identifier(subgraph)}.event_is_due(${p.tenant}::uuid, ${p.name}::text, ${p.position}::bigint,
          ${p.isPlacedHere}::boolean) as is_due`,
    ),
  )
