// Tenants that the platform sets up for others: the request, and trying again. steps.ts does the work.
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { needLetters } from '@quintet/kit/slice/letters.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { emailProblems } from '@quintet/kit/slice/text-rules.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { placeNewTenant } from '../placements/store.ts'
import { planProblems } from '../platform-tenants/rules.ts'
import { tenantProblems } from '../tenants/rules.ts'
import { externalIdIndex, readDetails, slugIndex, type TenantDetails } from '../tenants/store.ts'
import type { ProvisionTenantInput, TenantIdInput } from '../types.gen.ts'
import { provisioningQueue } from './jobs.ts'
import { stepNames } from './steps.ts'
import { insertProvisioned, insertStep } from './store.ts'

/** Sets up a tenant for someone else. */
export function provisionTenant(context: Context, input: ProvisionTenantInput) {
  needLetters(context)
  const { slug, ownerEmail, databaseId, tier, maxUsers, externalId, hasOwnPeople } = input
  return change<TenantDetails>(context, 'provisionTenant', input, {
    problems: [
      ...tenantProblems(input),
      ...emailProblems(ownerEmail, 'input', 'ownerEmail'),
      ...planProblems({ maxUsers, externalId }),
    ],
    taken: {
      [slugIndex]: conflict('This slug is taken', 'SLUG_TAKEN', ['input', 'slug']),
      [externalIdIndex]: conflict('Another tenant has this external id', 'EXTERNAL_ID_TAKEN', ['input', 'externalId']),
    },
    async work(writer) {
      const id = newId()
      const inside = writer.as({ tenantId: id })
      const at = context.clock.now()
      const [tenant] = await inside.run(insertProvisioned, {
        slug,
        name: input.name.trim(),
        tier: tier ?? 'FREE',
        maxUsers: maxUsers ?? null,
        externalId: externalId?.trim() ?? null,
        hasOwnPeople: hasOwnPeople ?? false,
        at,
      })
      if (databaseId !== null && databaseId !== undefined && databaseId !== homeDatabaseId) {
        const placed = isUuid(databaseId) ? await inside.read(placeNewTenant, { databaseId, at }) : []
        if (placed[0]?.outcome !== 'DONE') {
          throw new Refused(notFoundProblem('There is no database that takes it', ['input', 'databaseId']))
        }
        inside.afterCommit(context.databases.wake)
      }
      for (const [position, name] of stepNames.entries()) {
        await inside.run(insertStep, { id: newId(), name, position, ownerEmail: ownerEmail.trim(), at })
      }
      await audit(context, inside, 'tenancy.tenant.created', {
        tenantId: id,
        target: { type: 'Tenant', id },
        details: { slug },
      })
      await requestJob(context, inside, provisioningQueue, id, {})
      return tenant!
    },
  })
}

/** Has the steps that are left done, after a failure. */
export const retryProvisioning = (context: Context, { tenantId }: TenantIdInput) =>
  change(
    context,
    'retryProvisioning',
    {},
    {
      async work(writer) {
        const inside = isUuid(tenantId) ? writer.as({ tenantId }) : null
        const tenant = inside === null ? null : await readDetails(inside, tenantId)
        if (inside === null || tenant === null)
          throw new Refused(notFoundProblem('There is no such tenant', ['input', 'tenantId']))
        if (tenant.status !== 'PROVISIONING') {
          throw new Refused(conflict('The tenant is not being set up', 'WRONG_STATUS', ['input', 'tenantId']))
        }
        const key = `${tenantId} ${context.clock.now().toISOString()}`
        await requestJob(context, inside, provisioningQueue, key, {})
        return tenant
      },
    },
  )
