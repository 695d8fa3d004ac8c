import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** A point of a piecewise mapping. */
export interface ScorePoint {
  readonly from: number
  readonly to: number
}

/** Providers of credit records that a tenant has made, or changed. */
export const scoreProviders = credit.table(
  'score_providers',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its name for people. */
    name: text('name').notNull(),
    /** LOCAL or HTTP. */
    kind: text('kind').$type<'LOCAL' | 'HTTP'>().notNull(),
    /** Where it is asked; null for a local one. */
    url: text('url'),
    /** What it is asked with, sealed. */
    secret: bytes('secret'),
    /** The lowest score that it gives. */
    minimum: integer('minimum').notNull(),
    /** The highest score that it gives. */
    maximum: integer('maximum').notNull(),
    /** Whether a higher score is better. */
    higherIsBetter: boolean('higher_is_better').notNull(),
    /** LINEAR, PIECEWISE or PD. */
    mapping: text('mapping').$type<'LINEAR' | 'PIECEWISE' | 'PD'>().notNull(),
    /** The points of a piecewise mapping. */
    points: jsonb('points').$type<readonly ScorePoint[]>().notNull(),
    /** For how many days a record counts. */
    maximumAgeDays: integer('maximum_age_days').notNull(),
    /** Whether records can be requested from it. */
    isActive: boolean('is_active').notNull(),
    /** Raised by each save: a save names the version that it read. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('score_providers_slug').on(t.tenantId, t.slug),
    check('score_providers_kind', sql`kind in ('LOCAL', 'HTTP') and (kind = 'HTTP') = (url is not null)`),
    check('score_providers_mapping', sql`mapping in ('LINEAR', 'PIECEWISE', 'PD')`),
    check('score_providers_range', sql`minimum <= maximum`),
  ],
)
