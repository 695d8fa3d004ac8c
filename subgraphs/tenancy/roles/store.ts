import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { roleBindings, rolePermissions, rolePolicies, roles, tenantRoles } from '@quintet/drizzle/tenancy/access.ts'
import { tenants } from '@quintet/drizzle/tenancy/tenants.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { Policy, RoleContent } from './rules.ts'

/** A role as it stands beside members. */
export interface RoleRow {
  readonly slug: string
  readonly name: string
}

/** A role with all that it holds. */
export interface WholeRole extends RoleRow, RoleContent {
  /** Null for one that every tenant has. */
  readonly id: string | null
  readonly description: string | null
  readonly createdAt: Date | null
  readonly updatedAt: Date | null
  readonly isDefault: boolean
}

/** Seeded roles of a level, strongest first, each with one of its permissions. */
const seededRoles = statement({ level: slot.text }, (db, p) =>
  db
    .select({ slug: roles.slug, name: roles.name, permission: rolePermissions.permission })
    .from(roles)
    .innerJoin(rolePermissions, eq(rolePermissions.role, roles.slug))
    .where(eq(roles.level, p.level))
    .orderBy(asc(roles.position), asc(roles.slug), asc(rolePermissions.permission)),
)

/** Slugs of roles on the platform: no tenant may have a role that is taken for one of them. */
export const platformSlugs = statement({}, (db) =>
  db.select({ slug: roles.slug }).from(roles).where(eq(roles.level, 'platform')),
)

const own = {
  id: tenantRoles.id,
  slug: tenantRoles.slug,
  name: tenantRoles.name,
  description: tenantRoles.description,
  scopes: tenantRoles.scopes,
  permissions: tenantRoles.permissions,
  createdAt: tenantRoles.createdAt,
  updatedAt: tenantRoles.updatedAt,
}
/** Roles of the tenant's own, by slug. */
const ownRoles = statement({}, (db, p) =>
  db.select(own).from(tenantRoles).where(eq(tenantRoles.tenantId, p.tenantId)).orderBy(asc(tenantRoles.slug)),
)

const allPolicies = statement({}, (db, p) =>
  db
    .select({
      roleId: rolePolicies.roleId,
      effect: sql<Policy['effect']>`${rolePolicies.effect}`,
      resource: rolePolicies.resource,
      action: rolePolicies.action,
    })
    .from(rolePolicies)
    .where(eq(rolePolicies.tenantId, p.tenantId))
    .orderBy(asc(rolePolicies.roleId), asc(rolePolicies.position)),
)

const defaultRole = statement({}, (db, p) =>
  db.select({ slug: tenants.defaultRole }).from(tenants).where(eq(tenants.id, p.tenantId)),
)

const isPattern = (permission: string) => permission.includes('*')

type Reader = Pick<Context['scope'], 'read'>

async function readSeeded(reader: Reader, level: 'tenant' | 'platform'): Promise<WholeRole[]> {
  const rows = await reader.read(seededRoles, { level })
  return [...Map.groupBy(rows, ({ slug }) => slug)].map(([slug, ofRole]) => {
    const held = ofRole.map(({ permission }) => permission)
    return {
      id: null,
      slug,
      name: ofRole[0]!.name,
      description: null,
      scopes: held.filter(isPattern),
      permissions: held.filter((each) => !isPattern(each)),
      policies: [],
      createdAt: null,
      updatedAt: null,
      isDefault: false,
    }
  })
}

/** Roles on the platform, strongest first. */
export const readPlatformRoles = (reader: Reader): Promise<WholeRole[]> => readSeeded(reader, 'platform')

/** All roles of the active tenant: those that every tenant has, strongest first, then its own. */
export async function readRoles(reader: Reader): Promise<WholeRole[]> {
  const [seeded, mine, policies, [byDefault]] = await Promise.all([
    readSeeded(reader, 'tenant'),
    reader.read(ownRoles, {}),
    reader.read(allPolicies, {}),
    reader.read(defaultRole, {}),
  ])
  const isDefault = (slug: string) => slug === byDefault?.slug
  const system = seeded.map((role) => ({ ...role, isDefault: isDefault(role.slug) }))
  const byRole = Map.groupBy(policies, ({ roleId }) => roleId)
  const made = mine.map((role) => ({
    ...role,
    policies: (byRole.get(role.id) ?? []).map(({ effect, resource, action }) => ({ effect, resource, action })),
    isDefault: isDefault(role.slug),
  }))
  return [...system, ...made]
}

const loadAll = (read: typeof readRoles) =>
  loadMany<Context, { readonly of: string; readonly role: WholeRole }>(
    async (context, keys) => {
      const all = await read(context.scope)
      return keys.flatMap((of) => all.map((role) => ({ of, role })))
    },
    ({ of }) => of,
  )
const loadOfTenant = loadAll(readRoles)
const loadOfPlatform = loadAll(readPlatformRoles)

/** All roles of the active tenant, read once for a request. */
export const loadRoles = async (context: Context): Promise<WholeRole[]> =>
  (await loadOfTenant(context, context.envelope.tenantId ?? '')).map(({ role }) => role)

/** Roles on the platform, read once for a request. */
export const loadPlatformRoles = async (context: Context): Promise<WholeRole[]> =>
  (await loadOfPlatform(context, '')).map(({ role }) => role)

const values = {
  id: slot.uuid,
  slug: slot.text,
  name: slot.text,
  description: slot.nullable(slot.text),
  scopes: slot.texts,
  permissions: slot.texts,
  at: slot.instant,
}
/** Makes a role of the tenant's own, or replaces what the one with this slug holds. */
export const putRole = statement(values, (db, p) => {
  const content = {
    name: p.name,
    description: p.description,
    scopes: p.scopes,
    permissions: p.permissions,
    updatedAt: p.at,
  }
  return db
    .insert(tenantRoles)
    .values({ tenantId: p.tenantId, id: p.id, slug: p.slug, createdAt: p.at, ...content } as never)
    .onConflictDoUpdate({ target: [tenantRoles.tenantId, tenantRoles.slug], set: content as never })
})

const policySlots = {
  id: slot.uuid,
  roleId: slot.uuid,
  effect: slot.text,
  resource: slot.text,
  action: slot.text,
  position: slot.int,
}
export const insertPolicy = statement(policySlots, (db, p) =>
  db.insert(rolePolicies).values({
    tenantId: p.tenantId,
    id: p.id,
    roleId: p.roleId,
    effect: p.effect,
    resource: p.resource,
    action: p.action,
    position: p.position,
  } as never),
)

export const deletePolicies = statement({ roleId: slot.uuid }, (db, p) =>
  db.delete(rolePolicies).where(and(eq(rolePolicies.tenantId, p.tenantId), eq(rolePolicies.roleId, p.roleId))),
)

/** Deletes a role of the tenant's own; its policies go with it. */
export const deleteRow = statement({ roleId: slot.uuid }, (db, p) =>
  db.delete(tenantRoles).where(and(eq(tenantRoles.tenantId, p.tenantId), eq(tenantRoles.id, p.roleId))),
)

/** Bindings of a role in the active tenant that are in force, one of them. */
export const bindingInForce = statement({ role: slot.text, at: slot.instant }, (db, p) =>
  db
    .select({ userId: roleBindings.userId })
    .from(roleBindings)
    .where(
      and(
        eq(roleBindings.tenantId, p.tenantId),
        eq(roleBindings.role, p.role),
        sql`(${roleBindings.expiresAt} is null or ${roleBindings.expiresAt} > ${p.at}::timestamptz)`,
      ),
    )
    .limit(1),
)

/** Deletes what is left of bindings of a role. */
export const deleteBindings = statement({ role: slot.text }, (db, p) =>
  db.delete(roleBindings).where(and(eq(roleBindings.tenantId, p.tenantId), eq(roleBindings.role, p.role))),
)

/** Makes a role the one that new members get. */
export const setDefaultRole = statement({ role: slot.text }, (db, p) =>
  db
    .update(tenants)
    .set({ defaultRole: p.role as never })
    .where(eq(tenants.id, p.tenantId)),
)
