// A whole Quintet in this process, with its own PostgreSQL and demo data, for clients over HTTP and WebSocket.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { type Overrides, type Quintet, startQuintet } from '@quintet/gateway/embedded/start.ts'
import type { Source } from '@quintet/gateway/sources/source.ts'
import { demoPassword } from '@quintet/kit/demo/people.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import postgres from 'postgres'
import { inject } from 'vitest'
import { copyData } from '../database/prepared.ts'

export interface Failure {
  readonly message: string
  readonly path?: (string | number)[]
  readonly extensions: {
    readonly code: string
    readonly reason?: string
    readonly requestId?: string
    readonly requiredPermissions?: string[]
  }
}
// Answers have no type: the tests check their shape.
// biome-ignore lint/suspicious/noExplicitAny: a type for each operation would repeat what the test checks.
export type Json = any
export interface Answer {
  readonly data?: Json
  readonly errors?: Failure[]
}

/** Statements by which workers write down what requests did, at any time after them. */
const ofWorkers = /"event_cursors"|insert into "tenancy"\."activities"|"job_effects"/

export interface TestQuintet {
  readonly url: string
  readonly wsUrl: string
  readonly port: number
  /** Its DATA_DIR. */
  readonly directory: string
  readonly inner: Quintet
  /** Superuser: for looking behind row-level security. */
  readonly admin: postgres.Sql
  /** Statements since the test emptied the list, as `subgraph: text`. */
  readonly statements: string[]
  /** Moves the clock of all subgraphs and the gateway, in milliseconds from now. */
  shift(milliseconds: number): void
  /** Sends an operation by its name in test/journeys/operations, or by its text. */
  gql(operation: string, variables?: object, token?: string): Promise<Answer>
  /** Tokens of a demo account; always a new session. */
  session(email: string, tenantSlug?: string): Promise<{ accessToken: string; refreshToken: string }>
  /** An access token of a demo account: one session for the whole file. */
  signIn(email: string, tenantSlug?: string): Promise<string>
  /** Replaces parts of a subgraph's source; the returned function undoes it. */
  replace(subgraph: string, make: (original: Source) => Partial<Source>): () => void
  stop(): Promise<void>
}

const folder = new URL('../../journeys/operations/', import.meta.url)
const operations = new Map(
  readdirSync(folder).map((file) => [file.replace('.graphql', ''), readFileSync(new URL(file, folder), 'utf8')]),
)

/** The text of an operation of the contract. */
export function operationText(name: string): string {
  const text = operations.get(name)
  if (text === undefined) throw new Error(`There is no operation ${name}`)
  return text
}
export const operationNames = [...operations.keys()].sort()

/**
 * Starts a Quintet on a free port and a copy of the prepared data, with the given settings changed. `stop` removes its
 * data too.
 */
export async function startTestQuintet(
  overrides: Overrides = {},
  environment: Readonly<Record<string, string>> = {},
  prepared: string = inject('preparedQuintet'),
): Promise<TestQuintet> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-whole-'))
  copyData(prepared, directory)
  let shifted = 0
  const clock: Clock = { now: () => new Date(Date.now() + shifted) }
  const statements: string[] = []
  const observe = (subgraph: string, text: string): void => {
    if (!ofWorkers.test(text)) statements.push(`${subgraph}: ${text}`)
  }
  const defaults = { durable: false, passwordCost: 4, clock, observe }
  const report = { step: <T>(_: unknown, __: string, work: () => Promise<T>) => work() }
  const config = readConfig({
    PORT: '0',
    DATA_DIR: directory,
    PLAN_MILLISECONDS: '60000',
    SIGN_INS_PER_ADDRESS: '0',
    ...environment,
  })
  const remove = () => rm(directory, { recursive: true, force: true, maxRetries: 10 })
  // Test files keep their variables for as long as the worker runs: what was stopped must not stay in memory with them.
  let running: Quintet | undefined = await startQuintet(config, createLogger('silent'), report, {
    ...defaults,
    ...overrides,
  }).catch(async (error) => {
    await remove()
    throw error
  })
  const innerOf = (): Quintet => {
    if (running === undefined) throw new Error('It has been stopped')
    return running
  }
  const { adminUrl, port } = running
  const admin = postgres(adminUrl, { max: 2, onnotice: () => {} })
  const url = `http://127.0.0.1:${port}/graphql`

  const gql: TestQuintet['gql'] = async (operation, variables = {}, token) => {
    const query = operations.get(operation) ?? operation
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
    return (await response.json()) as Answer
  }
  const session: TestQuintet['session'] = async (email, tenantSlug) => {
    const input = { email, password: demoPassword, ...(tenantSlug === undefined ? {} : { tenantSlug }) }
    const { data } = await gql('SignIn', { input })
    if (data?.signIn?.accessToken === undefined) throw new Error(`${email}: ${JSON.stringify(data)}`)
    return data.signIn
  }
  const tokens = new Map<string, Promise<string>>()
  return {
    url,
    wsUrl: url.replace('http', 'ws'),
    port,
    directory,
    get inner() {
      return innerOf()
    },
    admin,
    statements,
    gql,
    session,
    shift(milliseconds) {
      shifted = milliseconds
    },
    signIn(email, tenantSlug) {
      const key = `${email} ${tenantSlug}`
      const token = tokens.get(key) ?? session(email, tenantSlug).then(({ accessToken }) => accessToken)
      tokens.set(key, token)
      return token
    },
    replace(subgraph, make) {
      const sources = innerOf().sources as Map<string, Source>
      const before = sources.get(subgraph)!
      sources.set(subgraph, { ...before, ...make(before) })
      return () => void sources.set(subgraph, before)
    },
    async stop() {
      await admin.end({ timeout: 2 })
      await running?.stop()
      running = undefined
      statements.length = 0
      await remove()
    },
  }
}
