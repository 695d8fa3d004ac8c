import { activeTenant } from '@quintet/kit/slice/context.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { createRole, deleteRole, updateRole } from './actions.ts'
import { loadRoles, type RoleRow, type WholeRole } from './store.ts'

/** A field of a role, which is read whole where it stands beside a member. A role of another tenant is known by name alone. */
const part =
  <Name extends keyof WholeRole>(name: Name, otherwise: WholeRole[Name]) =>
  async (role: RoleRow, _: object, context: Context): Promise<WholeRole[Name]> => {
    if (name in role) return (role as WholeRole)[name]
    const whole = (await loadRoles(context)).find(({ slug }) => slug === role.slug)
    return whole === undefined ? otherwise : whole[name]
  }

export const resolvers: Resolvers = {
  Tenant: {
    roles: async ({ id }, args, context) =>
      pageOfList(args, await loadRoles(activeTenant(context, id)), ({ slug }) => slug),
  },
  Role: {
    description: part('description', null),
    scopes: async (role, _, context) => [...(await part('scopes', [])(role, {}, context))],
    permissions: async (role, _, context) => [...(await part('permissions', [])(role, {}, context))],
    policies: async (role, _, context) => [...(await part('policies', [])(role, {}, context))],
    isDefault: part('isDefault', false),
    isSystem: async (role, _, context) => (await part('id', null)(role, {}, context)) === null,
    createdAt: part('createdAt', null),
    updatedAt: part('updatedAt', null),
  },
  Mutation: {
    createRole: (_, { input }, context) => createRole(context, input),
    updateRole: (_, { input }, context) => updateRole(context, input),
    deleteRole: (_, { input }, context) => deleteRole(context, input),
  },
}
