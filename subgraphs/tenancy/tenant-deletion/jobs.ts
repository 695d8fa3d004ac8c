// Deletes tenants whose days of grace are over. Every subgraph then copies and removes what it holds of the tenant.
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { type QueueOf, requestJob } from '@quintet/kit/slice/job-requests.ts'
import { reportChange } from '../access/report-change.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { leftRowsQueue } from '../tenant-moves/queues.ts'
import { endsOfMoves } from '../tenant-moves/store.ts'
import { lockTenant, readDetails, updateDeletion } from '../tenants/store.ts'

interface Deletion {
  /** For when it was requested, ISO 8601: a request that was cancelled or replaced does nothing. */
  readonly scheduledAt: string
}

export const deletionQueue: QueueOf<Deletion> = { name: 'tenancy.tenant-deletion' }

const deleting: WorkQueue<Context, Deletion> = {
  ...deletionQueue,
  run: ({ context, payload: { scheduledAt }, once }) =>
    once(async (writer) => {
      await writer.read(lockTenant, {})
      const tenant = await readDetails(writer, tenantId(context))
      if (tenant?.status !== 'PENDING_DELETION') return
      if (tenant.deletionScheduledAt?.toISOString() !== scheduledAt) return
      const { id } = tenant
      const at = context.clock.now()
      await updateDeletion(writer, { ...tenant, status: 'DELETED', statusChangedAt: at, updatedAt: at })
      await audit(context, writer, 'tenancy.tenant.deleted', { target: { type: 'Tenant', id } })
      await reportChange(context, writer, id, null)
      const databaseIds = (await writer.read(endsOfMoves, {})).map(({ databaseId }) => databaseId)
      // Now, as the moves are among what is removed.
      if (databaseIds.length > 0) await requestJob(context, writer, leftRowsQueue, id, { databaseIds })
      await context.publish(writer, 'tenancy.tenant.deletion_due', { version: 1, at: at.toISOString() })
    }),
}

export const queues = [deleting]
