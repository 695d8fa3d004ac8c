// Search by meaning and by words at once. Each vector is compared: a limit bounds the work, and nothing is left out silently.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import type { StoredMemoryEngine } from '@quintet/drizzle/tenancy/memories.ts'
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
import { nearest, scoresOf, staleVectorsOf, vectorText } from './vectors.ts'

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
  const engine = await context.vectorEngine()
  return change(context, 'searchMemories', input, {
    problems,
    async work(writer) {
      const memberId = memoryOwner(context)
      const started = performance.now()
      const results = await find(context, writer, memberId, input, vector!, engine)
      const { model } = context.embedder
      const { query, namespace = null } = input
      const [id, at] = [newId(), context.clock.now()]
      const milliseconds = Math.round(performance.now() - started)
      const resultCount = results.length
      await writer.run(insertSearch, { id, memberId, query, namespace, resultCount, engine, model, milliseconds, at })
      await requestJob(context, writer, searchRetentionQueue, at.toISOString().slice(0, 10), {})
      const [stale] = await writer.read(engine === 'PGVECTOR' ? staleVectorsOf : staleOf, {
        memberId,
        at,
        model,
        limit: 1,
      })
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
  engine: StoredMemoryEngine,
): Promise<Found[]> {
  const searched = { memberId, at: clock.now(), namespace }
  const byWords = await reader.read(withWords, { ...searched, query, limit: perOrder })
  const compare = engine === 'PGVECTOR' ? compareThere : compareHere
  const { scores, byMeaning } = await compare(reader, { ...searched, model }, vector, byWords)
  const ids = fuse([byMeaning, byWords])
    .filter((id) => (scores.get(id) ?? 0) >= (minScore ?? -1))
    .slice(0, input.limit ?? defaultLimit)
  const rows = new Map((await reader.read(memoriesOf, { ...searched, ids })).map((row) => [row.id, row as MemoryRow]))
  return ids.map((id) => ({ score: scores.get(id) ?? 0, memory: rows.get(id)! }))
}

interface Searched {
  readonly memberId: string
  readonly at: Date
  readonly namespace: string | null
  readonly model: string
}
interface Compared {
  readonly scores: ReadonlyMap<string, number>
  /** Best first. */
  readonly byMeaning: readonly { readonly id: string; readonly importance: number }[]
}

/** Reads all vectors and compares them in this process. */
async function compareHere(reader: Reader, searched: Searched, vector: Float32Array): Promise<Compared> {
  const [counted] = await reader.read(countCandidates, searched)
  if (counted!.count > maxCompared) {
    const message = `A search can compare up to ${maxCompared} memories: name a namespace`
    throw new Refused(limitReached(message, 'TOO_MANY_MEMORIES', ['input', 'namespace']))
  }
  const candidates = await reader.read(candidatesOf, searched)
  const scores = new Map(candidates.map(({ id, embedding }) => [id, similarity(vector, embedding!)]))
  const byMeaning = candidates.toSorted((a, b) => scores.get(b.id)! - scores.get(a.id)!).slice(0, perOrder)
  return { scores, byMeaning }
}

/** Has pgvector compare them, also those that were found by words alone. */
async function compareThere(
  reader: Reader,
  searched: Searched,
  vector: Float32Array,
  byWords: readonly { readonly id: string }[],
): Promise<Compared> {
  const compared = { ...searched, vector: vectorText(vector) }
  const byMeaning = await reader.read(nearest, { ...compared, limit: perOrder })
  const scores = new Map(byMeaning.map(({ id, score }) => [id, score]))
  const ids = byWords.flatMap(({ id }) => (scores.has(id) ? [] : id))
  const others = ids.length === 0 ? [] : await reader.read(scoresOf, { ...compared, ids })
  for (const { id, score } of others) scores.set(id, score)
  return { scores, byMeaning }
}
