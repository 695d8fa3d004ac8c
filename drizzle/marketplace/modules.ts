import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '../table-parts/columns.ts'
import { cataloguePolicies } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** Slugs of other modules: those that a module requires, and those that extend it. */
export interface ModuleDependencies {
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** Which versions of them will do, by slug; all where there is none. */
  readonly ranges?: Readonly<Record<string, string>>
}

/** Minor units as a text: JSON has no exact large numbers. */
export interface StoredPrice {
  readonly amountMinor: string
  readonly currency: string
}
/** What a module costs, by the way in which it is sold. */
export interface StoredPrices {
  readonly oneTime?: StoredPrice
  readonly monthly?: StoredPrice
  readonly annual?: StoredPrice
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
    /** Features, endpoints, webhooks, events and actions. */
    capabilities: jsonb('capabilities').$type<Record<string, unknown>>().notNull().default({}),
    /** The JSON Schema of a licence's settings. */
    settingsSchema: jsonb('settings_schema').$type<Record<string, unknown>>(),
    /** What it costs. */
    prices: jsonb('prices').$type<StoredPrices>().notNull().default({}),
    /** When it was first offered. */
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('modules_slug').on(t.slug),
    index('modules_capabilities').using('gin', t.capabilities),
    check('modules_trial_days', sql`trial_days >= 0`),
    ...cataloguePolicies(marketplace),
  ],
)

/** Versions of modules as they were published. */
export const moduleVersions = marketplace.table(
  'module_versions',
  {
    /** The version's id. */
    id: id().primaryKey(),
    /** The module. */
    moduleId: uuid('module_id')
      .notNull()
      .references(() => modules.id),
    /** Semantic version. */
    version: text('version').notNull(),
    /** What is new in it. */
    releaseNotes: text('release_notes'),
    /** The module as it was published. */
    published: jsonb('published').$type<Record<string, unknown>>().notNull(),
    /** When it was published. */
    publishedAt: instant('published_at').notNull(),
  },
  (t) => [uniqueIndex('module_versions_version').on(t.moduleId, t.version), ...cataloguePolicies(marketplace)],
)
