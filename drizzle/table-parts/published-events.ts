// Tables of events between subgraphs: what a subgraph publishes, and up to where it consumed the events of others.
import { bigint, index, jsonb, type PgSchema, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt } from './columns.ts'
import { controlPolicies, controlStatePolicy } from './policies.ts'

/** Events for other subgraphs, appended in the transaction of what they tell, and the newest number of each name. */
export const publishedTables = (schema: PgSchema) => ({
  published: schema.table(
    'published_events',
    {
      /** The order in which transactions wrote them. */
      id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
      /** The event's name, such as credit.activity. */
      name: text('name').notNull(),
      /** Its number among the events of that name, once it has one: without gaps, in the order of commits. */
      position: bigint('position', { mode: 'number' }),
      /** The tenant that it concerns. */
      tenantId: uuid('tenant_id'),
      /** What it carries, with the version of its form. */
      payload: jsonb('payload').$type<object>().notNull(),
      /** When it was written; events older than the retention are removed. */
      createdAt: createdAt(),
    },
    (t) => [
      unique('published_events_position').on(t.name, t.position),
      index('published_events_created_at').on(t.createdAt),
      ...controlPolicies(schema),
    ],
  ),
  eventHeads: schema.table(
    'event_heads',
    {
      /** The events' name. */
      name: text('name').primaryKey(),
      /** The number of the newest one. */
      position: bigint('position', { mode: 'number' }).notNull(),
    },
    () => controlPolicies(schema),
  ),
})

/** Up to where events were consumed. Moved in the transaction of what the event causes, so that it is caused once. */
export const eventCursorsTable = (schema: PgSchema) =>
  schema.table(
    'event_cursors',
    {
      /** The events' name. */
      name: text('name').primaryKey(),
      /** The number of the last event that was consumed. */
      position: bigint('position', { mode: 'number' }).notNull(),
    },
    () => controlStatePolicy(),
  )
