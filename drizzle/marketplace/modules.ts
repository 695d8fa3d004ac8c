import { sql } from 'drizzle-orm'
import { check, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, id } from '../table-parts/columns.ts'
import { cataloguePolicies } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** Slugs of other modules: without the required ones it does not work, with the optional ones it does more. */
export interface ModuleDependencies {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/** What tenants can license. */
export const modules = marketplace.table(
  'modules',
  {
    /** The module's id. */
    id: id().primaryKey(),
    /** Its name in rules and addresses. */
    slug: text('slug').notNull(),
    /** Its name for people. */
    name: text('name').notNull(),
    /** What it does, in a sentence. */
    description: text('description').notNull(),
    /** Semantic version. */
    version: text('version').notNull(),
    /** Days of a trial; 0 where there is none. */
    trialDays: integer('trial_days').notNull().default(14),
    /** What it needs and what it goes well with. */
    dependencies: jsonb('dependencies').$type<ModuleDependencies>().notNull(),
    /** Since when it is offered. */
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('modules_slug').on(t.slug),
    check('modules_trial_days', sql`trial_days >= 0`),
    ...cataloguePolicies(marketplace),
  ],
)
