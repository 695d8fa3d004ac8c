// Careful clients: they try another gateway when one stops, and repeat requests that were not acknowledged.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { acme, type DemoTenant, demoPassword } from '@quintet/kit/demo/people.ts'
import { type Answer, operationText } from '../quintet/quintet.ts'

export const category = 'personal-loan'
/** An answer that takes longer has failed. */
const maxMilliseconds = 15_000

/** Sends an operation by its name to a gateway that accepts it. Rejects when none does, or when the answer takes too long. */
export type Call = (operation: string, variables?: object, token?: string) => Promise<Answer>

/** Calls gateways in turn, and tries the next one when a gateway refuses the connection or answers 503. */
export function createCall(origins: readonly string[]): Call {
  let turn = 0
  return async (operation, variables = {}, token) => {
    const start = turn++
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    const body = JSON.stringify({ query: operationText(operation), variables })
    const refused: string[] = []
    // Two rounds: a kept connection may just have been closed, and a new one still succeed.
    for (let i = 0; i < 2 * origins.length; i++) {
      const origin = origins[(start + i) % origins.length]!
      try {
        const signal = AbortSignal.timeout(maxMilliseconds)
        const response = await fetch(`${origin}/graphql`, { method: 'POST', headers, body, signal })
        if (response.status === 200) return (await response.json()) as Answer
        if (response.status !== 503) throw new Refused(`${operation} was answered ${response.status}`)
        refused.push('503')
      } catch (error) {
        if (error instanceof Refused || (error as Error).name === 'TimeoutError') throw error
        refused.push(String((error as Error).cause ?? error))
      }
    }
    throw new Refused(`${operation} was accepted by no gateway: ${refused.join('; ')}`)
  }
}
class Refused extends Error {
  override name = 'Refused'
}

const isUnavailable = ({ errors = [] }: Answer): boolean =>
  errors.length > 0 && errors.every(({ extensions }) => extensions.code === 'UNAVAILABLE')

/** Repeats a call while it is UNAVAILABLE, for at most a minute. */
async function untilAvailable(ask: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + 60_000
  for (let wait = 50; ; wait = Math.min(wait * 2, 500)) {
    const answer = await ask()
    if (!isUnavailable(answer) || Date.now() > end) return answer
    await pause(wait)
  }
}

export interface Session {
  /** A token that is valid for a while, renewed if necessary. */
  token(): Promise<string>
  /** A new token. */
  freshToken(): Promise<string>
}
interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: string
}
/** A token that expires earlier is renewed. */
const minLeftMilliseconds = 3_000

/** The session of a demo account. Each refresh token is used once. */
export async function beginSession(call: Call, email: string): Promise<Session> {
  const input = { email, password: demoPassword }
  const { data } = await untilAvailable(() => call('SignIn', { input }))
  let tokens = data.signIn as Tokens
  let refreshing: Promise<string> | null = null
  const refresh = async (): Promise<string> => {
    const { refreshToken } = tokens
    const answer = await untilAvailable(() => call('RefreshSession', { input: { refreshToken } }))
    const renewed = answer.data?.refreshSession
    if (renewed?.accessToken === undefined) throw new Error(`The session was not renewed: ${JSON.stringify(answer)}`)
    tokens = renewed
    return tokens.accessToken
  }
  const freshToken = (): Promise<string> => {
    refreshing ??= refresh().finally(() => {
      refreshing = null
    })
    return refreshing
  }
  return {
    freshToken,
    async token() {
      const left = Date.parse(tokens.expiresAt) - Date.now()
      return left < minLeftMilliseconds ? freshToken() : tokens.accessToken
    },
  }
}

/** A recorded score: acknowledged to its client, received by a subscriber, or found in the outbox. */
export interface RecordedScore {
  readonly cursor: string
  readonly applicantId: string
  readonly value: number
}

/** Records scores of a tenant with different values. Each is repeated under its idempotency key until it is acknowledged. */
export function createRecorder(call: Call, { token }: Session, { applicants }: DemoTenant = acme) {
  const acknowledged: RecordedScore[] = []
  const problems: unknown[] = []
  let count = 0
  return {
    acknowledged,
    /** Answers that were neither an acknowledgement nor UNAVAILABLE. */
    problems,
    async record(): Promise<void> {
      const value = ++count / 100
      const applicantId = applicants[count % applicants.length]!.id
      const input = { category, applicantId, value, idempotencyKey: randomUUID() }
      try {
        const answer = await untilAvailable(async () => call('RecordCreditScore', { input }, await token()))
        const { cursor, score } = answer.data?.recordCreditScore ?? {}
        if (typeof cursor === 'string' && score?.value === value) acknowledged.push({ cursor, applicantId, value })
        else problems.push(answer)
      } catch (error) {
        problems.push(String(error))
      }
    },
  }
}
