// What providers answer: how they are asked, and what is read from it.
import { createHash } from 'node:crypto'
import { type Dispatcher, request } from 'undici'
import type { ScoreProviderRow } from '../score-providers/store.ts'

/** Thrown where asking again may help. */
export class ProviderUnavailable extends Error {
  override name = 'ProviderUnavailable'
}
/** Thrown where asking again does not help. */
export class ProviderRefused extends Error {
  override name = 'ProviderRefused'
}

interface Question {
  readonly provider: ScoreProviderRow
  /** The record, by which a provider knows a question that it was asked before. */
  readonly recordId: string
  readonly applicantId: string
  readonly secret: string | null
}

const answerMilliseconds = 10_000
const maxBytes = 65_536

/** A provider's answer as text. */
export const answerOf = (agent: Dispatcher, question: Question): Promise<string> =>
  question.provider.kind === 'LOCAL' ? Promise.resolve(localAnswer(question)) : httpAnswer(agent, question)

/** The same score for the same applicant at the same provider, wherever and whenever it is asked. */
function localAnswer({ provider: { slug, minimum, maximum }, applicantId }: Question): string {
  const hash = createHash('sha256').update(`${slug}\n${applicantId}`).digest()
  const score = minimum + (hash.readUInt32BE(0) % (maximum - minimum + 1))
  return JSON.stringify({
    provider: slug,
    subject: applicantId,
    score,
    accounts: hash[4]! % 12,
    inquiries: hash[5]! % 6,
  })
}

async function httpAnswer(agent: Dispatcher, { provider, recordId, applicantId, secret }: Question): Promise<string> {
  const response = await request(provider.url!, {
    dispatcher: agent,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'idempotency-key': recordId,
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify({ applicantId, reference: recordId }),
    signal: AbortSignal.timeout(answerMilliseconds),
  }).catch((error: unknown) => {
    throw new ProviderUnavailable(String(error))
  })
  const { statusCode, body } = response
  if (statusCode !== 200) {
    await body.dump().catch(() => {})
    const isForNow = statusCode >= 500 || statusCode === 408 || statusCode === 429
    throw isForNow ? new ProviderUnavailable(`status ${statusCode}`) : new ProviderRefused(`status ${statusCode}`)
  }
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += (chunk as Buffer).length
      if (size > maxBytes) throw new ProviderRefused('the answer has more than 64 kB')
      chunks.push(chunk as Buffer)
    }
  } catch (error) {
    throw error instanceof ProviderRefused ? error : new ProviderUnavailable(String(error))
  }
  return Buffer.concat(chunks).toString('utf8')
}

const hidden = '***'

/** The keys of an answer as they came, each value hidden. */
export function maskedOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskedOf)
  if (typeof value !== 'object' || value === null) return hidden
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskedOf(inner)]))
}

/** The JSON of an answer, and its score where there is one; null for what is no JSON object. */
export function readAnswer(text: string): { value: object; score: number | null } | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    const score: unknown = Reflect.get(value, 'score')
    return { value, score: typeof score === 'number' && Number.isFinite(score) ? score : null }
  } catch {
    return null
  }
}
