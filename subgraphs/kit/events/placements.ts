// Where tenants' data lie, as one process knows it: asked of tenancy every 2 s and at each hint.

import type { Logger } from '../process/log.ts'
import { serviceEnvelope } from '../wire/envelope.ts'
import { refusedForNow, wrongRegion } from '../wire/errors.ts'
import { type ConnectionStrings, homeDatabaseId, openConnections, placementTopic } from '../wire/placements.ts'
import type { Executor } from '../wire/request.ts'
import type { Bus } from './bus.ts'
import { hintsOf } from './hints.ts'

/** A database beside the first one that is in use. */
export interface PlacedDatabase {
  readonly id: string
  readonly name: string
  readonly region: string | null
  readonly connections: ConnectionStrings
}

export interface Placements {
  /** Whether there is no database but the first one: null until tenancy has said so. */
  isSingle(): boolean | null
  /** The databases beside the first one. */
  others(): readonly PlacedDatabase[]
  /** The database that a tenant's data lie in. Throws UNAVAILABLE while that is not known. */
  databaseOf(tenantId: string): string
  /** Whether a tenant came back to the first database less than so long ago, or may have. */
  hasComeHome(tenantId: string, milliseconds: number): boolean
  /** The region of a database; null where none was set. */
  regionOf(databaseId: string): string | null
  /** How many tenants' data lie in each database beside the first one. */
  tenantCounts(): ReadonlyMap<string, number>
  /** Asks tenancy now. Rejects where it does not answer. */
  refresh(): Promise<void>
  /** Calls `listener` after each change; returns a function that stops it. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

/** Waits until tenancy has said where tenants are, once after the start. Throws UNAVAILABLE. */
export async function settlePlacements(placements: Pick<Placements, 'isSingle' | 'refresh'>): Promise<void> {
  if (placements.isSingle() !== null) return
  await placements.refresh().catch(() => {
    throw refusedForNow('UNAVAILABLE', 'Where the data of tenants lie is not known yet; try again', retrySeconds)
  })
}

/** Refuses tenants of another region. @param region of this process; null where there is but one */
export function checkRegion(placements: Pick<Placements, 'regionOf'>, region: string | null, databaseId: string): void {
  const right = placements.regionOf(databaseId)
  if (region !== null && right !== null && right !== region) throw wrongRegion(right)
}

const pollMilliseconds = 2_000
/** After so long without an answer of tenancy, tenants are refused: another process may have moved them. */
const goodMilliseconds = 10_000
const retrySeconds = 2

interface Registry {
  readonly stamp: string
  readonly homeRegion: string | null
  readonly databases: readonly { id: string; name: string; region: string | null; connections: string }[]
  readonly placed: readonly { tenantId: string; databaseId: string }[]
}

interface Known {
  readonly stamp: string
  readonly homeRegion: string | null
  readonly databases: ReadonlyMap<string, PlacedDatabase>
  readonly placed: ReadonlyMap<string, string>
}

const query = `query ($known: String) { databaseRegistry(known: $known) { stamp homeRegion
  databases { id name region connections } placed { tenantId databaseId } } }`

interface PlacementSettings {
  readonly bus: Bus
  readonly log: Logger
  /** How tenancy is reached. */
  readonly tenancy: Executor
  /** The root secrets, the current one first. */
  readonly secrets: readonly Uint8Array[]
}

/** Follows the registry until it is closed. */
export function followPlacements({ bus, log, tenancy, secrets }: PlacementSettings): Placements {
  let known: Known | null = null
  let askedAt = 0
  /** When this process first heard of tenants elsewhere: any may have come home just before. */
  let heardAt = Number.NEGATIVE_INFINITY
  const cameHomeAt = new Map<string, number>()
  let isStopped = false
  const listeners = new Set<() => void>()
  const opened = ({ id, name, region, connections }: Registry['databases'][number]): PlacedDatabase => ({
    id,
    name,
    region,
    connections: openConnections(secrets, id, connections),
  })
  const ask = async (): Promise<void> => {
    const startedAt = performance.now()
    const request = { query, variables: { known: known?.stamp ?? null } }
    const { data, errors } = await tenancy(request, serviceEnvelope('placements', 'placements'))
    if (errors?.[0] !== undefined) throw errors[0]
    const found = (data as { databaseRegistry: Registry | null }).databaseRegistry
    askedAt = startedAt
    if (found === null) return
    const placed = new Map(found.placed.map(({ tenantId, databaseId }) => [tenantId, databaseId]))
    if (known === null && found.databases.length > 0) heardAt = performance.now()
    for (const tenantId of known?.placed.keys() ?? []) {
      if (!placed.has(tenantId)) cameHomeAt.set(tenantId, performance.now())
    }
    known = {
      stamp: found.stamp,
      homeRegion: found.homeRegion,
      databases: new Map(found.databases.map((each) => [each.id, opened(each)])),
      placed,
    }
    for (const listener of listeners) listener()
  }
  // One question at a time; who asks meanwhile waits for the next one, which begins after they asked.
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const refresh = (): Promise<void> => {
    if (running === null) {
      running = ask().finally(() => {
        running = null
      })
      return running
    }
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null
        return refresh()
      })
    return next
  }
  const hints = hintsOf(bus, placementTopic)
  let failures = 0
  const run = async (): Promise<void> => {
    while (!isStopped) {
      hints.clear()
      try {
        await refresh()
        failures = 0
      } catch (error) {
        failures++
        if (failures === 5) log.warn({ error: String(error) }, 'tenancy does not say where tenants’ data lie')
      }
      if (!isStopped)
        await hints.wait(known === null ? Math.min(100 * 2 ** failures, pollMilliseconds) : pollMilliseconds)
    }
  }
  const ended = run()
  return {
    isSingle: () => (known === null ? null : known.databases.size === 0 && known.placed.size === 0),
    others: () => [...(known?.databases.values() ?? [])],
    databaseOf(tenantId) {
      if (known === null || performance.now() - askedAt > goodMilliseconds) {
        throw refusedForNow('UNAVAILABLE', 'Where the data of your tenant lie is not known at the moment', retrySeconds)
      }
      return known.placed.get(tenantId) ?? homeDatabaseId
    },
    hasComeHome: (tenantId, milliseconds) =>
      performance.now() - Math.max(heardAt, cameHomeAt.get(tenantId) ?? heardAt) < milliseconds,
    regionOf: (databaseId) =>
      databaseId === homeDatabaseId ? (known?.homeRegion ?? null) : (known?.databases.get(databaseId)?.region ?? null),
    tenantCounts() {
      const counts = new Map([...(known?.databases.keys() ?? [])].map((id) => [id, 0]))
      for (const id of known?.placed.values() ?? []) counts.set(id, (counts.get(id) ?? 0) + 1)
      return counts
    },
    refresh,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      isStopped = true
      hints.stop()
      return ended
    },
  }
}
