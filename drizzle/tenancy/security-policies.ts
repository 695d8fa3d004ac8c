import { foreignKey, integer, jsonb, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'
import { tenants } from './tenants.ts'

/** What a tenant demands of its members' sessions. The id is the tenant's; a tenant without a row has the defaults. */
export const securityPolicies = tenancy.table(
  'security_policies',
  {
    ...tenantKey(),
    /** Raised by every change. */
    version: integer('version').notNull(),
    /** How many sessions there may be, how long they last, and whether they need a second factor. */
    session: jsonb('session').$type<Record<string, unknown>>().notNull(),
    /** Whether members must have a second factor, and from when on. */
    twoFactor: jsonb('two_factor').$type<Record<string, unknown>>().notNull(),
    /** The addresses that members may come from. */
    ipRestrictions: jsonb('ip_restrictions').$type<Record<string, unknown>>().notNull(),
    /** The user who last changed it. */
    updatedBy: uuid('updated_by'),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
    /** When it was first set. */
    createdAt: createdAt(),
  },
  (t) => [...tenantIsolation(t), foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] })],
)
