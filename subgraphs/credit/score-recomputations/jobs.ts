// Computes scores again, some hundred applicants at a time: an interrupted run goes on where it was.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import type { Category } from '../categories/rules.ts'
import { readCategories } from '../categories/store.ts'
import type { Context } from '../context.ts'
import { recompute } from '../scores/recompute.ts'
import { countApplicants, nextApplicants } from '../scores/store.ts'
import { recomputationQueue } from './queue.ts'
import { readRecomputation, type ScoreRecomputationRow, updateRecomputation } from './store.ts'

const batch = 500

const recomputing: WorkQueue<Context, Required<typeof recomputationQueue>['payload'] & object> = {
  ...recomputationQueue,
  retryLimit: 5,
  deadlineSeconds: 3_600,
  concurrency: 1,
  async run({ context, payload: { id }, signal }) {
    let isOver = false
    while (!isOver) {
      signal.throwIfAborted()
      isOver = await context.scope.write((writer) => step(context, writer, id))
    }
  },
}

/** The next applicants, and how far it is then; both are committed together. Whether that was all. */
async function step(context: Context, writer: Writer, id: string): Promise<boolean> {
  const row = await readRecomputation(writer, id)
  if (row === null || row.status === 'DONE' || row.status === 'FAILED') return true
  const updatedAt = context.clock.now()
  const category = (await readCategories(writer)).find(({ slug }) => slug === row.category)
  if (category?.scoreMode !== 'COMPUTED') {
    // The category changed while the job waited.
    await updateRecomputation(writer, { ...row, status: 'FAILED', updatedAt })
    return true
  }
  const total = row.total ?? (await totalOf(writer, row))
  const applicantIds = await nextOf(writer, row, category)
  if (applicantIds.length === 0) {
    await updateRecomputation(writer, { ...row, status: 'DONE', total: row.done, updatedAt })
    return true
  }
  const { changed, cursor } = await recompute(context, writer, {
    category,
    applicantIds,
    asOf: row.asOf,
    sourceId: row.requestedBy ?? tenantId(context),
  })
  await updateRecomputation(writer, {
    ...row,
    status: 'RUNNING',
    total,
    done: row.done + applicantIds.length,
    changed: row.changed + changed,
    lastApplicantId: applicantIds.at(-1)!,
    cursor: cursor ?? row.cursor,
    updatedAt,
  })
  return false
}

async function totalOf(writer: Writer, { applicantIds, category }: ScoreRecomputationRow): Promise<number> {
  if (applicantIds !== null) return applicantIds.length
  const [row] = await writer.read(countApplicants, { category })
  return row!.count
}

async function nextOf(
  writer: Writer,
  { applicantIds, lastApplicantId }: ScoreRecomputationRow,
  { slug }: Category,
): Promise<string[]> {
  const after = lastApplicantId ?? lowestId
  if (applicantIds !== null) return applicantIds.filter((id) => id > after).slice(0, batch)
  const rows = await writer.read(nextApplicants, { category: slug, after, limit: batch })
  return rows.map(({ applicantId }) => applicantId)
}

export const queues = [recomputing]
