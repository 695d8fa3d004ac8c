import { isUuid, pageOfList } from '@quintet/kit/slice/pages.ts'
import { permissionCatalogue } from '@quintet/kit/subgraph/permission-catalogue.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import { heldPatterns } from '@quintet/kit/wire/powers.ts'
import { shownAddresses } from '../security-policies/rules.ts'
import { readPolicy } from '../security-policies/store.ts'
import { isSlug } from '../tenants/rules.ts'
import { activeTenantNames } from '../tenants/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { explain, isPermissionName } from './explain.ts'
import { nextEnd } from './rules.ts'
import { membershipState, ownersOfTenant, permissionsOfUser } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    permissions: (_, __, { envelope }) => heldPatterns(envelope),
    async whyMayI(_, { permission }, context) {
      if (!isPermissionName(permission)) throw badInput('permission must be a name such as credit.scores:write')
      return explain(
        context.envelope,
        await context.scope.read(permissionsOfUser, { at: context.clock.now() }),
        permission,
      )
    },
  },
  Query: {
    permissions: (_, args) => pageOfList(args, permissionCatalogue(), ({ name }) => name),
    tenantEntries: async (_, { slugs, ids }, { scope, tenantIdOf }) => {
      const named = await Promise.all(slugs.filter(isSlug).map(tenantIdOf))
      const tenantIds = [...named, ...(ids ?? []).filter(isUuid)].filter((id) => id !== null)
      const entries = tenantIds.map(async (tenantId) => {
        const inTenant = scope.as({ tenantId })
        const [tenant] = await inTenant.read(activeTenantNames, {})
        if (tenant === undefined) return []
        const owners = await inTenant.read(ownersOfTenant, {})
        return [{ tenantId, ...tenant, ownerIds: owners.map(({ userId }) => userId) }]
      })
      return (await Promise.all(entries)).flat()
    },
    grants: async (_, { userId, tenantId }, context) => {
      const scope = context.scope.as({ userId, tenantId: tenantId ?? null })
      const [held, [membership], policy] = await Promise.all([
        scope.read(permissionsOfUser, { at: context.clock.now() }),
        scope.read(membershipState, {}),
        tenantId == null ? null : readPolicy(scope),
      ])
      const isMember = membership?.isMember ?? (tenantId === null || tenantId === undefined)
      return {
        permissions: isMember ? [...new Set(held.map(({ permission }) => permission))] : [],
        roles: [...new Set(held.map(({ role }) => role))],
        policyVersion: membership?.policyVersion ?? 0,
        isMember,
        isEnding: membership?.isEnding ?? false,
        isTenantActive: membership?.isTenantActive ?? (tenantId === null || tenantId === undefined),
        changesAt: nextEnd(held),
        addressRules: policy?.ipRestrictions.enabled ? shownAddresses(policy.ipRestrictions) : null,
      }
    },
  },
  Subscription: {
    accessChanged: {
      subscribe: (_, __, context) => context.accessChanges(),
      resolve: (change: { tenantId: string | null; userId: string | null }) => change,
    },
  },
}
