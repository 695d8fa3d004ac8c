// Tables of work that happens later: requests of it, what has been done, and when schedules last fired.
import { index, jsonb, type PgSchema, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './columns.ts'
import { platformPolicy, requestPolicies } from './policies.ts'

/** The schema in which pg-boss keeps the queues of a subgraph. Only the roles of migrations and jobs reach it. */
export const queueSchemaOf = (subgraph: string): string => `${subgraph}_queues`

/** The queue of a subgraph's dead jobs: those whose last try failed. */
export const deadQueue = 'dead'

export const jobTables = (schema: PgSchema) => ({
  jobRequests: schema.table(
    'job_requests',
    {
      /** The job's id, derived from queue, tenant and key: the same request makes one job. */
      id: uuid('id').notNull(),
      /** The queue. */
      queue: text('queue').notNull(),
      /** The tenant of the cause; null without one. */
      tenantId: uuid('tenant_id'),
      /** The user who caused it; null where no user did. */
      userId: uuid('user_id'),
      /** The user who acted as that user, in an impersonation; null where no one did. */
      actorId: uuid('actor_id'),
      /** The realm of the cause. */
      realmId: uuid('realm_id').notNull(),
      /** What the handler gets. */
      payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
      /** From when it may run, by the context's clock. */
      startAfter: instant('start_after').notNull(),
      /** When it was requested. */
      createdAt: createdAt(),
    },
    (t) => [
      // Of a tenant's own: another one cannot take a key beforehand.
      unique('job_requests_job').on(t.tenantId, t.id).nullsNotDistinct(),
      index('job_requests_due').on(t.startAfter),
      ...requestPolicies(schema),
    ],
  ),
  jobEffects: schema.table(
    'job_effects',
    {
      /** The tenant of the cause; null without one. */
      tenantId: uuid('tenant_id'),
      /** The job whose effects are committed. */
      jobId: uuid('job_id').notNull(),
      /** When they were committed; a job can be repeated for as long as the row is kept. */
      createdAt: createdAt(),
    },
    (t) => [
      unique('job_effects_job').on(t.tenantId, t.jobId).nullsNotDistinct(),
      index('job_effects_created_at').on(t.createdAt),
      ...requestPolicies(schema),
    ],
  ),
  jobSchedules: schema.table(
    'job_schedules',
    {
      /** The queue that the schedule feeds. */
      queue: text('queue').primaryKey(),
      /** The time for which it fired last. */
      firedAt: instant('fired_at').notNull(),
    },
    () => [platformPolicy(schema)],
  ),
})
