import type { ScheduledQueue, WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { jobId, requestJob } from '@quintet/kit/slice/job-requests.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import type { Context } from '../context.ts'
import { toBytes } from './embedder.ts'
import { embeddingQueue, expiryQueue, searchRetentionQueue } from './queues.ts'
import { searchDays } from './rules.ts'
import { deleteExpired, deleteSearchesBefore, membersWithStale, setEmbedding, staleOf } from './store.ts'
import { staleVectorsOf, writeVector } from './vectors.ts'

/** How many memories one job gives vectors: an embedder that is a service takes them in one request. */
const perJob = 100
const dayMilliseconds = 86_400_000

/** Gives memories vectors of the present model. */
const embedding: WorkQueue<Context, { readonly memberId: string }> = {
  ...embeddingQueue,
  async run({ context, payload: { memberId } }) {
    const { model, embed } = context.embedder
    const at = context.clock.now()
    const engine = await context.vectorEngine()
    const stale = await context.scope.read(engine === 'PGVECTOR' ? staleVectorsOf : staleOf, {
      memberId,
      at,
      model,
      limit: perJob,
    })
    const [first] = stale
    if (first === undefined) return
    // Outside the transaction: it would wait for the embedder.
    const vectors = await embed(stale.map(({ content }) => content))
    await context.scope.write(async (writer) => {
      for (const [i, { id }] of stale.entries()) {
        await writer.run(setEmbedding, { id, model, embedding: toBytes(vectors[i]!) })
        await writeVector(engine, writer, id, vectors[i]!)
      }
      if (stale.length === perJob)
        await requestJob(context, writer, embeddingQueue, `after ${first.id} ${model}`, { memberId })
    })
  },
}

/** How many members of a tenant one statement names. */
const membersAtOnce = 500

/** Each night: memories whose vectors are of a model that was replaced, or that an embedder did not make, get new ones. */
const renewing: ScheduledQueue<Context> = {
  name: 'tenancy.memory-renewal',
  cron: '11 4 * * *',
  deadlineSeconds: 3_600,
  run: ({ context, signal }) => renewEmbeddings(context, signal),
}

/** Requests new vectors for all members of all tenants who need them. */
export async function renewEmbeddings(
  { scope, clock, jobs, embedder: { model }, allTenantIds }: Context,
  signal: AbortSignal,
): Promise<void> {
  const at = clock.now()
  const queue = embeddingQueue.name
  for (const tenantId of await allTenantIds()) {
    const inside = scope.as({ tenantId })
    for (let after = lowestId, hasMore = true; hasMore; ) {
      signal.throwIfAborted()
      const members = await inside.read(membersWithStale, { model, after, limit: membersAtOnce })
      hasMore = members.length === membersAtOnce
      after = members.at(-1)?.memberId ?? after
      if (members.length === 0) break
      await inside.write(async (writer) => {
        for (const { memberId } of members) {
          const id = jobId(queue, tenantId, `renewal ${memberId} ${at.toISOString()}`)
          await writer.run(jobs!.insert, { id, queue, actorId: null, payload: { memberId }, startAfter: at, at })
        }
        writer.afterCommit(jobs!.wake)
      })
    }
    await inside.close()
  }
}

const expiring: WorkQueue<Context, { readonly id: string }> = {
  ...expiryQueue,
  run: ({ context, payload: { id }, once }) =>
    once((writer) => writer.run(deleteExpired, { id, at: context.clock.now() })),
}

/** Asked for once a day on which there are searches. */
const removing: WorkQueue<Context, object> = {
  ...searchRetentionQueue,
  run: ({ context, once }) =>
    once((writer) => {
      const before = new Date(context.clock.now().getTime() - searchDays * dayMilliseconds)
      return writer.run(deleteSearchesBefore, { before })
    }),
}

export const queues = [embedding, renewing, expiring, removing]
