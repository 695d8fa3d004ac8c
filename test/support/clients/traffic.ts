// Clients as careful ones are: they ask another gateway when one goes away, and repeat what was not acknowledged.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { type Answer, operationText } from '../quintet/quintet.ts'

export const category = 'personal-loan'
/** Longer than this is no answer. */
const longestMilliseconds = 15_000

/** Sends an operation by its name to a gateway that takes it. Rejects when none does, or when the answer hangs. */
export type Call = (operation: string, variables?: object, token?: string) => Promise<Answer>

/** A caller over gateways: the next one first each time, and another one where it refuses the connection or says 503. */
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
    // Twice around: a kept connection that has just been closed says nothing of what a new one would find.
    for (let i = 0; i < 2 * origins.length; i++) {
      const origin = origins[(start + i) % origins.length]!
      try {
        const signal = AbortSignal.timeout(longestMilliseconds)
        const response = await fetch(`${origin}/graphql`, { method: 'POST', headers, body, signal })
        if (response.status === 200) return (await response.json()) as Answer
        if (response.status !== 503) throw new Refused(`${operation} was answered ${response.status}`)
        refused.push('503')
      } catch (error) {
        if (error instanceof Refused || (error as Error).name === 'TimeoutError') throw error
        refused.push(String((error as Error).cause ?? error))
      }
    }
    throw new Refused(`${operation} was taken by no gateway: ${refused.join('; ')}`)
  }
}
class Refused extends Error {
  override name = 'Refused'
}

const isUnavailable = ({ errors = [] }: Answer): boolean =>
  errors.length > 0 && errors.every(({ extensions }) => extensions.code === 'UNAVAILABLE')

/** Repeats a call until it is not UNAVAILABLE any more, for a minute at most. */
async function untilAvailable(ask: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + 60_000
  for (let wait = 50; ; wait = Math.min(wait * 2, 500)) {
    const answer = await ask()
    if (!isUnavailable(answer) || Date.now() > end) return answer
    await pause(wait)
  }
}

export interface Session {
  /** A token that is good for a while, renewed where it was not. */
  token(): Promise<string>
  /** A new one. */
  freshToken(): Promise<string>
}
interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: string
}
/** A token with less than this before it is renewed. */
const leastLeftMilliseconds = 3_000

/** A session of a demo account, kept as clients keep it: each refresh token is used once. */
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
      return left < leastLeftMilliseconds ? freshToken() : tokens.accessToken
    },
  }
}

/** A score that was recorded: acknowledged to its client, heard by a subscriber, or found in the outbox. */
export interface RecordedScore {
  readonly cursor: string
  readonly applicantId: string
  readonly value: number
}

/** Records scores, each with a value of its own, each repeated under its idempotency key until it is acknowledged. */
export function createRecorder(call: Call, { token }: Session) {
  const acknowledged: RecordedScore[] = []
  const problems: unknown[] = []
  let count = 0
  return {
    acknowledged,
    /** Answers that were neither an acknowledgement nor UNAVAILABLE. */
    problems,
    async record(): Promise<void> {
      const value = ++count / 100
      const applicantId = acme.applicants[count % acme.applicants.length]!.id
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
