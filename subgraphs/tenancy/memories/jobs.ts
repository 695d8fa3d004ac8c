import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { toBytes } from './embedder.ts'
import { embeddingQueue, expiryQueue, searchRetentionQueue } from './queues.ts'
import { searchDays } from './rules.ts'
import { deleteExpired, deleteSearchesBefore, setEmbedding, staleOf } from './store.ts'

/** How many memories one job gives vectors: an embedder that is a service takes them in one request. */
const perJob = 100
const dayMilliseconds = 86_400_000

/** Gives memories vectors of the present model. */
const embedding: WorkQueue<Context, { readonly memberId: string }> = {
  ...embeddingQueue,
  async run({ context, payload: { memberId } }) {
    const { model, embed } = context.embedder
    const at = context.clock.now()
    const stale = await context.scope.read(staleOf, { memberId, at, model, limit: perJob })
    const [first] = stale
    if (first === undefined) return
    // Outside the transaction: it would wait for the embedder.
    const vectors = await embed(stale.map(({ content }) => content))
    await context.scope.write(async (writer) => {
      for (const [i, { id }] of stale.entries()) {
        await writer.run(setEmbedding, { id, model, embedding: toBytes(vectors[i]!) })
      }
      if (stale.length === perJob)
        await requestJob(context, writer, embeddingQueue, `after ${first.id} ${model}`, { memberId })
    })
  },
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

export const queues = [embedding, expiring, removing]
