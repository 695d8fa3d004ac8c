// Search by meaning and by words at once. Each vector is compared: a limit bounds the work, and nothing is left out silently.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import type { StoredMemoryEngine } from '@quintet/drizzle/tenancy/memories.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob, requestOncePer } from '@quintet/kit/slice/job-requests.ts'
import { isProblem, limitReached, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import type { SearchMemoriesInput } from '../types.gen.ts'
import { memoryOwner } from './actions.ts'
import { similarity } from './embedder.ts'
import { nearestOf } from './packed-vectors.ts'
import { embeddingQueue, searchRetentionQueue } from './queues.ts'
import { defaultLimit, fuse, maxCompared, searchProblems } from './rules.ts'
import { insertSearch, type MemoryRow, memoriesOf, packedVectors, withWords } from './store.ts'
import { nearest, scoresOf, staleVectorsOf, vectorText } from './vectors.ts'

/** How many memories each way of searching names. */
const perOrder = 200

interface Found {
  readonly id: string
  readonly score: number
}
interface Result {
  readonly score: number
  readonly memory: MemoryRow
}

/** Searches the caller's memories, and writes that down. */
export async function searchMemories(context: Context, input: SearchMemoriesInput) {
  const problems = searchProblems(input)
  const started = performance.now()
  // Before the transaction, which would hold a connection meanwhile.
  const search = problems.length > 0 || !hasMemories(context) ? null : await find(context, input)
  return change(context, 'searchMemories', input, {
    problems,
    async work(writer) {
      const memberId = memoryOwner(context)
      const { found, engine, isStale } = search!
      if (isProblem(found)) throw new Refused(found)
      const { model } = context.embedder
      const { query, namespace = null } = input
      const [id, at] = [newId(), context.clock.now()]
      const milliseconds = Math.round(performance.now() - started)
      const resultCount = found.length
      // Searches of one minute ask for the missing vectors once.
      const minute = at.toISOString().slice(0, 16)
      const [memories] = await Promise.all([
        writer.read(memoriesOf, { memberId, at, ids: found.map((each) => each.id) }),
        writer.run(insertSearch, { id, memberId, query, namespace, resultCount, engine, model, milliseconds, at }),
        requestOncePer(context, writer, searchRetentionQueue, at.toISOString().slice(0, 10), {}),
        ...(isStale
          ? [requestJob(context, writer, embeddingQueue, `${memberId} ${minute} ${model}`, { memberId })]
          : []),
      ])
      const rows = new Map(memories.map((row) => [row.id, row as MemoryRow]))
      // One may have been forgotten meanwhile.
      const results = found.flatMap(({ id: memoryId, score }): Result[] => {
        const memory = rows.get(memoryId)
        return memory === undefined ? [] : [{ score, memory }]
      })
      return { id, engine, model, results }
    },
  })
}

const hasMemories = ({ envelope }: Context): boolean => envelope.tenantId !== null && envelope.viewer !== null

async function vectorOfQuery({ embedder, log }: Context, query: string): Promise<Float32Array> {
  try {
    const [vector] = await embedder.embed([query])
    return vector!
  } catch (error) {
    log.warn({ model: embedder.model, fault: String(error) }, 'the embedder did not answer')
    throw refusal('UNAVAILABLE', 'Memories cannot be searched at the moment; try again')
  }
}

interface Search {
  readonly found: Found[] | Problem
  readonly engine: StoredMemoryEngine
  /** Whether a memory that was looked at has no vector of the model. */
  readonly isStale: boolean
}

async function find(context: Context, input: SearchMemoriesInput): Promise<Search> {
  const { query, namespace = null, minScore } = input
  const [vector, engine] = await Promise.all([vectorOfQuery(context, query), context.vectorEngine()])
  const reader = context.scope
  const searched = { memberId: memoryOwner(context), at: context.clock.now(), namespace }
  const compare = engine === 'PGVECTOR' ? compareThere : compareHere
  const compared = await compare(reader, { ...searched, model: context.embedder.model, query }, vector)
  if (compared === null) {
    const message = `A search can compare up to ${maxCompared} memories: name a namespace`
    const found = limitReached(message, 'TOO_MANY_MEMORIES', ['input', 'namespace'])
    return { found, engine, isStale: false }
  }
  const { scores, byMeaning, byWords, isStale } = compared
  const found = fuse([byMeaning, byWords])
    .map((id) => ({ id, score: scores.get(id) ?? 0 }))
    .filter(({ score }) => score >= (minScore ?? -1))
    .slice(0, input.limit ?? defaultLimit)
  return { found, engine, isStale }
}

interface Searched {
  readonly memberId: string
  readonly at: Date
  readonly namespace: string | null
  readonly model: string
  readonly query: string
}
interface Candidate {
  readonly id: string
  readonly importance: number
}
interface Compared {
  readonly scores: ReadonlyMap<string, number>
  /** Best first. */
  readonly byMeaning: readonly Candidate[]
  readonly byWords: readonly Candidate[]
  readonly isStale: boolean
}

/** Reads all vectors and compares them in this process; null where they are too many. */
async function compareHere(reader: Reader, searched: Searched, vector: Float32Array): Promise<Compared | null> {
  const [packs, byWords] = await Promise.all([
    reader.read(packedVectors, { ...searched, vectorBytes: vector.byteLength, limit: maxCompared + 1 }),
    reader.read(withWords, { ...searched, limit: perOrder }),
  ])
  const memories = packs.reduce((sum, pack) => sum + pack.memories, 0)
  if (memories > maxCompared) return null
  const { best, count } = nearestOf(vector, packs, perOrder)
  const scores = new Map(best.map(({ id, score }) => [id, score]))
  for (const { id, embedding } of byWords) if (embedding !== null) scores.set(id, similarity(vector, embedding))
  return { scores, byMeaning: best, byWords, isStale: count < memories }
}

/** Has pgvector compare them, also those that are found by words alone. */
async function compareThere(reader: Reader, searched: Searched, vector: Float32Array): Promise<Compared> {
  const compared = { ...searched, vector: vectorText(vector) }
  const [byMeaning, byWords, stale] = await Promise.all([
    reader.read(nearest, { ...compared, limit: perOrder }),
    reader.read(withWords, { ...searched, limit: perOrder }),
    reader.read(staleVectorsOf, { ...searched, limit: 1 }),
  ])
  const scores = new Map(byMeaning.map(({ id, score }) => [id, score]))
  const ids = byWords.flatMap(({ id }) => (scores.has(id) ? [] : id))
  const others = ids.length === 0 ? [] : await reader.read(scoresOf, { ...compared, ids })
  for (const { id, score } of others) scores.set(id, score)
  return { scores, byMeaning, byWords, isStale: stale.length > 0 }
}
