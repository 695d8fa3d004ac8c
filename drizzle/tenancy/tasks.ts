import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey, tsvector } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

/** Work of a tenant that its services do: claimed by one of them at a time. */
export const tasks = tenancy.table(
  'tasks',
  {
    ...tenantKey(),
    /** The service that does it. */
    service: text('service').notNull(),
    /** What kind of work it is. */
    type: text('type').notNull(),
    /** PENDING, RUNNING, COMPLETED, FAILED or CANCELLED. A running one whose lease is over is shown as FAILED. */
    status: text('status').notNull(),
    /** Higher ones are claimed first. */
    priority: integer('priority').notNull(),
    /** What the service needs to know. */
    payload: jsonb('payload').$type<unknown>().notNull(),
    /** What came out. */
    result: jsonb('result').$type<unknown>(),
    /** Why it failed. */
    error: jsonb('error').$type<unknown>(),
    /** The words of service, type, payload and error, for full-text search. */
    words: tsvector('words').generatedAlwaysAs(
      sql`to_tsvector('simple', translate(service || ' ' || type, '._/-', '    '))
        || jsonb_to_tsvector('simple', payload, '["string", "numeric"]')
        || jsonb_to_tsvector('simple', coalesce(error, 'null'), '["string", "numeric"]')`,
    ),
    /** How often it was claimed. */
    attempts: integer('attempts').notNull(),
    /** The user who made it; null for a client without a user. */
    createdBy: uuid('created_by'),
    /** Who has claimed it: a client or a user. */
    claimedBy: text('claimed_by'),
    /** Until when it has to be finished. */
    leaseEndsAt: instant('lease_ends_at'),
    /** When it was last claimed. */
    startedAt: instant('started_at'),
    /** When it ended. */
    completedAt: instant('completed_at'),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    index('tasks_status').on(t.tenantId, t.status, t.id),
    index('tasks_service').on(t.tenantId, t.service, t.id),
    index('tasks_type').on(t.tenantId, t.type, t.id),
    index('tasks_pending').on(t.tenantId, t.service, t.priority.desc(), t.id).where(sql`status = 'PENDING'`),
    check('tasks_status', sql`status in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')`),
    check('tasks_priority', sql`priority between -1000 and 1000`),
  ],
)
