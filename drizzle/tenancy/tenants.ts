import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantKey } from '../table-parts/columns.ts'
import { personPolicies, platformPolicy } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

const isActive = sql`id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const hasPerson = sql`id in (select tenant_id from tenancy.memberships where user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))`

/** Organisations that use Quintet. */
export const tenants = tenancy.table(
  'tenants',
  {
    /** The tenant's id, which is app.tenant_id for all that is its own. */
    id: id().primaryKey(),
    /** Its unique name in addresses, in lower case. */
    slug: text('slug').notNull(),
    /** Its display name. */
    name: text('name').notNull(),
    /** PROVISIONING, ACTIVE, INACTIVE, SUSPENDED, PENDING_DELETION or DELETED. */
    status: text('status').notNull().default('ACTIVE'),
    /** Why the status is what it is, as it was given. */
    statusReason: text('status_reason'),
    /** When the status last changed. */
    statusChangedAt: instant('status_changed_at'),
    /** Its id in a system of the platform's operator. */
    externalId: text('external_id'),
    /** FREE, BASIC, PRO or ENTERPRISE. */
    tier: text('tier').notNull().default('FREE'),
    /** How many members it may have; null without a limit. */
    maxUsers: integer('max_users'),
    /** Where its data lie, as operators name it. */
    region: text('region'),
    /** What its tier brings: set by the platform. */
    features: jsonb('features').$type<Record<string, unknown>>().notNull().default({}),
    /** What it configures for its clients. */
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default({}),
    /** Address of its logo, https. */
    logoUrl: text('logo_url'),
    /** Its colours: name to #rrggbb. */
    colors: jsonb('colors').$type<Record<string, string>>().notNull().default({}),
    /** PENDING, IN_PROGRESS or COMPLETED. */
    onboardingStatus: text('onboarding_status').notNull().default('PENDING'),
    /** For how many days its log of activity is kept. */
    activityRetentionDays: integer('activity_retention_days').notNull().default(365),
    /** The role that new members get. */
    defaultRole: text('default_role').notNull().default('member'),
    /** Whether its people belong to it alone. */
    hasOwnPeople: boolean('has_own_people').notNull().default(false),
    /** When its deletion was requested. */
    deletionRequestedAt: instant('deletion_requested_at'),
    /** The user who requested it. */
    deletionRequestedBy: uuid('deletion_requested_by'),
    /** When it is to be deleted. */
    deletionScheduledAt: instant('deletion_scheduled_at'),
    /** Raised by every change of permissions in the tenant. */
    policyVersion: integer('policy_version').notNull().default(1),
    /** When it was created. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('tenants_slug').on(t.slug),
    uniqueIndex('tenants_external_id').on(t.externalId),
    index('tenants_status').on(t.status, t.id),
    check(
      'tenants_status',
      sql`status in ('PROVISIONING', 'ACTIVE', 'INACTIVE', 'SUSPENDED', 'PENDING_DELETION', 'DELETED')`,
    ),
    check('tenants_tier', sql`tier in ('FREE', 'BASIC', 'PRO', 'ENTERPRISE')`),
    check('tenants_onboarding', sql`onboarding_status in ('PENDING', 'IN_PROGRESS', 'COMPLETED')`),
    check('tenants_max_users', sql`max_users >= 1`),
    pgPolicy('tenant', { as: 'permissive', for: 'all', to: 'public', using: isActive, withCheck: isActive }),
    // Members see it in other tenants too: row-level security shows the subquery their own memberships.
    pgPolicy('person', { as: 'permissive', for: 'select', to: 'public', using: hasPerson }),
    platformPolicy(tenancy),
  ],
)

/** Members of tenants. A row stays when a member leaves, so that what they did keeps their name. */
export const memberships = tenancy.table(
  'memberships',
  {
    ...tenantKey(),
    /** The member. */
    userId: uuid('user_id').notNull(),
    /** ACTIVE or SUSPENDED, which is a present member who may not enter. */
    status: text('status').notNull().default('ACTIVE'),
    /** What the tenant notes about the member. */
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull().default({}),
    /** When the member left; null for a present one. */
    leftAt: instant('left_at'),
    /** When the user joined. */
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    ...personPolicies(),
    check('memberships_status', sql`status in ('ACTIVE', 'SUSPENDED')`),
    unique('memberships_member').on(t.tenantId, t.userId),
    index('memberships_user').on(t.userId, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
  ],
)
