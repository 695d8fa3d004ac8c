// How a move goes on: forward, back, and after its end. The engine is drizzle/move/; here is what the platform notes of it.
import type { ComparedTable } from '@quintet/drizzle/move/copy.ts'
import { MoveError, type MovePart } from '@quintet/drizzle/move/ends.ts'
import { withMoveLock } from '@quintet/drizzle/move/lock.ts'
import { CopyDiffers, type MoveStep, moveTenant } from '@quintet/drizzle/move/move.ts'
import { carryLateJobs, purgeLeftRows, purgeOldRows } from '@quintet/drizzle/move/purge.ts'
import { abandonMove, takeBack } from '@quintet/drizzle/move/take-back.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { lockTenant } from '../tenants/store.ts'
import { everythingIn, type PlacedMovePart, partsBack, partsOf } from './parts.ts'
import { areOldRowsDue, isForward, mayReturn } from './rules.ts'
import { insertTables, placeTenant, readMove, removeTables, type TenantMoveRow, updateProgress } from './store.ts'

interface Run {
  readonly context: Context
  readonly move: TenantMoveRow
  readonly signal: AbortSignal
  /** Whether the job counts as dead when this run fails. */
  readonly isLast: boolean
}
type Progress = Partial<
  Pick<TenantMoveRow, 'status' | 'errorMessage' | 'startedAt' | 'movedAt' | 'returnRequestedAt' | 'completedAt'>
>

/** Copies, compares and flips; or goes on with that. */
export async function goForward(run: Run): Promise<void> {
  const { context, move } = run
  const begun = await note(context, move, ({ status, startedAt, completedAt, returnRequestedAt }, at) =>
    returnRequestedAt === null && completedAt === null && isForward(status)
      ? { status: status === 'MOVED' ? 'MOVED' : 'COPYING', startedAt: startedAt ?? at, errorMessage: null }
      : null,
  )
  if (begun === null) return
  let parts: PlacedMovePart[] = []
  try {
    parts = await partsOf(context, move, { ...move, phase: 'forward' })
    await engine(run, parts, {
      onVerifying: () => note(context, move, () => ({ status: 'VERIFYING' })),
      flip: () => note(context, move, (_, at) => ({ status: 'MOVED', movedAt: move.movedAt ?? at }), move.toId),
    })
  } catch (error) {
    await failed(run, parts, error, (errorMessage, at) => ({ status: 'FAILED', errorMessage, completedAt: at }))
    return
  }
  await note(context, move, (_, at) => ({ completedAt: at }))
}

/** Brings the tenant back: at once where it took no write in the new database, else by a move in the other direction. */
export async function goBack(run: Run): Promise<void> {
  const { context, move } = run
  if (!mayReturn(move.status)) return
  const parts = await partsOf(context, move, { ...move, phase: 'after' })
  const isBack = await withMoveLock(context.tenantMoves.homeUrl, move.tenantId, () => takeBack({ ...move, parts }))
  if (!isBack) {
    const swapped = await partsBack(context, move, parts)
    try {
      await engine(run, swapped, {
        onVerifying: async () => {},
        flip: () => note(context, move, () => ({ errorMessage: null }), move.fromId),
      })
    } catch (error) {
      await failed(run, swapped, error, (errorMessage, at) => ({
        status: 'MOVED',
        errorMessage,
        returnRequestedAt: null,
        completedAt: at,
      }))
      return
    }
  }
  await note(context, move, (_, at) => ({ status: 'RETURNED', errorMessage: null, completedAt: at }), move.fromId)
}

/** Carries late jobs of all moves that are done, and removes old rows that are no longer kept. */
export async function keepUp(context: Context, signal: AbortSignal): Promise<void> {
  const { homeUrl, keptDays } = context.tenantMoves
  for (const move of await context.tenantMoves.done(context.clock.now())) {
    signal.throwIfAborted()
    const isReturned = move.status === 'RETURNED'
    await withMoveLock(homeUrl, move.tenantId, async () => {
      const [fromId, toId] = isReturned ? [move.toId, move.fromId] : [move.fromId, move.toId]
      const parts = await partsOf(context, move, { fromId, toId, phase: 'after' })
      const present = await context.tenantMoves.find(move.id)
      if (present?.status !== move.status || present.completedAt === null) return
      const leftAt = isReturned ? move.completedAt : move.movedAt
      if (!areOldRowsDue(leftAt, context.clock.now(), keptDays)) return carryLateJobs({ ...move, parts })
      // What came back by a later move is not old.
      const status = (await purgeOldRows({ ...move, parts }, signal)) ? 'PURGED' : 'RETURNED'
      // A return that was asked for meanwhile copies all rows.
      await note(context, move, ({ returnRequestedAt }) => (returnRequestedAt === null ? { status } : null))
    }).catch((error: unknown) => note(context, move, () => (isReturned ? null : { errorMessage: messageOf(error) })))
  }
}

/** Removes what a deleted tenant has left in these databases. */
export async function forget(
  context: Context,
  tenantId: string,
  databaseIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  await withMoveLock(context.tenantMoves.homeUrl, tenantId, async () => {
    for (const id of databaseIds) {
      await purgeLeftRows(tenantId, await everythingIn(context, id), signal)
    }
  })
}

interface Notes {
  onVerifying(): Promise<unknown>
  flip(): Promise<unknown>
}

async function engine({ context, move, signal }: Run, parts: readonly PlacedMovePart[], notes: Notes): Promise<void> {
  const { id, tenantId } = move
  const systems = parts.find(({ subgraph }) => subgraph === 'marketplace')
  const milliseconds = await withMoveLock(context.tenantMoves.homeUrl, tenantId, (check) =>
    moveTenant({
      id,
      tenantId,
      parts,
      signal,
      makeSchemas: () => context.peers.makeTenantSchemas(tenantId, systems!.toId),
      onVerifying: async () => void (await notes.onVerifying()),
      onCompared: (tables) => storeTables(context, move, tables),
      flip: async () => void (await notes.flip()),
      // From there it can only go forward: not if another process has begun meanwhile.
      afterStep: (step: MoveStep) => (step === 'compared' ? check() : undefined),
    }),
  )
  context.log.info(
    { move: id, milliseconds: Math.round(milliseconds) },
    'a tenant has moved; so long writes were refused',
  )
}

/** What fails for good ends the move and leaves the tenant where it is; everything else is tried again. */
async function failed(
  { context, move, isLast }: Run,
  parts: readonly MovePart[],
  error: unknown,
  end: (message: string, at: Date) => Progress,
): Promise<void> {
  const message = messageOf(error)
  // Without parts the databases could not even be looked into.
  if (parts.length > 0 && (isLast || error instanceof MoveError)) {
    // Where a database cannot be reached it stays as it is, and an operator decides.
    const isTakenBack = await withMoveLock(context.tenantMoves.homeUrl, move.tenantId, () =>
      abandonMove({ ...move, parts }),
    ).catch(() => false)
    if (isTakenBack) {
      if (error instanceof CopyDiffers) await storeTables(context, move, error.tables)
      await note(context, move, (_, at) => end(message, at))
      return
    }
  }
  await note(context, move, ({ status }) => ({
    status: isLast && move.returnRequestedAt === null ? 'SUSPENDED' : status,
    errorMessage: message,
  }))
  throw error
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)

/**
 * Writes how far the move is, unless `progress` has nothing to say about the row as it stands.
 * @param databaseId places the tenant in this database, in the same transaction
 */
async function note(
  context: Context,
  { tenantId, id }: TenantMoveRow,
  progress: (row: TenantMoveRow, at: Date) => Progress | null,
  databaseId: string | null = null,
): Promise<TenantMoveRow | null> {
  const scope = context.scope.as({ tenantId })
  return scope.write(async (writer) => {
    await writer.read(lockTenant, {})
    const row = await readMove(writer, id)
    const at = context.clock.now()
    const next = row === null ? null : progress(row, at)
    if (row === null || next === null) return null
    if (databaseId !== null) {
      const [placed] = await writer.read(placeTenant, { moveId: id, databaseId, at })
      // Once, however often the step is done.
      if (placed !== undefined) {
        const target = { type: 'TenantMove', id }
        await audit(context, writer, 'tenancy.tenant.placed', { tenantId, target, details: { databaseId } })
      }
      writer.afterCommit(context.databases.wake)
    }
    return updateProgress(writer, { ...row, ...next })
  })
}

async function storeTables(context: Context, { tenantId, id }: TenantMoveRow, tables: readonly ComparedTable[]) {
  await context.scope.as({ tenantId }).write(async (writer) => {
    await writer.run(removeTables, { moveId: id })
    await writer.run(insertTables, { moveId: id, tables: [...tables], at: context.clock.now() })
  })
}
