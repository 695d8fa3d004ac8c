import { sql } from 'drizzle-orm'
import { check, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, id } from '../table-parts/columns.ts'
import { cataloguePolicies } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** Slugs of other modules: those that a module requires, and those that extend it. */
export interface ModuleDependencies {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/** Modules that tenants can license. */
export const modules = marketplace.table(
  'modules',
  {
    /** The module's id. */
    id: id().primaryKey(),
    /** Its name in requests and rules. */
    slug: text('slug').notNull(),
    /** Its display name. */
    name: text('name').notNull(),
    /** What it does, in a sentence. */
    description: text('description').notNull(),
    /** Semantic version. */
    version: text('version').notNull(),
    /** Days of a trial; 0 where there is none. */
    trialDays: integer('trial_days').notNull().default(14),
    /** Modules that it requires, and modules that extend it. */
    dependencies: jsonb('dependencies').$type<ModuleDependencies>().notNull(),
    /** When it was first offered. */
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('modules_slug').on(t.slug),
    check('modules_trial_days', sql`trial_days >= 0`),
    ...cataloguePolicies(marketplace),
  ],
)
