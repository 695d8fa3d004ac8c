// How gateways are asked over HTTP.
import { request } from 'undici'
import { type GatewayCall, GatewayRefused, GatewayUnavailable } from './port.ts'

const answerMilliseconds = 10_000
const maxBytes = 262_144

interface Question {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly body?: string
  readonly contentType?: string
  /** By which a gateway knows a request that it had before. */
  readonly key?: string
}

/** The JSON that a gateway answers. Throws GatewayUnavailable and GatewayRefused. */
export async function askGateway({ agent, secret }: GatewayCall, question: Question): Promise<unknown> {
  const { method, url, body, contentType = 'application/json', key } = question
  const answer = await request(url, {
    dispatcher: agent,
    method,
    headers: {
      accept: 'application/json',
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
      ...(body === undefined ? {} : { 'content-type': contentType }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(answerMilliseconds),
  }).catch((error: unknown) => {
    throw new GatewayUnavailable(String(error))
  })
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer.body) {
      size += (chunk as Buffer).length
      if (size > maxBytes) throw new GatewayRefused('the answer is too large')
      chunks.push(chunk as Buffer)
    }
  } catch (error) {
    throw error instanceof GatewayRefused ? error : new GatewayUnavailable(String(error))
  }
  const { statusCode } = answer
  if (statusCode >= 500 || statusCode === 408 || statusCode === 429) {
    throw new GatewayUnavailable(`status ${statusCode}`)
  }
  if (statusCode < 200 || statusCode > 299) throw new GatewayRefused(`status ${statusCode}`)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new GatewayRefused('the answer is no JSON')
  }
}
