// Moves of tenants between databases: asking for them, and for their return. A job does the work.
import { change } from '@quintet/kit/slice/change.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { loadDatabase } from '../databases/store.ts'
import { loadPlacement } from '../placements/store.ts'
import { lockTenant, readDetails } from '../tenants/store.ts'
import type { MoveTenantInput, ReturnTenantInput } from '../types.gen.ts'
import { moveQueue } from './queues.ts'
import { moveFault, returnedStatus } from './rules.ts'
import { insertMove, readMove, runningIndex, type TenantMoveRow, unfinished, updateReturn } from './store.ts'

/** Asks for the move of a tenant's data to another database. */
export async function moveTenant(context: Context, input: MoveTenantInput) {
  const { tenantId, databaseId } = input
  const isKnown = isUuid(tenantId) && isUuid(databaseId)
  const [present, database] = isKnown
    ? await Promise.all([loadPlacement(context, tenantId), loadDatabase(context, databaseId)])
    : [null, null]
  const [occupied] = database === null ? [] : await context.databases.tenantCounts([databaseId])
  const heading = database === null ? 0 : await context.tenantMoves.heading(databaseId, tenantId)
  const running = conflict('The tenant is being moved already', 'MOVE_RUNNING', ['input', 'tenantId'])
  return change<TenantMoveRow>(context, 'moveTenant', input, {
    taken: { [runningIndex]: running },
    async work(writer) {
      const inside = isKnown ? writer.as({ tenantId }) : null
      if (inside !== null) await inside.read(lockTenant, {})
      const tenant = inside === null ? null : await readDetails(inside, tenantId)
      if (inside === null || tenant === null || present === null) {
        throw new Refused(notFoundProblem('There is no such tenant', ['input', 'tenantId']))
      }
      if (database === null) {
        throw new Refused(notFoundProblem('There is no such database', ['input', 'databaseId']))
      }
      const fault = moveFault({
        tenant,
        database,
        tenantCount: (occupied?.count ?? 0) + heading,
        presentId: present.databaseId,
      })
      if (fault !== null) throw new Refused(fault)
      // One that is being taken back, too.
      if ((await inside.read(unfinished, {})).length > 0) throw new Refused(running)
      const at = context.clock.now()
      const id = newId()
      const move = await insertMove(inside, {
        tenantId,
        id,
        fromId: present.databaseId,
        toId: databaseId,
        status: 'QUEUED',
        errorMessage: null,
        requestedBy: callerId(context.envelope),
        startedAt: null,
        movedAt: null,
        returnRequestedAt: null,
        completedAt: null,
        createdAt: at,
      })
      await audit(context, inside, 'tenancy.tenant.move_requested', {
        tenantId,
        target: { type: 'TenantMove', id },
        details: { fromId: present.databaseId, toId: databaseId },
      })
      await requestJob(context, inside, moveQueue, id, { moveId: id })
      return move
    },
  })
}

/** Asks for the return of a tenant to the database that it was moved from. */
export async function returnTenant(context: Context, input: ReturnTenantInput) {
  const { moveId } = input
  const known = isUuid(moveId) ? await context.tenantMoves.find(moveId) : null
  return change<TenantMoveRow>(context, 'returnTenant', input, {
    async work(writer) {
      const inside = known === null ? null : writer.as({ tenantId: known.tenantId })
      if (inside !== null) await inside.read(lockTenant, {})
      const move = inside === null ? null : await readMove(inside, moveId)
      if (inside === null || move === null) {
        throw new Refused(notFoundProblem('There is no such move', ['input', 'moveId']))
      }
      const at = context.clock.now()
      const status = returnedStatus(move.status)
      const others = await inside.read(unfinished, {})
      const isPast = move.status === 'MOVED' && (await placementNow(context, move.tenantId)) !== move.toId
      if (status === null || isPast || move.returnRequestedAt !== null || others.some(({ id }) => id !== moveId)) {
        throw new Refused(conflict('The move cannot be taken back any more', 'WRONG_STATUS', ['input', 'moveId']))
      }
      const completedAt = status === 'RETURNED' ? at : null
      const next = { tenantId: move.tenantId, id: moveId, status, returnRequestedAt: at, completedAt }
      await audit(context, inside, 'tenancy.tenant.return_requested', {
        tenantId: move.tenantId,
        target: { type: 'TenantMove', id: moveId },
      })
      await requestJob(context, inside, moveQueue, `${moveId} return`, { moveId })
      return (await updateReturn(inside, next))!
    },
  })
}

/** Where the tenant is, whatever the request has read before. */
const placementNow = async (context: Context, tenantId: string): Promise<string | undefined> =>
  (await context.placements([tenantId]))[0]?.databaseId
