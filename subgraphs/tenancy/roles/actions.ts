import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, limitReached, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { permissionCatalogue } from '@quintet/kit/subgraph/permission-catalogue.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { currentGrants } from '../access/current-grants.ts'
import { reportChange } from '../access/report-change.ts'
import { ownerRole } from '../access/rules.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { membersWithRole } from '../role-bindings/store.ts'
import type { CreateRoleInput, DeleteRoleInput, UpdateRoleInput } from '../types.gen.ts'
import { maxRoles, mayMake, type RoleContent, roleProblems } from './rules.ts'
import {
  bindingInForce,
  deleteBindings,
  deletePolicies,
  deleteRow,
  insertPolicy,
  platformSlugs,
  putRole,
  readRoles,
  setDefaultRole,
  type WholeRole,
} from './store.ts'

/** The role that new members get where a tenant has chosen no other. */
const defaultRole = 'member'

const catalogue = () => new Set(permissionCatalogue().map(({ name }) => name))

/** Makes a role of the active tenant's own. */
export const createRole = (context: Context, input: CreateRoleInput) =>
  change(context, 'createRole', input, {
    problems: roleProblems(input, catalogue()),
    async work(writer) {
      const grants = await currentGrants(writer, context)
      const all = await readRoles(writer)
      const taken = [...all, ...(await writer.read(platformSlugs, {}))]
      if (taken.some(({ slug }) => slug === input.slug)) {
        throw new Refused(conflict('There is a role with this slug', 'SLUG_TAKEN', ['input', 'slug']))
      }
      if (all.filter(({ id }) => id !== null).length >= maxRoles) {
        throw new Refused(limitReached(`A tenant can have ${maxRoles} roles of its own`, 'MAX_ROLES', ['input']))
      }
      const { slug, name, description = null } = input
      const content = {
        scopes: input.scopes ?? [],
        permissions: input.permissions ?? [],
        policies: input.policies ?? [],
      }
      refuseStronger(context, grants, content, null)
      const role = { id: newId(), slug, name: name.trim(), description, ...content }
      await writeRole(context, writer, role, 'tenancy.role.created')
      if (input.isDefault === true) await writer.run(setDefaultRole, { role: slug })
      return roleAfter(writer, slug)
    },
  })

/** Changes a role of the active tenant's own. Its members have what it then holds at once. */
export const updateRole = (context: Context, input: UpdateRoleInput) =>
  change(context, 'updateRole', input, {
    problems: roleProblems(input, catalogue()),
    async work(writer) {
      const grants = await currentGrants(writer, context)
      const { role, id } = await ownRole(writer, input.role)
      const { isDefault } = input
      const { name, description, scopes, permissions, policies } = input
      const content = {
        scopes: scopes ?? (scopes === null ? [] : role.scopes),
        permissions: permissions ?? (permissions === null ? [] : role.permissions),
        policies: policies ?? (policies === null ? [] : role.policies),
      }
      refuseStronger(context, grants, content, role)
      await refuseDenyingOwners(context, writer, role, content)
      const next = {
        id,
        slug: role.slug,
        name: name?.trim() ?? role.name,
        description: description === undefined ? role.description : description,
        ...content,
      }
      await writeRole(context, writer, next, 'tenancy.role.changed')
      if (isDefault === true) await writer.run(setDefaultRole, { role: role.slug })
      if (isDefault === false && role.isDefault) await writer.run(setDefaultRole, { role: defaultRole })
      await reportChange(context, writer, tenantId(context), null)
      return roleAfter(writer, role.slug)
    },
  })

/** Deletes a role of the active tenant's own that is not in force for anyone. */
export const deleteRole = (context: Context, { role: slug }: DeleteRoleInput) =>
  change(
    context,
    'deleteRole',
    {},
    {
      async work(writer) {
        await currentGrants(writer, context)
        const { role, id } = await ownRole(writer, slug)
        const [held] = await writer.read(bindingInForce, { role: slug, at: context.clock.now() })
        if (held !== undefined) throw new Refused(conflict('Members have this role', 'ROLE_IN_USE', ['input', 'role']))
        await writer.run(deleteBindings, { role: slug })
        await writer.run(deleteRow, { roleId: id })
        if (role.isDefault) await writer.run(setDefaultRole, { role: defaultRole })
        await audit(context, writer, 'tenancy.role.deleted', { target: { type: 'Role', id: slug } })
        return { id: slug }
      },
    },
  )

/** A role of the tenant's own. Throws what refuses others. */
async function ownRole(writer: Writer, slug: string): Promise<{ role: WholeRole; id: string }> {
  const role = (await readRoles(writer)).find((each) => each.slug === slug)
  if (role === undefined) throw new Refused(notFoundProblem('There is no such role', ['input', 'role']))
  if (role.id === null) {
    throw new Refused(notAllowed('Roles that every tenant has cannot be changed', 'SYSTEM_ROLE', ['input', 'role']))
  }
  return { role, id: role.id }
}

/** Both the gateway's grants, which a token may narrow, and those of now, as the former may be some seconds old. */
function refuseStronger(
  { envelope }: Context,
  grants: readonly string[],
  next: RoleContent,
  present: RoleContent | null,
): void {
  if (mayMake(envelope, next, present) && mayMake({ ...envelope, grants }, next, present)) return
  throw new Refused(notAllowed('A role can hold only permissions that you hold', 'ROLE_TOO_STRONG', ['input']))
}

/** Only who may grant owners may deny something to one: else administrators could lock them out. */
async function refuseDenyingOwners(
  context: Context,
  writer: Writer,
  role: WholeRole,
  next: RoleContent,
): Promise<void> {
  const isDenying = next.policies.some(({ effect }) => effect === 'DENY')
  if (!isDenying || isPermitted(context.envelope, 'tenancy.owners:grant')) return
  const members = await writer.read(membersWithRole, { role: role.slug })
  const owners = new Set((await writer.read(membersWithRole, { role: ownerRole })).map(({ userId }) => userId))
  if (!members.some(({ userId }) => owners.has(userId))) return
  throw new Refused(notAllowed('An owner has this role: only owners may let it deny', 'ROLE_TOO_STRONG', ['input']))
}

async function writeRole(
  context: Context,
  writer: Writer,
  role: RoleContent & { id: string; slug: string; name: string; description: string | null },
  event: 'tenancy.role.created' | 'tenancy.role.changed',
): Promise<void> {
  const { id, slug, name, description, policies } = role
  const [scopes, permissions] = [[...role.scopes], [...role.permissions]]
  await writer.run(putRole, { id, slug, name, description, scopes, permissions, at: context.clock.now() })
  await writer.run(deletePolicies, { roleId: id })
  for (const [position, policy] of policies.entries()) {
    await writer.run(insertPolicy, { id: newId(), roleId: id, ...policy, position })
  }
  await audit(context, writer, event, { target: { type: 'Role', id: slug } })
}

const roleAfter = async (writer: Writer, slug: string): Promise<WholeRole> =>
  (await readRoles(writer)).find((role) => role.slug === slug)!
