// How far a standby is behind its primary. Both are asked again and again: the standby has come at least to the moment at
// which the primary's log ended where the standby is now. No clock of another machine is compared.
import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import { withDeadline } from './deadline.ts'

export interface StandbyState {
  readonly isUsable: boolean
  /** How far it is behind, as measured at last; grows while it cannot be measured. */
  readonly lagSeconds: number
  /** Reads that it answered, and reads that it could have answered and that went to the primary. */
  readonly answered: number
  readonly passed: number
}

export interface Watch {
  /** The primary's system identifier, which its standbys share; null until both have said the same. */
  cluster(): string | null
  /** Whether the standby is near enough, and was seen at the position or behind it. */
  isUsableFor(position: string): boolean
  /** A read met a standby that is gone: it is left alone until it answers the watch. */
  onLost(): void
  state(): Pick<StandbyState, 'isUsable' | 'lagSeconds'>
  stop(): void
}

interface Sample {
  readonly position: string
  /** By the monotonic clock, in milliseconds, before the primary was asked. */
  readonly at: number
}

const intervalMilliseconds = 500
const answerMilliseconds = 2_000
/** Of a standby that falls behind, so many places of the primary are kept. Later ones are taken once it has come to these. */
const maxSamples = 1_000

/** 16 hexadecimal digits, which compare as texts. */
const positionOf = (lsn: string): string =>
  lsn
    .split('/')
    .map((half) => half.padStart(8, '0'))
    .join('')
    .toUpperCase()

/**
 * The primary's system identifier, and where its log ends. Rejects on a standby.
 * @returns position: behind all that was committed, also what is not written to the disk yet; written: what can be sent
 */
export async function latestOf(primary: postgres.Sql): Promise<{ cluster: string; position: string; written: string }> {
  const query = primary<{ cluster: string; inserted: string; written: string }[]>`
    select system_identifier::text as cluster, pg_current_wal_insert_lsn()::text as inserted,
      pg_current_wal_lsn()::text as written from pg_control_system()`
  const [row] = await withDeadline(query, answerMilliseconds)
  return { cluster: row!.cluster, position: positionOf(row!.inserted), written: positionOf(row!.written) }
}

async function replayedOf(standby: postgres.Sql): Promise<{ cluster: string; isStandby: boolean; position: string }> {
  const query = standby<{ cluster: string; isStandby: boolean; lsn: string }[]>`
    select system_identifier::text as cluster, pg_is_in_recovery() as "isStandby",
      coalesce(pg_last_wal_replay_lsn(), '0/0')::text as lsn from pg_control_system()`
  const [row] = await withDeadline(query, answerMilliseconds)
  return { cluster: row!.cluster, isStandby: row!.isStandby, position: positionOf(row!.lsn) }
}

/** Watches until `stop`. The standby counts as out until it was measured. */
export function createWatch(primary: postgres.Sql, standby: postgres.Sql, maxLagMilliseconds: number): Watch {
  const begun = performance.now()
  const ending = new AbortController()
  let cluster: string | null = null
  let replayed = ''
  let isThere = false
  /** When the primary's log ended where the standby is now, or behind it. */
  let reachedAt = Number.NEGATIVE_INFINITY
  /** Whether it had replayed all there was when it was last asked. */
  let isLevel = false
  let samples: Sample[] = []
  const look = async (): Promise<void> => {
    const at = performance.now()
    const of = await latestOf(primary).catch(() => null)
    if (of !== null && samples.length < maxSamples) samples.push({ position: of.written, at })
    const found = await replayedOf(standby).catch(() => null)
    isThere = found?.isStandby === true && (of === null ? found.cluster === cluster : found.cluster === of.cluster)
    if (found === null || !isThere) {
      // The one that comes back may be another one, which is further behind.
      cluster = null
      reachedAt = Number.NEGATIVE_INFINITY
      isLevel = false
      samples = []
      return
    }
    cluster = found.cluster
    replayed = found.position
    const reached = samples.filter(({ position }) => position <= replayed)
    reachedAt = reached.at(-1)?.at ?? reachedAt
    samples = samples.slice(reached.length)
    isLevel = of !== null && samples.length === 0
  }
  const isUsable = (): boolean => isThere && performance.now() - reachedAt <= maxLagMilliseconds
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await look()
      await pause(intervalMilliseconds, undefined, { ref: false, signal: ending.signal }).catch(() => {})
    }
  }
  void run()
  return {
    cluster: () => cluster,
    isUsableFor: (position) => isUsable() && position <= replayed,
    onLost() {
      isThere = false
    },
    state: () => ({
      isUsable: isUsable(),
      lagSeconds: isLevel && isUsable() ? 0 : (performance.now() - Math.max(reachedAt, begun)) / 1000,
    }),
    stop: () => ending.abort(),
  }
}
