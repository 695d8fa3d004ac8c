// Keeps pools of candidates in memory, and brings them up to date from the rows before each use.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import type { Context } from '../context.ts'
import { type CandidatePool, createPool } from './pool.ts'
import { changedCandidates, presentState } from './store.ts'

export interface CandidatePools {
  /** All candidates of the active tenant as they are now. */
  of(context: Context): Promise<CandidatePool>
}

interface Kept {
  readonly pool: CandidatePool
  /** The month up to which experience counts. */
  readonly month: string
  /** The move that had brought the tenant here; null where none had. */
  readonly arrival: string | null
  /** The first transaction whose changes may be missing. */
  since: string
}

/** So many candidates are kept for all tenants together, in one process. */
const maxKept = 500_000
/** How many candidates one statement reads. */
const batch = 5_000

export function createCandidatePools(): CandidatePools {
  const kept = new Map<string, Kept>()
  /** The renewal that runs, and the one that waits for it: who comes meanwhile takes the second. */
  const renewals = new Map<string, { running: Promise<CandidatePool>; next: Promise<CandidatePool> | null }>()

  async function renew(context: Context): Promise<CandidatePool> {
    const tenant = tenantId(context)
    const asOf = context.clock.now().toISOString().slice(0, 10)
    const present = kept.get(tenant) ?? null
    const renewed = await context.scope.longSnapshot((reader) => brought(reader, present, asOf))
    // The newest stands last.
    kept.delete(tenant)
    kept.set(tenant, renewed)
    let sum = [...kept.values()].reduce((all, { pool }) => all + pool.size, 0)
    for (const [other, { pool }] of kept) {
      if (sum <= maxKept || other === tenant) break
      kept.delete(other)
      sum -= pool.size
    }
    return renewed.pool
  }

  return {
    of(context) {
      const tenant = tenantId(context)
      const started = renewals.get(tenant)
      // What runs may have begun before the caller's own change: only the one after it sees that.
      if (started !== undefined) {
        started.next ??= started.running.catch(() => null).then(() => begin(context))
        return started.next
      }
      return begin(context)
    },
  }

  function begin(context: Context): Promise<CandidatePool> {
    const tenant = tenantId(context)
    const entry = { running: renew(context), next: null }
    renewals.set(tenant, entry)
    const end = () => {
      if (renewals.get(tenant) === entry) renewals.delete(tenant)
    }
    entry.running.then(end, end)
    return entry.running
  }
}

/** A pool with all that was committed by now. */
async function brought(reader: Reader, present: Kept | null, asOf: string): Promise<Kept> {
  const [state] = await reader.read(presentState, {})
  const { arrival, oldest, next } = state!
  const month = asOf.slice(0, 7)
  const isUsable = present !== null && present.month === month && present.arrival === arrival
  const pool = isUsable ? present.pool : createPool(asOf)
  const since = isUsable ? present.since : null
  for (let after = lowestId; ; ) {
    const rows = await reader.read(changedCandidates, { since, next, after, limit: batch })
    for (const row of rows) pool.put({ ...row, isPresent: row.erasedAt === null && row.mergedInto === null })
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) break
    after = last.id
  }
  return { pool, month, arrival, since: oldest }
}
