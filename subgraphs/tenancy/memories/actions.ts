import { createHash } from 'node:crypto'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { limitReached, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { CreateMemoryInput, DeleteMemoriesInput } from '../types.gen.ts'
import { toBytes } from './embedder.ts'
import { embeddingQueue, expiryQueue } from './queues.ts'
import { areIds, defaultImportance, defaultNamespace, deleteProblems, maxMemories, memoryProblems } from './rules.ts'
import { countMemories, deleteNamespace, deleteSome, memoriesOf, upsertMemory } from './store.ts'
import { writeVector } from './vectors.ts'

/** The caller, whose memories they are. Refuses where there is no tenant to have them in. */
export function memoryOwner(context: Context): string {
  if (context.envelope.tenantId === null) throw new Refused(notAllowed('There is no active tenant', 'NO_TENANT'))
  return viewerId(context)
}

/** Remembers something. Without an embedder that answers it is remembered all the same: a job makes the vector later. */
export async function createMemory(context: Context, input: CreateMemoryInput) {
  const problems = memoryProblems(input, context.clock.now())
  const vector = problems.length > 0 ? null : await vectorOf(context, input.content)
  const engine = await context.vectorEngine()
  return change(context, 'createMemory', input, {
    problems,
    async work(writer) {
      const memberId = memoryOwner(context)
      const [counted] = await writer.read(countMemories, { memberId })
      if (counted!.count >= maxMemories) {
        throw new Refused(limitReached(`A member can have ${maxMemories} memories`, 'TOO_MANY_MEMORIES', ['input']))
      }
      const at = context.clock.now()
      const { content, metadata = null, expiresAt = null } = input
      const [memory] = await writer.run(upsertMemory, {
        id: newId(),
        memberId,
        at,
        namespace: input.namespace ?? defaultNamespace,
        content,
        contentHash: createHash('sha256').update(content).digest(),
        metadata: metadata as object | null,
        importance: input.importance ?? defaultImportance,
        model: vector === null ? null : context.embedder.model,
        embedding: vector === null ? null : toBytes(vector),
        expiresAt,
      })
      const { id } = memory!
      await writeVector(engine, writer, id, vector)
      if (vector === null) await requestJob(context, writer, embeddingQueue, `of ${id}`, { memberId })
      if (expiresAt !== null) {
        const key = `${id} ${expiresAt.toISOString()}`
        await requestJob(context, writer, expiryQueue, key, { id }, { startAfter: expiresAt })
      }
      return memory!
    },
  })
}

async function vectorOf({ embedder, log }: Context, text: string): Promise<Float32Array | null> {
  try {
    const [vector] = await embedder.embed([text])
    return vector!
  } catch (error) {
    log.warn({ model: embedder.model, fault: String(error) }, 'the embedder did not answer')
    return null
  }
}

/** Forgets memories of the caller. */
export const deleteMemories = (context: Context, input: DeleteMemoriesInput) =>
  change(context, 'deleteMemories', input, {
    problems: deleteProblems(input),
    async work(writer) {
      const memberId = memoryOwner(context)
      const { ids, namespace } = input
      if (!ids) return { count: (await writer.run(deleteNamespace, { memberId, namespace: namespace! })).length }
      const all = [...new Set(ids)]
      const at = context.clock.now()
      if (!areIds(all) || (await writer.read(memoriesOf, { memberId, at, ids: all })).length < all.length) {
        throw new Refused(notFoundProblem('There is no such memory', ['input', 'ids']))
      }
      return { count: (await writer.run(deleteSome, { memberId, ids: all })).length }
    },
  })
