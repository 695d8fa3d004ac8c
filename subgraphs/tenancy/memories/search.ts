// Search by meaning and by words at once. Each vector is compared: a limit bounds the work, and nothing is left out silently.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { limitReached, Refused } from '@quintet/kit/slice/problems.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import type { SearchMemoriesInput } from '../types.gen.ts'
import { memoryOwner } from './actions.ts'
import { similarity } from './embedder.ts'
import { embeddingQueue, searchRetentionQueue } from './queues.ts'
import { defaultLimit, fuse, maxCompared, searchProblems } from './rules.ts'
import { candidatesOf, countCandidates, insertSearch, type MemoryRow, memoriesOf, staleOf, withWords } from './store.ts'

/** How many memories each way of searching names. */
const perOrder = 200

interface Found {
  readonly score: number
  readonly memory: MemoryRow
}

/** Searches the caller's memories, and writes that down. */
export async function searchMemories(context: Context, input: SearchMemoriesInput) {
  const problems = searchProblems(input)
  const vector = problems.length > 0 ? null : await vectorOfQuery(context, input.query)
  return change(context, 'searchMemories', input, {
    problems,
    async work(writer) {
      const memberId = memoryOwner(context)
      const started = performance.now()
      const results = await find(context, writer, memberId, input, vector!)
      const { model } = context.embedder
      const { query, namespace = null } = input
      const [id, engine, at] = [newId(), 'EXACT' as const, context.clock.now()]
      const milliseconds = Math.round(performance.now() - started)
      const resultCount = results.length
      await writer.run(insertSearch, { id, memberId, query, namespace, resultCount, engine, model, milliseconds, at })
      await requestJob(context, writer, searchRetentionQueue, at.toISOString().slice(0, 10), {})
      const [stale] = await writer.read(staleOf, { memberId, at, model, limit: 1 })
      if (stale !== undefined)
        await requestJob(context, writer, embeddingQueue, `from ${stale.id} ${model}`, { memberId })
      return { id, engine, model, results }
    },
  })
}

async function vectorOfQuery({ embedder, log }: Context, query: string): Promise<Float32Array> {
  try {
    const [vector] = await embedder.embed([query])
    return vector!
  } catch (error) {
    log.warn({ model: embedder.model, fault: String(error) }, 'the embedder did not answer')
    throw refusal('UNAVAILABLE', 'Memories cannot be searched at the moment; try again')
  }
}

async function find(
  { clock, embedder: { model } }: Context,
  reader: Reader,
  memberId: string,
  { query, namespace = null, minScore, ...input }: SearchMemoriesInput,
  vector: Float32Array,
): Promise<Found[]> {
  const searched = { memberId, at: clock.now(), namespace }
  const [counted] = await reader.read(countCandidates, { ...searched, model })
  if (counted!.count > maxCompared) {
    const message = `A search can compare up to ${maxCompared} memories: name a namespace`
    throw new Refused(limitReached(message, 'TOO_MANY_MEMORIES', ['input', 'namespace']))
  }
  const candidates = await reader.read(candidatesOf, { ...searched, model })
  const scores = new Map(candidates.map(({ id, embedding }) => [id, similarity(vector, embedding!)]))
  const byMeaning = candidates.toSorted((a, b) => scores.get(b.id)! - scores.get(a.id)!).slice(0, perOrder)
  const byWords = await reader.read(withWords, { ...searched, query, limit: perOrder })
  const ids = fuse([byMeaning, byWords])
    .filter((id) => (scores.get(id) ?? 0) >= (minScore ?? -1))
    .slice(0, input.limit ?? defaultLimit)
  const rows = new Map((await reader.read(memoriesOf, { ...searched, ids })).map((row) => [row.id, row as MemoryRow]))
  return ids.map((id) => ({ score: scores.get(id) ?? 0, memory: rows.get(id)! }))
}
