import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { refuseImpersonation } from '@quintet/kit/slice/impersonation.ts'
import {
  conflict,
  invalidUnlessEmpty,
  limitReached,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { ownerRole } from '../access/rules.ts'
import { audit } from '../audit.ts'
import { ensurePersonal } from '../buckets/store.ts'
import type { Context } from '../context.ts'
import { insertMembership } from '../memberships/store.ts'
import { insertBinding } from '../role-bindings/store.ts'
import type { CreateTenantInput, UpdateTenantInput } from '../types.gen.ts'
import { changed, changeProblems, maxOwned, tenantProblems } from './rules.ts'
import { insertTenant, lockOwner, lockTenant, ownedTenants, readDetails, slugIndex, updateDetails } from './store.ts'

/** Creates a tenant whose first member and owner is the caller. `id` fixes the tenant's id, for demo data. */
export const createTenant = (context: Context, input: CreateTenantInput, id = newId()) =>
  change(context, 'createTenant', input, {
    problems: tenantProblems(input),
    taken: { [slugIndex]: conflict('This slug is taken', 'SLUG_TAKEN', ['input', 'slug']) },
    async work(writer) {
      refuseImpersonation(context)
      const userId = viewerId(context)
      if (context.envelope.realmId !== platformRealmId) {
        throw new Refused(notAllowed('You belong to one tenant alone', 'OTHER_PEOPLE'))
      }
      // Locked by the first statement, counted by the second.
      await writer.read(lockOwner, {})
      const [owned] = await writer.read(ownedTenants, {})
      if (owned!.count >= maxOwned) {
        throw new Refused(limitReached(`You can own ${maxOwned} tenants`, 'MAX_TENANTS', ['input']))
      }
      // Row-level security lets only the active tenant be written, so the new one becomes active first.
      const inside = writer.as({ tenantId: id })
      const [tenant] = await inside.run(insertTenant, { slug: input.slug, name: input.name.trim() })
      await inside.run(insertMembership, { id: newId(), memberId: userId })
      await inside.run(insertBinding, { memberId: userId, role: ownerRole, expiresAt: null, grantedBy: null })
      const at = context.clock.now().toISOString()
      await ensurePersonal(inside, context.clock.now())
      await context.publish(inside, 'tenancy.member.joined', { version: 1, userId, at })
      await context.publish(inside, 'tenancy.tenant.provisioned', { version: 1, at })
      const target = { type: 'Tenant', id }
      await audit(context, writer, 'tenancy.tenant.created', {
        userId,
        tenantId: id,
        target,
        details: { slug: input.slug },
      })
      return tenant!
    },
  })

/** Changes the active tenant. Changes at once are made one after the other. */
export const updateTenant = (context: Context, input: UpdateTenantInput) =>
  change(context, 'updateTenant', input, {
    problems: changeProblems(input),
    async work(writer) {
      await writer.read(lockTenant, {})
      const present = await readDetails(writer, tenantId(context))
      if (present === null) throw new Refused(notFoundProblem('There is no active tenant'))
      const next = changed(present, input)
      if (Array.isArray(next)) throw new Refused(invalidUnlessEmpty(next)!)
      const { id } = present
      await audit(context, writer, 'tenancy.tenant.changed', {
        target: { type: 'Tenant', id },
        details: { fields: Object.keys(input).join(' ') },
      })
      return (await updateDetails(writer, { ...next, id, updatedAt: context.clock.now() }))!
    },
  })
