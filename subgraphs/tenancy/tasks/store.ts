import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { tasks } from '@quintet/drizzle/tenancy/tasks.ts'
import type { PageArguments } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { hasWords } from '@quintet/kit/slice/search.ts'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const columns = {
  id: tasks.id,
  service: tasks.service,
  type: tasks.type,
  status: tasks.status,
  priority: tasks.priority,
  payload: tasks.payload,
  result: tasks.result,
  error: tasks.error,
  attempts: tasks.attempts,
  createdBy: tasks.createdBy,
  claimedBy: tasks.claimedBy,
  leaseEndsAt: tasks.leaseEndsAt,
  startedAt: tasks.startedAt,
  completedAt: tasks.completedAt,
  createdAt: tasks.createdAt,
  updatedAt: tasks.updatedAt,
}

const rows = tenantRows(tasks, columns)
export type TaskRow = RowOf<typeof rows>

export const loadTask = rows.load
export const insertTask = rows.insert({
  defaults: ['result', 'error', 'claimedBy', 'leaseEndsAt', 'startedAt', 'completedAt', 'words'],
})

interface TaskFilter {
  readonly status?: string | null | undefined
  readonly type?: string | null | undefined
  readonly service?: string | null | undefined
  readonly search: string | null
}

const ofType = sql`(${sql.placeholder('type')}::text is null or ${tasks.type} = ${sql.placeholder('type')})`
const ofService = sql`(${sql.placeholder('service')}::text is null or ${tasks.service} = ${sql.placeholder('service')})`
const ofWords = hasWords(tasks.words, sql.placeholder('search'))
const rest = { search: slot.nullable(slot.text), type: slot.nullable(slot.text), service: slot.nullable(slot.text) }

/** Each filter that may stand alone has its own statement, and so its own index. */
const all = rows.page('newest first', { slots: { search: slot.nullable(slot.text) }, where: () => ofWords })
/** Of one status, as it is at an instant: a running one may have failed. */
const ofOneStatus = rows.page('newest first', {
  slots: { status: slot.text, at: slot.instant, ...rest },
  where: (p) =>
    and(
      sql`${tasks.status} = any(case when ${p.status}::text = 'FAILED' then array['FAILED', 'RUNNING'] else array[${p.status}::text] end)`,
      sql`(${tasks.status} <> 'RUNNING' or (${tasks.leaseEndsAt} <= ${p.at}::timestamptz) = (${p.status}::text = 'FAILED'))`,
      ofType,
      ofService,
      ofWords,
    ),
})
const ofOneService = rows.page('newest first', {
  slots: { ...rest, service: slot.text },
  where: (p) => and(eq(tasks.service, p.service), ofType, ofWords),
})
const ofOneType = rows.page('newest first', {
  slots: { type: slot.text, search: slot.nullable(slot.text) },
  where: (p) => and(eq(tasks.type, p.type), ofWords),
})

/** A page of the active tenant's tasks. */
export function taskPage(
  context: Context,
  { status = null, type = null, service = null, search }: TaskFilter,
  page: PageArguments,
) {
  const filter = { ...page, type, service, search }
  if (status !== null) return ofOneStatus(context, { ...filter, status, at: context.clock.now() })
  if (service !== null) return ofOneService(context, { ...filter, service })
  return type === null ? all(context, filter) : ofOneType(context, { ...filter, type })
}

/** A task, locked. */
export const taskForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(tasks)
    .where(and(eq(tasks.tenantId, p.tenantId), eq(tasks.id, p.id)))
    .for('update'),
)

const claimSlots = { service: slot.text, types: slot.nullable(slot.texts), id: slot.nullable(slot.uuid) }
/** The next pending task that no other claimant is about to take, locked. */
export const nextPending = statement(claimSlots, (db, p) =>
  db
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.tenantId, p.tenantId),
        eq(tasks.service, p.service),
        sql`${tasks.status} = 'PENDING'`,
        sql`(${p.types} is null or ${isAnyOf(tasks.type, p.types as never)})`,
        sql`(${p.id}::uuid is null or ${tasks.id} = ${p.id}::uuid)`,
      ),
    )
    .orderBy(desc(tasks.priority), tasks.id)
    .limit(1)
    .for('update', { skipLocked: true }),
)

/** Writes down what became of a task that is locked. */
export const updateTask = rows.update(
  'status',
  'result',
  'error',
  'attempts',
  'claimedBy',
  'leaseEndsAt',
  'startedAt',
  'completedAt',
  'updatedAt',
)
