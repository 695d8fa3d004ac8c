import { boolean, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** Organisations that lend. */
export const loanProviders = credit.table(
  'loan_providers',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its name for people. */
    name: text('name').notNull(),
    /** The categories that it lends in. */
    categories: jsonb('categories').$type<string[]>().notNull(),
    /** Whether it may bid. */
    isActive: boolean('is_active').notNull(),
    /** Raised by each save: a save names the version that it read. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [...tenantIsolation(t), uniqueIndex('loan_providers_slug').on(t.tenantId, t.slug)],
)

/** Members who act for a loan provider. */
export const loanProviderMembers = credit.table(
  'loan_provider_members',
  {
    ...tenantKey(),
    /** The loan provider. */
    providerId: uuid('provider_id').notNull(),
    /** The member. */
    userId: uuid('user_id').notNull(),
    /** When they were named. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.providerId], foreignColumns: [loanProviders.tenantId, loanProviders.id] }),
    // The tenant stands last, so that none of its rows are looked through for a person.
    index('loan_provider_members_provider').on(t.providerId, t.userId),
    uniqueIndex('loan_provider_members_one').on(t.userId, t.tenantId),
  ],
)
