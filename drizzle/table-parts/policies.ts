// Row-level security: whose rows a statement may see. A table spreads one of these, after one key of columns.ts;
// test/drizzle/catalogue.test.ts refuses any other policy.
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
 * Rows of the active tenant, and for reading alone the signed-in person's rows in any tenant.
 * `coalesce` keeps the planner from estimating the person's rows: beside the statement's own condition on the tenant they
 * would make it expect one row, and collect and sort a whole tenant for a page. Statements name whose rows they want.
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

/** Rows of the signed-in person alone. */
export const ownPolicy = () => everyone('own', sql`user_id = ${setting('user_id')}`)

/** Rows of the signed-in person, for reading alone; written by migrations and platform jobs. */
export const givenPolicies = (schema: PgSchema) => [
  pgPolicy('own', { as: 'permissive', for: 'select', to: 'public', using: sql`user_id = ${setting('user_id')}` }),
  platformPolicy(schema),
]

/** Rows of the realm that sign-in works in. */
const realmPolicy = () => everyone('realm', sql`realm_id = ${setting('realm_id')}`)

/** Read by all, written by migrations and platform jobs. */
export const cataloguePolicies = (schema: PgSchema) => [
  pgPolicy('catalogue', { as: 'permissive', for: 'select', to: 'public', using: sql`true` }),
  platformPolicy(schema),
]

/** Everything, for the roles of migrations and jobs alone. */
export const platformPolicy = (schema: PgSchema) =>
  pgPolicy('platform', {
    as: 'permissive',
    for: 'all',
    to: [pgRole(`${schema.schemaName}_owner`).existing(), pgRole(`${schema.schemaName}_job`).existing()],
    using: sql`true`,
    withCheck: sql`true`,
  })

/** Written by anybody, read by jobs alone. */
export const controlPolicies = (schema: PgSchema) => [
  pgPolicy('control', { as: 'permissive', for: 'insert', to: 'public', withCheck: sql`true` }),
  platformPolicy(schema),
]

/** Primary key and isolation of a tenant's table. */
export const tenantWalls = (table: { tenantId: AnyPgColumn; id: AnyPgColumn }) => [
  primaryKey({ columns: [table.tenantId, table.id] }),
  tenantPolicy(),
]

/** Primary key and isolation of a realm's table. */
export const realmWalls = (table: { realmId: AnyPgColumn; id: AnyPgColumn }) => [
  primaryKey({ columns: [table.realmId, table.id] }),
  realmPolicy(),
]
