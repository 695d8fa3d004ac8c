import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { workflows, workflowVersions } from '@quintet/drizzle/marketplace/workflows.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { isStorable } from '@quintet/kit/slice/text-rules.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const columns = {
  id: workflows.id,
  slug: workflows.slug,
  name: workflows.name,
  description: workflows.description,
  isActive: workflows.isActive,
  version: workflows.version,
  publishedVersion: workflows.publishedVersion,
  triggerEvent: workflows.triggerEvent,
  nextRunAt: workflows.nextRunAt,
  publisherId: workflows.publisherId,
  updatedAt: workflows.updatedAt,
}
const rows = tenantRows(workflows, columns)
export type WorkflowRow = RowOf<typeof rows>

export const workflowPage = rows.page({ by: 'slug' })
export const insertWorkflow = rows.insert({ defaults: ['createdAt'] })
/** A new definition raises the version. */
export const updateWorkflow = rows.update('name', 'description', 'isActive', 'updatedAt')

/** By ids, each looked up by itself: all rows of the tenant would be read otherwise, where it seems to have few. */
const byIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(workflows)
    .innerJoin(
      sql`unnest(${p.ids}) as asked(asked_id)`,
      and(eq(workflows.tenantId, p.tenantId), eq(workflows.id, sql`asked_id`)),
    ),
)
const load = loadOne<Context, WorkflowRow>(
  (context, ids) => context.scope.read(byIds, { ids }),
  (row) => row.id,
)
/** A workflow of the tenant, many at once in one statement. */
export const loadWorkflow = async (context: Context, id: string): Promise<WorkflowRow | null> =>
  isUuid(id) ? load(context, id) : null
export async function readWorkflow(reader: Reader, id: string): Promise<WorkflowRow | null> {
  const [row] = await reader.read(byIds, { ids: [id] })
  return row ?? null
}

const bySlug = statement({ slug: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(workflows)
    .where(and(eq(workflows.tenantId, p.tenantId), eq(workflows.slug, p.slug))),
)
const lockBySlug = statement({ slug: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(workflows)
    .where(and(eq(workflows.tenantId, p.tenantId), eq(workflows.slug, p.slug)))
    .for('update'),
)
/** A workflow by its slug; null where there is none. */
export async function readBySlug(reader: Reader, slug: string): Promise<WorkflowRow | null> {
  const [row] = isStorable(slug) ? await reader.read(bySlug, { slug }) : []
  return row ?? null
}
/** The same in a transaction that changes it. */
export async function lockWorkflow(writer: Writer, slug: string): Promise<WorkflowRow | null> {
  const [row] = isStorable(slug) ? await writer.read(lockBySlug, { slug }) : []
  return row ?? null
}
const lockById = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(workflows)
    .where(and(eq(workflows.tenantId, p.tenantId), eq(workflows.id, p.id)))
    .for('update'),
)
/** A workflow that was read before, in a transaction that changes it; null where it is gone. */
export async function lockWorkflowById(writer: Writer, id: string): Promise<WorkflowRow | null> {
  const [row] = await writer.read(lockById, { id })
  return row ?? null
}
export const setNextRun = statement({ id: slot.uuid, nextRunAt: slot.instant }, (db, p) =>
  db
    .update(workflows)
    .set({ nextRunAt: p.nextRunAt as never })
    .where(and(eq(workflows.tenantId, p.tenantId), eq(workflows.id, p.id))),
)
export const slugIndex = 'workflows_slug'

const publishSlots = {
  id: slot.uuid,
  number: slot.nullable(slot.int),
  event: slot.nullable(slot.text),
  nextRunAt: slot.nullable(slot.instant),
  publisher: slot.nullable(slot.uuid),
  at: slot.instant,
}
/** Decides which definition runs, and for whom. The version stays: nothing was saved. */
export const publishDefinition = statement(publishSlots, (db, p) =>
  db
    .update(workflows)
    .set({
      publishedVersion: sql`${p.number}::integer`,
      triggerEvent: sql`${p.event}::text`,
      nextRunAt: sql`${p.nextRunAt}::timestamptz`,
      publisherId: sql`${p.publisher}::uuid`,
      updatedAt: sql`${p.at}::timestamptz`,
    })
    .where(and(eq(workflows.tenantId, p.tenantId), eq(workflows.id, p.id)))
    .returning(columns),
)

/** Those that an event of the tenant makes run. */
const triggered = statement({ event: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(workflows)
    .where(
      and(
        eq(workflows.tenantId, p.tenantId),
        eq(workflows.triggerEvent, p.event),
        sql`${workflows.isActive} and ${workflows.publishedVersion} is not null`,
      ),
    )
    .orderBy(asc(workflows.id)),
)
export const readTriggered = (reader: Reader, event: string): Promise<WorkflowRow[]> =>
  reader.read(triggered, { event })

const versionColumns = {
  id: workflowVersions.id,
  workflowId: workflowVersions.workflowId,
  number: workflowVersions.number,
  definition: workflowVersions.definition,
  createdAt: workflowVersions.createdAt,
}
const versions = tenantRows(workflowVersions, { ...versionColumns, createdBy: workflowVersions.createdBy })
export type WorkflowVersionRow = RowOf<typeof versions>
export type StoredDefinition = WorkflowVersionRow['definition']
export type StoredStep = StoredDefinition['steps'][number]
export const versionPages = versions.childPages('workflowId')
export const insertVersion = versions.insert()

const byNumber = statement({ workflowId: slot.uuid, number: slot.int }, (db, p) =>
  db
    .select({ ...versionColumns, createdBy: workflowVersions.createdBy })
    .from(workflowVersions)
    .where(and(eq(workflowVersions.workflowId, p.workflowId), eq(workflowVersions.number, p.number))),
)
const byNumbers = statement({ workflowIds: slot.uuids, numbers: slot.ints }, (db, p) =>
  db
    .select({ ...versionColumns, createdBy: workflowVersions.createdBy })
    .from(workflowVersions)
    .innerJoin(
      sql`unnest(${p.workflowIds}, ${p.numbers}) as asked(asked_workflow, asked_number)`,
      and(eq(workflowVersions.workflowId, sql`asked_workflow`), eq(workflowVersions.number, sql`asked_number`)),
    ),
)
const versionKey = (workflowId: string, number: number): string => `${workflowId} ${number}`
const loadByKey = loadOne<Context, WorkflowVersionRow>(
  (context, keys) => {
    const parts = keys.map((key) => key.split(' '))
    const [workflowIds, numbers] = [parts.map(([id = '']) => id), parts.map(([, number]) => Number(number))]
    return context.scope.read(byNumbers, { workflowIds, numbers })
  },
  ({ workflowId, number }) => versionKey(workflowId, number),
)
/** A definition by its number; those of many runs in one statement. */
export const loadVersion = (context: Context, workflowId: string, number: number) =>
  loadByKey(context, versionKey(workflowId, number))

/** A definition of a workflow by its number; null where there is none. */
export async function readVersion(
  reader: Reader,
  workflowId: string,
  number: number,
): Promise<WorkflowVersionRow | null> {
  const [row] = await reader.read(byNumber, { workflowId, number })
  return row ?? null
}
