// Row-level security: which rows a statement may see. Every table has one of these; a test refuses all other policies.
import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, type PgSchema, pgPolicy, pgRole, primaryKey } from 'drizzle-orm/pg-core'

/** The settings that carry a request's identity into row-level security. */
const setting = (name: 'tenant_id' | 'user_id' | 'realm_id'): SQL =>
  sql.raw(`(select nullif(current_setting('app.${name}', true), '')::uuid)`)

const everyone = (name: string, condition: SQL) =>
  pgPolicy(name, { as: 'permissive', for: 'all', to: 'public', using: condition, withCheck: condition })

/** Rows of the active tenant only. */
export const tenantPolicy = () => everyone('tenant', sql`tenant_id = ${setting('tenant_id')}`)

/**
 * Rows of the active tenant, and for reading the user's own rows in any tenant.
 * `coalesce` hides the user's rows from the planner's estimates: beside the statement's own condition on the tenant they
 * would make it expect a single row, and so collect and sort a whole tenant for one page.
 */
export const personPolicies = () => [
  tenantPolicy(),
  pgPolicy('person', {
    as: 'permissive',
    for: 'select',
    to: 'public',
    using: sql`coalesce(user_id = ${setting('user_id')}, false)`,
  }),
]

/** Rows of the user. */
export const ownPolicy = () => everyone('own', sql`user_id = ${setting('user_id')}`)

/** Rows of the user, for reading; written by migrations and platform jobs. */
export const givenPolicies = (schema: PgSchema) => [
  pgPolicy('own', { as: 'permissive', for: 'select', to: 'public', using: sql`user_id = ${setting('user_id')}` }),
  platformPolicy(schema),
]

/** Rows of the realm, which sign-in works in. */
export const realmPolicy = () => everyone('realm', sql`realm_id = ${setting('realm_id')}`)

/** Rows that all may read; written by migrations and platform jobs. */
export const cataloguePolicies = (schema: PgSchema) => [
  pgPolicy('catalogue', { as: 'permissive', for: 'select', to: 'public', using: sql`true` }),
  platformPolicy(schema),
]

/** All rows, for the roles of migrations and jobs alone. */
export const platformPolicy = (schema: PgSchema) =>
  pgPolicy('platform', {
    as: 'permissive',
    for: 'all',
    to: [pgRole(`${schema.schemaName}_owner`).existing(), pgRole(`${schema.schemaName}_job`).existing()],
    using: sql`true`,
    withCheck: sql`true`,
  })

/** Rows that all may insert and only jobs may read. */
export const controlPolicies = (schema: PgSchema) => [
  pgPolicy('control', { as: 'permissive', for: 'insert', to: 'public', withCheck: sql`true` }),
  platformPolicy(schema),
]

/**
 * Rows of the active tenant, and for the owner all, for reading. Under row-level security no index of words or lists serves a
 * search, because their operators are not leakproof: a function of the owner searches, and asks for the tenant itself.
 */
export const searchedPolicies = (schema: PgSchema) => [
  tenantPolicy(),
  pgPolicy('search', {
    as: 'permissive',
    for: 'select',
    to: [pgRole(`${schema.schemaName}_owner`).existing()],
    using: sql`true`,
  }),
]

/** Rows that a request may insert for its own tenant and that only jobs may read. */
export const requestPolicies = (schema: PgSchema) => [
  pgPolicy('request', {
    as: 'permissive',
    for: 'insert',
    to: 'public',
    withCheck: sql`not (tenant_id is distinct from ${setting('tenant_id')})`,
  }),
  platformPolicy(schema),
]

/**
 * Rows that a request may insert for its own tenant and that no request reads. Only jobs read and remove them, and the removal
 * of a tenant knows the table by the policy's name.
 */
export const recordOnlyPolicies = (schema: PgSchema) => [
  pgPolicy('record', {
    as: 'permissive',
    for: 'insert',
    to: 'public',
    withCheck: sql`tenant_id = ${setting('tenant_id')}`,
  }),
  pgPolicy('tenant', {
    as: 'permissive',
    for: 'all',
    to: [pgRole(`${schema.schemaName}_owner`).existing(), pgRole(`${schema.schemaName}_job`).existing()],
    using: sql`true`,
    withCheck: sql`true`,
  }),
]

/**
 * Audit entries of the active tenant and of the user, for reading. Each request appends in its active tenant; without one,
 * to what belongs to no tenant, under the nil UUID. Jobs chain them.
 */
export const auditPolicies = (schema: PgSchema) => [
  pgPolicy('tenant', {
    as: 'permissive',
    for: 'select',
    to: 'public',
    using: sql`tenant_id = ${setting('tenant_id')}`,
  }),
  pgPolicy('person', {
    as: 'permissive',
    for: 'select',
    to: 'public',
    using: sql`coalesce(user_id = ${setting('user_id')}, false)`,
  }),
  pgPolicy('append', {
    as: 'permissive',
    for: 'insert',
    to: 'public',
    withCheck: sql`tenant_id = coalesce(${setting('tenant_id')}, '00000000-0000-0000-0000-000000000000'::uuid) and sequence is null`,
  }),
  platformPolicy(schema),
]
/** Rows about the work of processes, which hold nothing of tenants or users: all may read and write them. */
export const controlStatePolicy = () => [everyone('control_state', sql`true`)]

/** Primary key and isolation of a table of tenants' rows. */
export const tenantIsolation = (table: { tenantId: AnyPgColumn; id: AnyPgColumn }) => [
  primaryKey({ columns: [table.tenantId, table.id] }),
  tenantPolicy(),
]

/** Primary key and isolation of a table of realms' rows. */
export const realmIsolation = (table: { realmId: AnyPgColumn; id: AnyPgColumn }) => [
  primaryKey({ columns: [table.realmId, table.id] }),
  realmPolicy(),
]
