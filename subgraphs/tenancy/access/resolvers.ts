import { activeTenant } from '@quintet/kit/slice/context.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import { permissionCatalogue } from '@quintet/kit/subgraph/permission-catalogue.ts'
import { heldPatterns } from '@quintet/kit/wire/powers.ts'
import type { Resolvers } from '../types.gen.ts'
import { grantRole, revokeRole } from './actions.ts'
import { membershipState, permissionsOf, permissionsOfUser, tenantRoles } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    permissions: (_, __, { envelope }) => heldPatterns(envelope),
  },
  Tenant: {
    roles: async ({ id }, args, context) =>
      pageOfList(args, await activeTenant(context, id).scope.read(tenantRoles, {}), ({ slug }) => slug),
  },
  Role: {
    scopes: async (role, _, context) => (await permissionsOf(context, role)).scopes,
    permissions: async (role, _, context) => (await permissionsOf(context, role)).names,
  },
  Query: {
    permissions: (_, args) => pageOfList(args, permissionCatalogue(), ({ name }) => name),
    grants: async (_, { userId, tenantId }, context) => {
      const scope = context.scope.as({ userId, tenantId: tenantId ?? null })
      const [permissions, [membership]] = await Promise.all([
        scope.read(permissionsOfUser, {}),
        scope.read(membershipState, {}),
      ])
      const isMember = membership?.isMember ?? (tenantId === null || tenantId === undefined)
      return {
        permissions: isMember ? [...new Set(permissions.map(({ permission }) => permission))] : [],
        roles: [...new Set(permissions.map(({ role }) => role))],
        policyVersion: membership?.policyVersion ?? 0,
        isMember,
      }
    },
  },
  Mutation: {
    grantRole: (_, { input }, context) => grantRole(context, input),
    revokeRole: (_, { input }, context) => revokeRole(context, input),
  },
  Subscription: {
    accessChanged: {
      subscribe: (_, __, context) => context.accessChanges(),
      resolve: (change: { tenantId: string | null; userId: string | null }) => change,
    },
  },
}
