// Requests to addresses that publishers and tenants name: public ones alone, without redirects, with bounded answers.
import { urlProblem } from '@quintet/kit/wire/public-address.ts'
import { type Dispatcher, request } from 'undici'
import { ActionFailed } from './failure.ts'

export interface EndpointCall {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMilliseconds: number
}

const maxAnswer = 65_536
/** Statuses of the 400s that ask to come back later. */
const later = [408, 409, 425, 429]

/** Posts JSON and gives the answer, where it is an object of JSON. Throws ActionFailed. */
export async function callEndpoint(
  agent: Dispatcher,
  isDevelopment: boolean,
  { url, headers, body, timeoutMilliseconds }: EndpointCall,
): Promise<Record<string, unknown>> {
  const fault = urlProblem(url, isDevelopment)
  if (fault !== null) throw new ActionFailed(fault, true)
  let status: number
  let text: string
  try {
    const signal = AbortSignal.timeout(timeoutMilliseconds)
    const answer = await request(url, {
      method: 'POST',
      dispatcher: agent,
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body,
      signal,
    })
    status = answer.statusCode
    text = await readBounded(answer.body)
  } catch (error) {
    if (error instanceof ActionFailed) throw error
    throw new ActionFailed(`The address does not answer: ${(error as Error).message}`, false)
  }
  if (status >= 300) {
    throw new ActionFailed(`The address answered ${status}`, status < 500 && !later.includes(status))
  }
  return objectIn(text)
}

async function readBounded(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > maxAnswer) {
      body.destroy()
      throw new ActionFailed(`The address answered with more than ${maxAnswer} bytes`, true)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : { answer: value }
  } catch {
    return {}
  }
}
