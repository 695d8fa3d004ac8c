import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** What the billing service told of purchases and subscriptions. Their state is computed from all of it, in the order of when it happened. */
export const billingEvents = marketplace.table(
  'billing_events',
  {
    ...tenantKey(),
    /** The event at the billing service: told of again, it has no effect. */
    eventId: text('event_id').notNull(),
    /** The purchase or the subscription. */
    subjectId: uuid('subject_id').notNull(),
    /** Such as invoice.paid. */
    type: text('type').notNull(),
    /** What it says. */
    fact: jsonb('fact').$type<Record<string, unknown>>().notNull(),
    /** When it happened, at the billing service. */
    createdAt: instant('created_at').notNull(),
    /** Which of several events of one second comes last: 0 created, 1 updated, 2 deleted. */
    rank: integer('rank').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('billing_events_event').on(t.tenantId, t.eventId),
    index('billing_events_subject').on(t.tenantId, t.subjectId, t.id),
    check('billing_events_rank', sql`rank between 0 and 2`),
  ],
)
