// Load for Overview: many callers at a time, each in its own tenant, that repeat one request.
import { performance } from 'node:perf_hooks'
import { isDeepStrictEqual } from 'node:util'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { Pool } from 'undici'
import { type Json, operationText } from '../../support/quintet/quintet.ts'
import { overviewOfPostGraphile } from './answers.ts'
import { agentEmail } from './bulk.ts'

/** So many at a time, each with a connection. */
export const callers = 16
const emails = [acme.agent.email, ...Array.from({ length: callers - 1 }, (_, i) => agentEmail(i * 17 + 1))]

/** Who asks, headersOf to servers that believe it. */
export interface Asker {
  readonly userId: string
  readonly tenantId: string
  readonly realmId: string
  readonly permissions: readonly string[]
}
/** What a caller sends. */
export interface PreparedRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Load {
  readonly latencies: number[]
  milliseconds: number
}

export interface Crowd {
  /** The first answer to each request. */
  readonly answers: readonly Json[]
  /** Sends requests for some seconds and adds the measurements. Rejects at an answer other than the first. */
  ask(seconds: number, into: Load): Promise<void>
  close(): Promise<void>
}

const json = { 'content-type': 'application/json', accept: 'application/json' }
const overview = operationText('Overview')

/** The callers, signed in to a Quintet. */
export async function requestsToQuintet(port: number): Promise<PreparedRequest[]> {
  const url = `http://127.0.0.1:${port}/graphql`
  const tokens = await Promise.all(
    emails.map(async (email) => {
      const variables = { input: { email, password: demoPassword } }
      const body = JSON.stringify({ query: operationText('SignIn'), variables })
      const response = await fetch(url, { method: 'POST', headers: json, body })
      return dataOf(await response.text()).signIn.accessToken as string
    }),
  )
  const body = JSON.stringify({ query: overview })
  return tokens.map((token) => ({ headers: { ...json, authorization: `Bearer ${token}` }, body }))
}

/** The same callers in the form of the baselines, from Quintet's answers. */
export const askersOf = (answers: readonly Json[]): Asker[] =>
  answers.map(({ viewer }) => ({
    userId: viewer.user.id,
    tenantId: viewer.tenant.id,
    realmId: platformRealmId,
    permissions: viewer.permissions,
  }))

const headersOf = (asker: Asker) => ({ ...json, asker: JSON.stringify(asker) })
export const requestToMercurius = (asker: Asker): PreparedRequest => ({
  headers: headersOf(asker),
  body: JSON.stringify({ query: overview }),
})
export const requestToPostGraphile = (asker: Asker): PreparedRequest => {
  const { userId: user, tenantId: tenant, realmId: realm } = asker
  return {
    headers: headersOf(asker),
    body: JSON.stringify({ query: overviewOfPostGraphile, variables: { user, tenant, realm } }),
  }
}

/** Sends requests to a server, each over its own connection. */
export async function createCrowd(port: number, requests: readonly PreparedRequest[]): Promise<Crowd> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: requests.length })
  const send = async ({ headers, body }: PreparedRequest): Promise<string> => {
    const response = await pool.request({ method: 'POST', path: '/graphql', headers, body })
    return response.body.text()
  }
  const firsts = await Promise.all(requests.map(send))
  const answers = firsts.map(dataOf)
  return {
    answers,
    async ask(seconds, into) {
      const begin = performance.now()
      const end = begin + seconds * 1000
      const call = async (request: PreparedRequest, i: number): Promise<void> => {
        while (performance.now() < end) {
          const sent = performance.now()
          const text = await send(request)
          into.latencies.push(performance.now() - sent)
          // Equal bytes are the rule, and cheap to compare.
          if (text !== firsts[i] && !isDeepStrictEqual(dataOf(text), answers[i])) throw new Error('another answer')
        }
      }
      await Promise.all(requests.map(call))
      into.milliseconds += performance.now() - begin
    },
    close: () => pool.close(),
  }
}

function dataOf(text: string): Json {
  const { data, errors } = JSON.parse(text) as { data?: Json; errors?: unknown }
  if (errors !== undefined || !data) throw new Error(`An answer is not whole: ${text.slice(0, 500)}`)
  return data
}
