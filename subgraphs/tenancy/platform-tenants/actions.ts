// What the platform sets of a tenant, whose members it need not be among.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { reportChange } from '../access/report-change.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import {
  externalIdIndex,
  lockTenant,
  readDetails,
  type TenantDetails,
  updatePlan,
  updateStatus,
} from '../tenants/store.ts'
import type { SetTenantPlanInput, SetTenantStatusInput } from '../types.gen.ts'
import { maySetStatus, planProblems, statusProblems } from './rules.ts'

/** Sets what a tenant pays for. */
export const setTenantPlan = (context: Context, input: SetTenantPlanInput) =>
  change(context, 'setTenantPlan', input, {
    problems: planProblems(input),
    taken: {
      [externalIdIndex]: conflict('Another tenant has this external id', 'EXTERNAL_ID_TAKEN', ['input', 'externalId']),
    },
    async work(writer) {
      const { inside, tenant } = await tenantToChange(writer, input.tenantId)
      const { tier, maxUsers, features, externalId } = input
      const { id } = tenant
      await audit(context, inside, 'tenancy.tenant.plan_set', { tenantId: id, target: { type: 'Tenant', id } })
      const plan = {
        tier: tier ?? tenant.tier,
        maxUsers: maxUsers === undefined ? tenant.maxUsers : maxUsers,
        features: features === undefined ? tenant.features : ((features ?? {}) as Record<string, unknown>),
        externalId: externalId === undefined ? tenant.externalId : (externalId?.trim() ?? null),
      }
      return (await updatePlan(inside, { id, ...plan, updatedAt: context.clock.now() }))!
    },
  })

/** Stops a tenant, or lets it go on. */
export const setTenantStatus = (context: Context, input: SetTenantStatusInput) =>
  change(context, 'setTenantStatus', input, {
    problems: statusProblems(input),
    async work(writer) {
      const { inside, tenant } = await tenantToChange(writer, input.tenantId)
      const { id } = tenant
      if (!maySetStatus(tenant.status)) {
        throw new Refused(conflict('The tenant is being set up or deleted', 'WRONG_STATUS', ['input', 'tenantId']))
      }
      const at = context.clock.now()
      const { status, reason } = input
      await audit(context, inside, 'tenancy.tenant.status_set', {
        tenantId: id,
        target: { type: 'Tenant', id },
        details: { status, reason },
      })
      await reportChange(context, inside, id, null)
      const next = { id, status, statusReason: reason.trim(), statusChangedAt: at, updatedAt: at }
      return (await updateStatus(inside, next))!
    },
  })

/** A tenant, locked, and the transaction in it: row-level security lets only the active tenant be written. */
async function tenantToChange(writer: Writer, id: string): Promise<{ inside: Writer; tenant: TenantDetails }> {
  const inside = isUuid(id) ? writer.as({ tenantId: id }) : null
  if (inside !== null) await inside.read(lockTenant, {})
  const tenant = inside === null ? null : await readDetails(inside, id)
  if (inside === null || tenant === null) {
    throw new Refused(notFoundProblem('There is no such tenant', ['input', 'tenantId']))
  }
  return { inside, tenant }
}
