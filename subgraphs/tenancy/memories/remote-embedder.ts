// An embedder that is a service with OpenAI's API: `POST <url>/embeddings`.
import { setTimeout as pause } from 'node:timers/promises'
import type { EmbeddingSettings } from '@quintet/kit/process/embedding-settings.ts'
import type { Embedder } from './embedder.ts'
import { normalise } from './hashing.ts'

/** How long one try may take. A search waits for three of them at most. */
const tryMilliseconds = 3_000
const tries = 3
const firstPauseMilliseconds = 200
/** The service may ask for a longer pause, up to this. */
const maxPauseMilliseconds = 2_000

/** The service did not give vectors. Another try may help, after a pause where it asked for one. */
class Unanswered extends Error {
  override name = 'Unanswered'
  readonly mayPass: boolean
  readonly pauseMilliseconds: number | null
  constructor(message: string, mayPass: boolean, pauseMilliseconds: number | null = null) {
    super(message)
    this.mayPass = mayPass
    this.pauseMilliseconds = pauseMilliseconds
  }
}

/** @param milliseconds how long one try may take, for tests */
export function createRemoteEmbedder(settings: EmbeddingSettings, milliseconds = tryMilliseconds): Embedder {
  const { model } = settings
  return {
    model,
    async embed(texts) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await ask(settings, texts, milliseconds)
        } catch (error) {
          const asked = error instanceof Unanswered ? error.pauseMilliseconds : null
          if (attempt === tries || (error instanceof Unanswered && !error.mayPass)) throw error
          await pause(Math.min(asked ?? firstPauseMilliseconds * 2 ** (attempt - 1), maxPauseMilliseconds))
        }
      }
    },
  }
}

async function ask(
  { url, model, key }: EmbeddingSettings,
  texts: readonly string[],
  milliseconds: number,
): Promise<Float32Array[]> {
  const response = await fetch(`${url}/embeddings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
    redirect: 'error',
    signal: AbortSignal.timeout(milliseconds),
  }).catch(() => {
    throw new Unanswered('The embedder did not respond', true)
  })
  if (!response.ok) {
    await response.body?.cancel()
    const mayPass = response.status >= 500 || [408, 425, 429].includes(response.status)
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    throw new Unanswered(
      `The embedder answered ${response.status}`,
      mayPass,
      Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null,
    )
  }
  const answer: unknown = await response.json().catch(() => {
    throw new Unanswered('The answer of the embedder broke off, or is no JSON', true)
  })
  return vectorsIn(answer, texts.length)
}

/** The vectors of an answer in the order of the texts, each of length 1. Throws for what is no such answer. */
function vectorsIn(answer: unknown, count: number): Float32Array[] {
  const wrong = () => new Unanswered('The answer of the embedder has no vector for each text', false)
  const data = (answer as { data?: unknown } | null)?.data
  if (!Array.isArray(data) || data.length !== count) throw wrong()
  const vectors: (Float32Array | undefined)[] = Array.from({ length: count })
  for (const each of data as { index?: unknown; embedding?: unknown }[]) {
    const { index, embedding } = each
    const isVector =
      Array.isArray(embedding) && embedding.length > 0 && embedding.every((value) => Number.isFinite(value))
    if (typeof index !== 'number' || !(index in vectors) || !isVector) throw wrong()
    vectors[index] = normalise(Float32Array.from(embedding as number[]))
  }
  const dimensions = vectors[0]?.length
  if (vectors.some((vector) => vector === undefined || vector.length !== dimensions)) throw wrong()
  return vectors as Float32Array[]
}
