// Moves a tenant from one database to another while the tenant works. The steps, and what a crash after each leaves:
//   1. copy       rows are copied from a snapshot, in a transaction of the new database that is still open: nothing but the
//                 schemas of installed systems, made before it without rows: the next run drops them and makes them anew
//   2. stop       the tenant's writes wait for no one and are refused; what changed meanwhile is copied, all is compared: nothing
//   3. arrive     the new database has the rows, as ARRIVING: the next run compares and copies again
//   4. depart     the old one says AWAY; from here the move only goes forward, and no database takes writes until it has
//   5. flip       the caller writes that the tenant is placed in the new database, in one transaction
//   6. settle     the new database says HERE and has the waiting jobs
// Each step can be done again. take-back.ts takes back what has not come to its end.
import { setTimeout as pause } from 'node:timers/promises'
import { type ComparedTable, type Copy, copyInRounds, copyRest } from './copy.ts'
import {
  ending,
  MoveError,
  type MovePart,
  type OpenPart,
  type OpenTransaction,
  openCopy,
  openTransaction,
  withParts,
} from './ends.ts'
import { copyJobs, removeJobs } from './jobs.ts'
import { highest, positionsBehind, readPositions, readResidence, stopWrites, writeResidence } from './residence.ts'
import { copySequences, type MadeSchemas, withSchemas } from './schemas.ts'

export const moveSteps = ['copied', 'stopped', 'compared', 'arrived', 'departed', 'flipped', 'settled'] as const
export type MoveStep = (typeof moveSteps)[number]

export interface TenantMove {
  readonly id: string
  readonly tenantId: string
  readonly parts: readonly MovePart[]
  /** Makes the schemas of the tenant's systems in the new database, without rows: they have been dropped there. */
  makeSchemas(): Promise<MadeSchemas>
  /** Writes are stopped, and rows are being compared. */
  onVerifying(): Promise<void>
  /** What the comparison found. It is stored before the move goes on. */
  onCompared(tables: readonly ComparedTable[]): Promise<void>
  /** Places the tenant in the new database. May be called again after a crash. */
  flip(): Promise<void>
  readonly signal?: AbortSignal
  /** Called after each step. */
  afterStep?(step: MoveStep): void | Promise<void>
}

/** The copy differs from its source. Nothing was changed. */
export class CopyDiffers extends MoveError {
  override name = 'CopyDiffers'
  readonly tables: readonly ComparedTable[]
  constructor(tables: readonly ComparedTable[]) {
    const names = tables.filter(({ isEqual }) => !isEqual).map(({ name }) => name)
    super(`The copy differs in ${names.join(', ')}`)
    this.tables = tables
  }
}

/** Moves the tenant, or goes on with a move that was cut off. Returns for how many milliseconds writes were refused. */
export const moveTenant = (move: TenantMove): Promise<number> =>
  withParts(move.parts, async (parts) => {
    let stoppedAt = performance.now()
    if (!(await hasDeparted(parts, move))) {
      const ready = []
      for (const part of parts)
        ready.push(part.isWhole ? part : await withSchemas(part, move, () => move.makeSchemas()))
      stoppedAt = await copyAndDepart(ready, move)
    }
    await move.flip()
    await move.afterStep?.('flipped')
    for (const part of parts) await settle(part, move)
    const milliseconds = performance.now() - stoppedAt
    await move.afterStep?.('settled')
    for (const { from, subgraph, isWhole } of parts) if (isWhole) await removeJobs(from, subgraph, move.tenantId)
    return milliseconds
  })

/**
 * Whether all old databases say that the tenant left by this move. Where only some do, a crash came between them: the tenant
 * comes back to these, where nothing can have been written since.
 */
export async function hasDeparted(parts: readonly OpenPart[], { id, tenantId }: Pick<TenantMove, 'id' | 'tenantId'>) {
  const departed: OpenPart[] = []
  for (const part of parts) {
    const residence = await readResidence(part.from, part.subgraph, tenantId)
    if (residence?.state === 'AWAY' && residence.moveId !== id) {
      throw new MoveError(`The tenant does not live in the database that ${part.subgraph} is to be moved from`)
    }
    if (residence?.state === 'AWAY') departed.push(part)
  }
  if (departed.length === parts.length) return true
  for (const { from, subgraph } of departed) {
    await writeResidence(from, subgraph, { tenantId, moveId: id, state: 'HERE' })
  }
  return false
}

/** Steps 1 to 4. Returns when writes were stopped, by the clock of `performance`. */
async function copyAndDepart(parts: readonly OpenPart[], move: TenantMove): Promise<number> {
  const copies: Copy[] = []
  const opened: OpenTransaction[] = []
  try {
    for (const part of parts) {
      const to = await openCopy(part.to)
      opened.push(to)
      copies.push(await copyInRounds(part, to, move))
    }
    await move.afterStep?.('copied')
    await untilCaughtUp(copies, move)
    // Consumers of the new database wait from here: what they pass, they would not consume for the tenant.
    for (const { to, part } of copies) {
      if (part.isWhole) await to.sql.unsafe(`lock table ${part.subgraph}.event_cursors in share row exclusive mode`)
    }
    const stopped = await stopAllWrites(parts, move)
    const stoppedAt = performance.now()
    try {
      await move.afterStep?.('stopped')
      await compareAll(copies, stopped, move)
      await move.afterStep?.('compared')
      for (const to of opened) await to.commit()
      await move.afterStep?.('arrived')
      for (const transaction of stopped) await transaction.commit()
      await move.afterStep?.('departed')
    } catch (error) {
      await Promise.all(stopped.map((transaction) => transaction.rollback()))
      throw error
    }
    return stoppedAt
  } catch (error) {
    await Promise.all(opened.map((transaction) => transaction.rollback()))
    throw error
  }
}

const catchUpMilliseconds = 30_000

/** Waits until the old databases have consumed what the new ones have passed. */
async function untilCaughtUp(copies: readonly Copy[], { tenantId, signal }: TenantMove): Promise<void> {
  const end = performance.now() + catchUpMilliseconds
  for (const copy of copies) {
    while ((await behind(copy, copy.part.from, tenantId)).names.length > 0) {
      if (performance.now() > end) throw new Error(eventsWait(copy))
      await pause(50, undefined, { signal })
    }
  }
}

const eventsWait = ({ part }: Copy): string => `Events wait to be consumed by ${part.subgraph}: try again later`

/** Which events the old database has not consumed, and the tenant's positions there. */
async function behind({ part, to }: Copy, from: Parameters<typeof readPositions>[0], tenantId: string) {
  const { subgraph, isWhole } = part
  if (!isWhole) return { positions: {}, names: [] }
  const [cursors, residence] = [await readPositions(from, subgraph), await readResidence(from, subgraph, tenantId)]
  const positions = highest(cursors, residence?.positions ?? {})
  return { positions, names: positionsBehind(positions, await readPositions(to.sql, subgraph)) }
}

/** How often running writes are waited for, and how long the tenant works in between. */
const attempts = 10
const betweenMilliseconds = 500

async function stopAllWrites(parts: readonly OpenPart[], { tenantId, signal }: TenantMove): Promise<OpenTransaction[]> {
  for (let attempt = 1; ; attempt++) {
    const opened: OpenTransaction[] = []
    try {
      for (const { from, subgraph } of parts) {
        const transaction = await openTransaction(from, 'read write')
        opened.push(transaction)
        await stopWrites(transaction.sql, subgraph, tenantId)
      }
      return opened
    } catch (error) {
      await Promise.all(opened.map((transaction) => transaction.rollback()))
      if (Reflect.get(Object(error), 'code') !== '55P03' || attempt === attempts) throw error
      await pause(betweenMilliseconds, undefined, { signal })
    }
  }
}

/** Copies what changed, and writes where the tenant lives; it counts once the transactions are committed. */
async function compareAll(copies: readonly Copy[], stopped: readonly OpenTransaction[], move: TenantMove) {
  await move.onVerifying()
  const { id: moveId, tenantId } = move
  const comparing = copies.map(async (copy, i) => {
    const { subgraph, schemas } = copy.part
    const from = stopped[i]!
    const { positions, names } = await behind(copy, from.sql, tenantId)
    if (names.length > 0) throw new Error(eventsWait(copy))
    const tables = await copyRest(copy, from)
    if (schemas !== null) await copySequences(schemas, from.sql, copy.to.sql, tenantId)
    await writeResidence(copy.to.sql, subgraph, { tenantId, moveId, state: 'ARRIVING' }, positions)
    await writeResidence(from.sql, subgraph, { tenantId, moveId, state: 'AWAY' })
    return tables
  })
  // All have ended before one of their transactions is rolled back.
  const results = await Promise.allSettled(comparing)
  const tables = results.flatMap((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
  if (tables.some(({ isEqual }) => !isEqual)) throw new CopyDiffers(tables)
  await move.onCompared(tables)
}

/** Step 6. */
export async function settle(
  { subgraph, from, to, isWhole }: OpenPart,
  { id: moveId, tenantId }: Pick<TenantMove, 'id' | 'tenantId'>,
): Promise<void> {
  const transaction = await openTransaction(to, 'read write')
  await ending(transaction, async () => {
    if (isWhole) await copyJobs(from, transaction.sql, subgraph, tenantId)
    await writeResidence(transaction.sql, subgraph, { tenantId, moveId, state: 'HERE' })
  })
}
