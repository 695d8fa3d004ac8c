import { foreignKey, index, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

/** Categories of a tenant, as a tree. */
export const categories = tenancy.table(
  'categories',
  {
    ...tenantKey(),
    /** The category above it; null for a root. */
    parentId: uuid('parent_id'),
    /** Its name, which no other one beside it has. */
    name: text('name').notNull(),
    /** What it is for. */
    description: text('description'),
    /** What its things have, as its clients describe it: objects. */
    attributes: jsonb('attributes').$type<Record<string, unknown>[]>().notNull(),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    // Cascading lets a deleted tenant's rows go in any order; an action refuses to delete what has others below it.
    foreignKey({ columns: [t.tenantId, t.parentId], foreignColumns: [t.tenantId, t.id] }).onDelete('cascade'),
    unique('categories_name').on(t.tenantId, t.parentId, t.name).nullsNotDistinct(),
    index('categories_parent').on(t.tenantId, t.parentId, t.id),
  ],
)
