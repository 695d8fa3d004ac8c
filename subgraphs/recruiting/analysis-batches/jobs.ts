// Measures the candidates of a batch in the order of their ids. Each step writes its analyses and how far it is in one transaction:
// a run that was killed goes on where it stood, and measures none twice.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { measure } from '../analyses/measure.ts'
import { findCandidates } from '../candidate-search/find.ts'
import type { CandidateFilter } from '../candidate-search/rules.ts'
import { readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { readJob } from '../jobs/store.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import { batchQueue } from './queues.ts'
import { type AnalysisBatchRow, moveBatch, readBatch } from './store.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never

/** How many candidates a transaction measures: requests on the same board wait for one at most. */
const step = 20
const retryLimit = 5

const measuring: WorkQueue<Context, Payload<typeof batchQueue>> = {
  ...batchQueue,
  retryLimit,
  deadlineSeconds: 3_600,
  concurrency: 1,
  async run({ context, payload: { id }, attempt, signal }) {
    const batch = await context.scope.write((writer) => readBatch(writer, id))
    if (batch === null || (batch.status !== 'QUEUED' && batch.status !== 'RUNNING')) return
    try {
      await measureAll(context, batch, signal)
    } catch (error) {
      if (attempt > retryLimit && !signal.aborted) await end(context, id)
      throw error
    }
  },
}

async function measureAll(context: Context, batch: AnalysisBatchRow, signal: AbortSignal): Promise<void> {
  const filter = Object.keys(batch.filter).length === 0 ? null : (batch.filter as CandidateFilter)
  const ids: string[] = []
  await findCandidates(context, filter, 'ANALYSIS', ({ id }) => ids.push(id) > 0)
  ids.sort()
  // Who is added while it runs is not part of it.
  const upTo = batch.upTo ?? ids.at(-1) ?? null
  const total = batch.total ?? ids.length
  const left = ids.filter(
    (id) => (batch.lastCandidate === null || id > batch.lastCandidate) && upTo !== null && id <= upTo,
  )
  let present: AnalysisBatchRow | null = { ...batch, total, upTo, status: 'RUNNING' }
  for (let at = 0; present?.status === 'RUNNING'; at += step) {
    signal.throwIfAborted()
    const some = left.slice(at, at + step)
    const from: AnalysisBatchRow = present
    present = await context.scope.write((writer) => measureSome(context, writer, from, some, at + step >= left.length))
  }
}

/** Measures some, and writes down how far the batch is; null where another run has gone on. */
async function measureSome(
  context: Context,
  writer: Writer,
  batch: AnalysisBatchRow,
  ids: readonly string[],
  isLast: boolean,
): Promise<AnalysisBatchRow | null> {
  const [job, [policy]] = await Promise.all([readJob(writer, batch.jobId), writer.read(newestPolicy, {})])
  const isOpen = job?.status === 'OPEN'
  const now = context.clock.now()
  const next: AnalysisBatchRow = isOpen
    ? { ...batch, lastCandidate: ids.at(-1) ?? batch.lastCandidate, status: isLast ? 'DONE' : 'RUNNING' }
    : { ...batch, status: 'FAILED', errorCode: 'JOB_NOT_OPEN' }
  const counts = { measured: batch.measured, skipped: batch.skipped }
  if (isOpen) {
    for (const id of ids) {
      const candidate = await readCandidate(writer, id)
      const mayBe = candidate?.id === id && (candidate.analysisEndsAt === null || candidate.analysisEndsAt > now)
      if (mayBe) await measure(context, writer, { id: newId(), job, candidate, chosen: policyOr(policy) })
      counts[mayBe ? 'measured' : 'skipped'] += 1
    }
  }
  const moved = { ...next, ...counts, updatedAt: now }
  const [row] = await writer.run(moveBatch, { ...moved, from: batch.lastCandidate, at: now })
  // The transaction that another run was faster than writes nothing.
  if (row === undefined) throw new Error('Another run has gone on with the batch')
  return moved
}

const end = (context: Context, id: string) =>
  context.scope.write(async (writer) => {
    const batch = await readBatch(writer, id)
    if (batch === null) return
    const at = context.clock.now()
    await writer.run(moveBatch, { ...batch, status: 'FAILED', errorCode: 'FAILED', from: batch.lastCandidate, at })
  })

export const queues = [measuring]
