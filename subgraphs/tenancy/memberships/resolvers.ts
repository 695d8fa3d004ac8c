import { activeTenant } from '@quintet/kit/slice/context.ts'
import { isUuid, lowestId, type PageArguments, pageById } from '@quintet/kit/slice/pages.ts'
import { badInput, found } from '@quintet/kit/wire/errors.ts'
import { ownerRole } from '../access/rules.ts'
import type { Context } from '../context.ts'
import { bindingsOf } from '../role-bindings/store.ts'
import { isSlug } from '../tenants/rules.ts'
import { loadTenant } from '../tenants/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { leaveTenant, removeMember, updateMember } from './changes.ts'
import { maySee, statusOf } from './rules.ts'
import {
  anyMembersByUserIds,
  factsInTenant,
  loadMembership,
  memberIdsWithRole,
  memberLimit,
  memberPage,
  ownFactBySlug,
  ownPage,
  ownTenantsWithRole,
} from './store.ts'

const page = (context: Context, of: typeof ownPage, args: PageArguments) =>
  pageById(args, lowestId, (after, limit) => of(context, after, limit))

/** The tenants that a user owns now: found as the user, who sees their own roles alone, and then in each tenant. */
async function ownershipsOf({ scope }: Context, userId: string) {
  const role = ownerRole
  const owned = await scope.as({ userId }).read(ownTenantsWithRole, { role })
  return Promise.all(
    owned.map(async ({ tenantId }) => {
      const owners = await scope.as({ tenantId }).read(memberIdsWithRole, { role })
      const otherOwnerIds = owners.map((owner) => owner.userId).filter((id) => id !== userId)
      return { userId, tenantId, otherOwnerIds }
    }),
  )
}

export const resolvers: Resolvers = {
  Viewer: {
    memberships: (_, args, context) => page(context, ownPage, args),
  },
  Tenant: {
    async member({ id }, { userId }, context) {
      const { scope } = activeTenant(context, id)
      const [member] = isUuid(userId) ? await scope.read(anyMembersByUserIds, { userIds: [userId] }) : []
      return found('member', Promise.resolve(member ?? null))
    },
    members: ({ id }, args, context) => page(activeTenant(context, id), memberPage, args),
  },
  Membership: {
    __resolveReference: async ({ id }, context) => {
      const membership = isUuid(id) ? await loadMembership(context, id) : null
      return membership !== null && maySee(membership, context.envelope) ? membership : null
    },
    user: ({ userId }) => ({ id: userId }),
    status: statusOf,
    tenant: (row, _, context) => row.tenant ?? found('tenant', loadTenant(context, row.tenantId)),
    roles: (row, _, context) =>
      row.roles === undefined ? bindingsOf(context, row.tenantId, row.userId) : [...row.roles],
  },
  Query: {
    async memberCounts(_, { tenantIds }, { scope }) {
      const counts = tenantIds.filter(isUuid).map(async (tenantId) => {
        const [limit] = await scope.as({ tenantId }).read(memberLimit, {})
        return limit === undefined ? [] : [{ tenantId, count: limit.count }]
      })
      return (await Promise.all(counts)).flat()
    },
    ownerships: async (_, { userIds }, context) => {
      const ids = [...new Set(userIds)].filter(isUuid)
      return (await Promise.all(ids.map((userId) => ownershipsOf(context, userId)))).flat()
    },
    memberships: async (_, { userIds, tenantSlug, tenantId }, { scope }) => {
      const ids = [...new Set(userIds)].filter(isUuid)
      if (tenantId !== null && tenantId !== undefined)
        return scope.as({ tenantId }).read(factsInTenant, { userIds: ids })
      if (tenantSlug === null || tenantSlug === undefined) throw badInput('tenantSlug or tenantId is required')
      if (!isSlug(tenantSlug)) return []
      // A slug is looked up as each user, since from outside a tenant is visible through one's own memberships alone.
      const facts = await Promise.all(
        ids.map((userId) => scope.as({ userId }).read(ownFactBySlug, { slug: tenantSlug })),
      )
      return facts.flat()
    },
  },
  Mutation: {
    updateMember: (_, { input }, context) => updateMember(context, input),
    removeMember: (_, { input }, context) => removeMember(context, input),
    leaveTenant: (_, __, context) => leaveTenant(context),
  },
}
