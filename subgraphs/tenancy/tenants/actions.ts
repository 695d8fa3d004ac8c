import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, invalidUnlessEmpty, type Problem } from '@quintet/kit/slice/problems.ts'
import { breaksUnique } from '@quintet/kit/wire/errors.ts'
import { ownerRole } from '../access/rules.ts'
import { insertBinding } from '../access/store.ts'
import { change } from '../change.ts'
import type { Context } from '../context.ts'
import { insertMembership } from '../memberships/store.ts'
import type { CreateTenantInput } from '../types.gen.ts'
import { tenantProblems } from './rules.ts'
import { insertTenant, slugIndex, type TenantRow } from './store.ts'

/** Makes a tenant whose first member and owner is the caller. `id` fixes the tenant's id, for demo data. */
export async function createTenant(
  context: Context,
  input: CreateTenantInput,
  id = newId(),
): Promise<TenantRow | Problem> {
  const invalid = invalidUnlessEmpty(tenantProblems(input))
  if (invalid !== null) return invalid
  const userId = viewerId(context)
  try {
    return await change(context, 'createTenant', input, async (writer) => {
      // Row-level security lets a tenant be written by whoever stands in it, so its maker enters it first.
      const inside = writer.as({ tenantId: id })
      const [tenant] = await inside.read(insertTenant, { slug: input.slug, name: input.name.trim() })
      await inside.read(insertMembership, { id: newId(), memberId: userId })
      await inside.read(insertBinding, { memberId: userId, role: ownerRole })
      return { ...tenant! }
    })
  } catch (error) {
    if (breaksUnique(error, slugIndex)) return conflict('This slug is taken', 'SLUG_TAKEN', ['input', 'slug'])
    throw error
  }
}
