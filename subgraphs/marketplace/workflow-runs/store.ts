import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { workflowRuns, workflowSteps } from '@quintet/drizzle/marketplace/workflows.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid, type PageArguments } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { readBySlug } from '../workflows/store.ts'
import type { RunStatus } from './rules.ts'

const { tenantId: _, ...columns } = getTableColumns(workflowRuns)
const rows = tenantRows(workflowRuns, columns)
export type WorkflowRunRow = RowOf<typeof rows>

const allRuns = rows.page('newest first')
const someRuns = rows.page('newest first', {
  slots: { workflowId: slot.nullable(slot.uuid), status: slot.nullable(slot.text) },
  where: (p) =>
    and(
      sql`(${p.workflowId}::uuid is null or ${workflowRuns.workflowId} = ${p.workflowId}::uuid)`,
      sql`(${p.status}::text is null or ${workflowRuns.status} = ${p.status}::text)`,
    ),
})

interface RunFilter {
  readonly workflowSlug?: string | null | undefined
  readonly status?: RunStatus | null | undefined
}
const none = '00000000-0000-0000-0000-000000000000'
/** A page of runs, newest first. */
export async function runPage(context: Context, { workflowSlug, status }: RunFilter, page: PageArguments) {
  if ((workflowSlug ?? status ?? null) === null) return allRuns(context, page)
  const hasSlug = workflowSlug !== null && workflowSlug !== undefined
  const workflow = hasSlug ? await readBySlug(context.scope, workflowSlug) : null
  const workflowId = hasSlug ? (workflow?.id ?? none) : null
  return someRuns(context, { ...page, workflowId, status: status ?? null })
}

const byIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(workflowRuns)
    .innerJoin(
      sql`unnest(${p.ids}) as asked(asked_id)`,
      and(eq(workflowRuns.tenantId, p.tenantId), eq(workflowRuns.id, sql`asked_id`)),
    ),
)
const load = loadOne<Context, WorkflowRunRow>(
  (context, ids) => context.scope.read(byIds, { ids }),
  (row) => row.id,
)
/** A run of the tenant, many at once in one statement. */
export const loadRun = async (context: Context, id: string): Promise<WorkflowRunRow | null> =>
  isUuid(id) ? load(context, id) : null
export async function readRun(reader: Reader, id: string): Promise<WorkflowRunRow | null> {
  const [row] = isUuid(id) ? await reader.read(byIds, { ids: [id] }) : []
  return row ?? null
}

const lock = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(workflowRuns)
    .where(and(eq(workflowRuns.tenantId, p.tenantId), eq(workflowRuns.id, p.id)))
    .for('update'),
)
/** A run in a transaction that changes it or its steps: there is one at a time. */
export async function lockRun(writer: Writer, id: string): Promise<WorkflowRunRow | null> {
  const [row] = isUuid(id) ? await writer.read(lock, { id }) : []
  return row ?? null
}

const runSlots = {
  id: slot.uuid,
  workflowId: slot.uuid,
  versionNumber: slot.int,
  triggerKey: slot.nullable(slot.text),
  input: slot.json,
  publisherId: slot.uuid,
  startedBy: slot.nullable(slot.uuid),
  depth: slot.int,
  at: slot.instant,
}
/** Inserts a run; no row where its trigger key has one, which is committed then. */
export const insertRun = statement(runSlots, (db, p) =>
  db
    .insert(workflowRuns)
    .values({
      tenantId: p.tenantId,
      id: p.id,
      workflowId: p.workflowId,
      versionNumber: p.versionNumber,
      status: 'QUEUED',
      triggerKey: p.triggerKey,
      input: p.input as never,
      publisherId: p.publisherId,
      startedBy: p.startedBy,
      depth: p.depth,
      round: 1,
      createdAt: p.at,
    })
    .onConflictDoNothing({ target: [workflowRuns.workflowId, workflowRuns.triggerKey, workflowRuns.tenantId] })
    .returning(columns),
)

const byTrigger = statement({ workflowId: slot.uuid, triggerKey: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(workflowRuns)
    .where(and(eq(workflowRuns.workflowId, p.workflowId), eq(workflowRuns.triggerKey, p.triggerKey))),
)
/** The run that a trigger key set off. */
export async function readByTrigger(reader: Reader, workflowId: string, triggerKey: string): Promise<WorkflowRunRow> {
  const [row] = await reader.read(byTrigger, { workflowId, triggerKey })
  return row!
}

export const updateRun = rows.update('versionNumber', 'status', 'outcome', 'output', 'error', 'round', 'finishedAt')

const { tenantId: __, ...stepColumns } = getTableColumns(workflowSteps)
const steps = tenantRows(workflowSteps, stepColumns)
export type WorkflowRunStepRow = RowOf<typeof steps>
/** The steps of a run, in order; those of many runs in one statement. */
export const loadSteps = steps.children('runId', 'step')
export const updateStep = steps.update(
  'status',
  'attempts',
  'undoAttempts',
  'output',
  'error',
  'waitUntil',
  'waitFor',
  'taskId',
  'startedAt',
  'finishedAt',
)
const insertStep = steps.insert({ defaults: ['undoAttempts', 'createdAt'] })

/** Writes steps into the journal of a run, none of them begun. */
export const insertSteps = (
  writer: Writer,
  runId: string,
  list: readonly { readonly step: number; readonly module: string; readonly action: string }[],
): Promise<WorkflowRunStepRow[]> =>
  Promise.all(
    list.map(({ step, module, action }) =>
      insertStep(writer, {
        id: newId(),
        runId,
        step,
        module,
        action,
        status: 'PENDING',
        attempts: 0,
        output: null,
        error: null,
        waitUntil: null,
        waitFor: null,
        taskId: null,
        startedAt: null,
        finishedAt: null,
      }),
    ),
  )

const ofRun = statement({ runId: slot.uuid }, (db, p) =>
  db
    .select(stepColumns)
    .from(workflowSteps)
    .where(and(eq(workflowSteps.tenantId, p.tenantId), eq(workflowSteps.runId, p.runId)))
    .orderBy(asc(workflowSteps.step)),
)
export const readSteps = (reader: Reader, runId: string): Promise<WorkflowRunStepRow[]> => reader.read(ofRun, { runId })

const removal = statement({ runId: slot.uuid, from: slot.int }, (db, p) =>
  db
    .delete(workflowSteps)
    .where(
      and(
        eq(workflowSteps.tenantId, p.tenantId),
        eq(workflowSteps.runId, p.runId),
        sql`${workflowSteps.step} >= ${p.from}::integer`,
      ),
    )
    .returning({ id: workflowSteps.id }),
)
/** Removes steps from one on: another definition has others there. */
export const removeSteps = async (writer: Writer, runId: string, from: number): Promise<void> =>
  void (await writer.run(removal, { runId, from }))

const waiting = statement({ event: slot.text }, (db, p) =>
  db
    .select(stepColumns)
    .from(workflowSteps)
    .where(
      and(
        eq(workflowSteps.tenantId, p.tenantId),
        eq(workflowSteps.waitFor, p.event),
        sql`${workflowSteps.status} = 'RUNNING'`,
      ),
    )
    .orderBy(asc(workflowSteps.id)),
)
/** Steps that wait for an event. */
export const readWaiting = (reader: Reader, event: string): Promise<WorkflowRunStepRow[]> =>
  reader.read(waiting, { event })
