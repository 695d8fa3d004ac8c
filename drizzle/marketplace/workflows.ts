import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** A step of a definition, as it is stored. */
export interface StoredStep {
  readonly step: number
  readonly module: string
  readonly action: string
  readonly config: Readonly<Record<string, unknown>> | null
  readonly condition: string | null
  readonly onFalse: 'STOP' | 'SKIP'
  readonly attempts: number
  readonly timeoutSeconds: number
  readonly compensation: {
    readonly action: string
    readonly config: Readonly<Record<string, unknown>> | null
  } | null
}
export interface StoredTrigger {
  readonly module: string
  readonly event: string
  readonly condition: string | null
}
export interface StoredSchedule {
  readonly cron: string
  readonly timeZone: string
  readonly input: Readonly<Record<string, unknown>>
}
export interface StoredDefinition {
  readonly trigger: StoredTrigger | null
  /** Missing in definitions of before there were schedules. */
  readonly schedule?: StoredSchedule | null
  readonly steps: readonly StoredStep[]
}

/** Workflows of tenants. */
export const workflows = marketplace.table(
  'workflows',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its display name. */
    name: text('name').notNull(),
    /** What it is for. */
    description: text('description'),
    /** Whether it may run. */
    isActive: boolean('is_active').notNull(),
    /** The number of its newest definition. */
    version: integer('version').notNull().default(1),
    /** The number of the definition that runs. */
    publishedVersion: integer('published_version'),
    /** The event that makes the published definition run. */
    triggerEvent: text('trigger_event'),
    /** When the published definition's schedule sets it off next; null without a schedule. */
    nextRunAt: instant('next_run_at'),
    /** Who published it: its steps act with their rights. */
    publisherId: uuid('publisher_id'),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [...tenantIsolation(t), unique('workflows_slug').on(t.tenantId, t.slug)],
)

/** Definitions of workflows, which never change. */
export const workflowVersions = marketplace.table(
  'workflow_versions',
  {
    ...tenantKey(),
    /** The workflow. */
    workflowId: uuid('workflow_id').notNull(),
    /** Its number: 1 is the first. */
    number: integer('number').notNull(),
    /** Trigger and steps. */
    definition: jsonb('definition').$type<StoredDefinition>().notNull(),
    /** Who saved it. */
    createdBy: uuid('created_by'),
    /** When it was saved. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('workflow_versions_number').on(t.workflowId, t.number, t.tenantId),
    index('workflow_versions_workflow').on(t.workflowId, t.id),
    foreignKey({ columns: [t.tenantId, t.workflowId], foreignColumns: [workflows.tenantId, workflows.id] }),
  ],
)

/** Runs of workflows. */
export const workflowRuns = marketplace.table(
  'workflow_runs',
  {
    ...tenantKey(),
    /** The workflow. */
    workflowId: uuid('workflow_id').notNull(),
    /** The number of the definition that it runs by. */
    versionNumber: integer('version_number').notNull(),
    /** QUEUED, RUNNING, WAITING, COMPLETED, FAILED, COMPENSATING, COMPENSATED, COMPENSATION_FAILED or CANCELLED. */
    status: text('status').notNull(),
    /** DONE or STOPPED, once it is completed. */
    outcome: text('outcome'),
    /** What set it off, once. */
    triggerKey: text('trigger_key'),
    /** What it was given. */
    input: jsonb('input').$type<Record<string, unknown>>().notNull(),
    /** What its last completed step gave. */
    output: jsonb('output').$type<unknown>(),
    /** Why it failed or was cancelled. */
    error: text('error'),
    /** With whose rights its steps act. */
    publisherId: uuid('publisher_id').notNull(),
    /** Who set it off; null for an event. */
    startedBy: uuid('started_by'),
    /** How many runs and deliveries led to it, one to the next. */
    depth: integer('depth').notNull(),
    /** How often it was set going: jobs of an earlier time do nothing. */
    round: integer('round').notNull(),
    /** When it was set off. */
    createdAt: createdAt(),
    /** When it ended. */
    finishedAt: instant('finished_at'),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('workflow_runs_trigger').on(t.workflowId, t.triggerKey, t.tenantId),
    index('workflow_runs_workflow').on(t.workflowId, t.id),
    foreignKey({ columns: [t.tenantId, t.workflowId], foreignColumns: [workflows.tenantId, workflows.id] }),
    check(
      'workflow_runs_status',
      sql`status in ('QUEUED', 'RUNNING', 'WAITING', 'COMPLETED', 'FAILED', 'COMPENSATING', 'COMPENSATED', 'COMPENSATION_FAILED', 'CANCELLED')`,
    ),
    check('workflow_runs_outcome', sql`outcome in ('DONE', 'STOPPED')`),
  ],
)

/** The journal of runs: what became of each step. */
export const workflowSteps = marketplace.table(
  'workflow_steps',
  {
    ...tenantKey(),
    /** The run. */
    runId: uuid('run_id').notNull(),
    /** Its number. */
    step: integer('step').notNull(),
    /** The slug of the module whose action it is. */
    module: text('module').notNull(),
    /** The action's name. */
    action: text('action').notNull(),
    /** PENDING, RUNNING, COMPLETED, SKIPPED, FAILED, COMPENSATED or COMPENSATION_FAILED. */
    status: text('status').notNull(),
    /** How often it was tried. */
    attempts: integer('attempts').notNull(),
    /** How often its compensation was tried. */
    undoAttempts: integer('undo_attempts').notNull().default(0),
    /** What it gave. */
    output: jsonb('output').$type<unknown>(),
    /** Why the last try failed. */
    error: text('error'),
    /** When it waits until. */
    waitUntil: instant('wait_until'),
    /** The name of the event, or `tenancy.task`, that it waits for. */
    waitFor: text('wait_for'),
    /** The task that it waits for. */
    taskId: uuid('task_id'),
    /** When it was first tried. */
    startedAt: instant('started_at'),
    /** When it ended. */
    finishedAt: instant('finished_at'),
    /** When it was written into the journal. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('workflow_steps_step').on(t.runId, t.step, t.tenantId),
    index('workflow_steps_waiting').on(t.waitFor).where(sql`status = 'RUNNING' and wait_for is not null`),
    foreignKey({ columns: [t.tenantId, t.runId], foreignColumns: [workflowRuns.tenantId, workflowRuns.id] }),
    check(
      'workflow_steps_status',
      sql`status in ('PENDING', 'RUNNING', 'COMPLETED', 'SKIPPED', 'FAILED', 'COMPENSATED', 'COMPENSATION_FAILED')`,
    ),
  ],
)
