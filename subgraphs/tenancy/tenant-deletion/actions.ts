// The request to delete a tenant, and taking it back. The deletion itself is done by jobs.ts.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { conflict, invalidUnlessEmpty, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { reportChange } from '../access/report-change.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { lockTenant, readDetails, type TenantDetails, updateDeletion } from '../tenants/store.ts'
import type { RequestTenantDeletionInput } from '../types.gen.ts'
import { deletionQueue } from './jobs.ts'
import { deletionProblems, dueAt } from './rules.ts'

/** Requests that the active tenant is deleted when the days of grace are over. */
export const requestTenantDeletion = (context: Context, input: RequestTenantDeletionInput) =>
  change(context, 'requestTenantDeletion', input, {
    async work(writer) {
      const tenant = await lockedTenant(context, writer)
      const graceDays = input.graceDays ?? 7
      const invalid = invalidUnlessEmpty(deletionProblems(input.slug, graceDays, tenant.slug))
      if (invalid !== null) throw new Refused(invalid)
      // The gateway's grants may be some seconds old.
      if (tenant.status !== 'ACTIVE') throw new Refused(wrongStatus)
      const now = context.clock.now()
      const deletionScheduledAt = dueAt(now, graceDays)
      const { id } = tenant
      const at = deletionScheduledAt.toISOString()
      await requestJob(context, writer, deletionQueue, at, { scheduledAt: at }, { startAfter: deletionScheduledAt })
      return record(context, writer, 'tenancy.tenant.deletion_requested', {
        id,
        status: 'PENDING_DELETION',
        deletionRequestedAt: now,
        deletionRequestedBy: viewerId(context),
        deletionScheduledAt,
      })
    },
  })

/** Takes back the request: the tenant is as it was. */
export const cancelTenantDeletion = (context: Context) =>
  change(
    context,
    'cancelTenantDeletion',
    {},
    {
      async work(writer) {
        const { id, status } = await lockedTenant(context, writer)
        if (status !== 'PENDING_DELETION') throw new Refused(wrongStatus)
        return record(context, writer, 'tenancy.tenant.deletion_cancelled', {
          id,
          status: 'ACTIVE',
          deletionRequestedAt: null,
          deletionRequestedBy: null,
          deletionScheduledAt: null,
        })
      },
    },
  )

const wrongStatus = conflict('The tenant is not in the status for this', 'WRONG_STATUS')

async function lockedTenant(context: Context, writer: Writer): Promise<TenantDetails> {
  await writer.read(lockTenant, {})
  const tenant = await readDetails(writer, tenantId(context))
  if (tenant === null) throw new Refused(notFoundProblem('There is no active tenant'))
  return tenant
}

async function record(
  context: Context,
  writer: Writer,
  event: 'tenancy.tenant.deletion_requested' | 'tenancy.tenant.deletion_cancelled',
  next: Omit<Parameters<typeof updateDeletion>[1], 'statusReason' | 'statusChangedAt' | 'updatedAt'>,
): Promise<TenantDetails> {
  const at = context.clock.now()
  await audit(context, writer, event, {
    target: { type: 'Tenant', id: next.id },
    details: { scheduledAt: next.deletionScheduledAt?.toISOString() ?? null },
  })
  await reportChange(context, writer, next.id, null)
  return (await updateDeletion(writer, { ...next, statusReason: null, statusChangedAt: at, updatedAt: at }))!
}
