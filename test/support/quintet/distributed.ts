// The distributed start: five subgraphs and gateways in their own processes, which tests kill one by one.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { demoPassword } from '@quintet/kit/demo/people.ts'
import { type SubgraphName, subgraphNames } from '@quintet/schema/load.ts'
import { type Client, type ClientOptions, createClient } from 'graphql-ws'
import postgres from 'postgres'
import { inject } from 'vitest'
import { demoSecret, demoTemplate, withParts } from '../database/database.ts'
import { steadyPort } from '../ports.ts'
import { type Answer, operationNames, operationText } from './quintet.ts'

export const root = fileURLToPath(new URL('../../../', import.meta.url))
export const distributedSecret = demoSecret
const readyMilliseconds = 90_000

export interface Process {
  readonly child: ChildProcess
  /** The exit code, null when a signal ended it. */
  readonly exited: Promise<number | null>
  /** Everything that it wrote. */
  output(): string
}

export interface Distributed {
  /** GraphQL addresses of the subgraphs, by name. */
  readonly subgraphs: ReadonlyMap<SubgraphName, string>
  /** Origins of the gateways. */
  readonly gateways: readonly string[]
  /** Superuser: for looking behind row-level security. */
  readonly adminUrl: string
  /** Sends an operation by its name in test/journeys/operations, or by its text, to a gateway. */
  gql(operation: string, variables?: object, token?: string, gateway?: number): Promise<Answer>
  /** An access token of a demo account; always a new session. */
  signIn(email: string, gateway?: number): Promise<string>
  wsUrl(gateway?: number): string
  /** The client of graphql-ws, with a token only. */
  client(token?: string, options?: Partial<ClientOptions>, gateway?: number): Client
  /** Sends a signal to a process, such as `credit` or `gateway-0`, and waits for its end; its exit code. */
  kill(name: string, signal?: NodeJS.Signals): Promise<number | null>
  process(name: string): Process
  /** Starts a process again, with the given settings changed; resolves when it is ready. */
  restart(name: string, environment?: Readonly<Record<string, string>>): Promise<void>
  stop(): Promise<void>
}

export interface DistributedSettings {
  /** Their number; without gateways there is no demo data. */
  readonly gateways?: number
  readonly environment?: Readonly<Record<string, string>>
  /** By default one with the demo data. It is dropped at the end. */
  readonly database?: FreshDatabase
}

export interface FreshDatabase {
  readonly url: string
  readonly adminUrl: string
  drop(): Promise<void>
}

/** An empty database of the run's PostgreSQL, and a login that does not exist yet. */
export const freshDatabase = (): Promise<FreshDatabase> => databaseFrom('template1')

/** A database with the demo data, and a login that does not exist yet. */
const demoDatabase = (): Promise<FreshDatabase> => databaseFrom(demoTemplate)

async function databaseFrom(template: string): Promise<FreshDatabase> {
  const serverUrl = inject('adminUrl')
  const name = `distributed_${process.pid}_${++count}`
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} })
  await server.unsafe(`create database ${name} template ${template} strategy file_copy`)
  const adminUrl = withParts(serverUrl, { database: name })
  return {
    url: withParts(adminUrl, { user: `${name}_login`, password: 'a password' }),
    adminUrl,
    async drop() {
      await server.unsafe(`drop database ${name} with (force)`)
      await server.end({ timeout: 2 })
    },
  }
}
let count = 0

/** Runs a program of the project with these settings only. */
export function spawnProcess(
  script: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Process {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { PATH, HOME, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'close').then(([code]) => code as number | null)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  return { child, exited, output: () => output }
}

/** Starts everything and waits until the demo data is there. */
export async function startDistributed(settings: DistributedSettings = {}): Promise<Distributed> {
  const { gateways = 1, environment = {} } = settings
  const database = settings.database ?? (gateways > 0 ? await demoDatabase() : await freshDatabase())
  const ports = new Map<string, number>()
  const gatewayNames = Array.from({ length: gateways }, (_, i) => `gateway-${i}`)
  for (const name of [...subgraphNames, ...gatewayNames]) ports.set(name, await steadyPort())
  const originOf = (name: string): string => `http://127.0.0.1:${ports.get(name)}`
  const shared = {
    MODE: 'development',
    DATABASE_URL: database.url,
    MIGRATION_DATABASE_URL: database.adminUrl,
    QUINTET_SECRET: distributedSecret,
    SUBGRAPHS: subgraphNames.map((name) => `${name}=${originOf(name)}`).join(','),
    ...(gateways > 0 ? { PUBLIC_URL: originOf('gateway-0') } : {}),
    DRAIN_SECONDS: '0',
    PLAN_MILLISECONDS: '60000',
    SIGN_INS_PER_ADDRESS: '0',
    ...environment,
  }
  const running = new Map<string, Process>()
  const start = async (name: string, args: readonly string[], other: Readonly<Record<string, string>> = {}) => {
    const script = name.startsWith('gateway') ? 'gateway/main.ts' : `subgraphs/${name}/main.ts`
    const program = spawnProcess(script, { ...shared, PORT: `${ports.get(name)}`, ...other }, args)
    running.set(name, program)
    for (const end = Date.now() + readyMilliseconds; !program.output().includes(' is ready at '); await pause(20)) {
      const isOver = program.child.exitCode !== null || program.child.signalCode !== null
      if (isOver || Date.now() > end) throw new Error(`${name} is not ready: ${program.output()}`)
    }
  }
  const kill = async (name: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> => {
    const { child, exited } = of(name)
    child.kill(signal)
    return exited
  }
  const of = (name: string): Process => {
    const found = running.get(name)
    if (found === undefined) throw new Error(`There is no process ${name}`)
    return found
  }
  const wsUrl = (gateway = 0): string => `${originOf(`gateway-${gateway}`).replace('http', 'ws')}/graphql`
  const gql: Distributed['gql'] = async (operation, variables = {}, token, gateway = 0) => {
    const query = operationNames.includes(operation) ? operationText(operation) : operation
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    const body = JSON.stringify({ query, variables })
    const response = await fetch(`${originOf(`gateway-${gateway}`)}/graphql`, { method: 'POST', headers, body })
    return (await response.json()) as Answer
  }
  const signIn: Distributed['signIn'] = async (email, gateway) => {
    const input = { email, password: demoPassword }
    const answer = await gql('SignIn', { input }, undefined, gateway)
    const token = answer.data?.signIn?.accessToken
    if (typeof token !== 'string') throw new Error(`${email}: ${JSON.stringify(answer)}`)
    return token
  }
  const stop = async (): Promise<void> => {
    await Promise.all([...running.keys()].map((name) => kill(name)))
    await database.drop()
  }
  try {
    await Promise.all([
      ...subgraphNames.map((name) => start(name, gateways > 0 ? ['--seed', 'demo'] : [])),
      ...gatewayNames.map((name) => start(name, [])),
    ])
    if (gateways > 0) await untilSeeded(gql, signIn)
  } catch (error) {
    const said = [...running].map(([name, program]) => `${name}: ${program.output().slice(-2000)}`).join('\n')
    await stop()
    throw new Error(`${String(error)}\n${said}`)
  }
  return {
    subgraphs: new Map(subgraphNames.map((name) => [name, `${originOf(name)}/graphql`])),
    gateways: gatewayNames.map(originOf),
    adminUrl: database.adminUrl,
    gql,
    signIn,
    wsUrl,
    client: (token, options = {}, gateway = 0) =>
      createClient({
        url: wsUrl(gateway),
        connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
        retryAttempts: 0,
        ...options,
      }),
    kill,
    process: of,
    restart: (name, other) => start(name, [], other),
    stop,
  }
}

/** Each subgraph seeds itself, some with the help of others. */
async function untilSeeded(gql: Distributed['gql'], signIn: Distributed['signIn']): Promise<void> {
  let last: unknown
  for (const end = Date.now() + readyMilliseconds; Date.now() < end; await pause(500)) {
    try {
      // A new session each time: one from before the membership has no tenant.
      const token = await signIn('grace@acme.example')
      const board = await gql('CreditLeaderboard', { category: 'personal-loan', first: 100 }, token)
      const overview = await gql('Overview', {}, token)
      const { licences, jobs, creditApplications, members } = overview.data?.viewer?.tenant ?? {}
      const counts = [licences, jobs, creditApplications, members].map((part) => part?.nodes?.length ?? 0)
      const other = await gql('CreditLeaderboard', { category: 'personal-loan' }, await signIn('linus@globex.example'))
      const boards = [board, other].map(({ data }) => data?.creditLeaderboard?.nodes?.length ?? 0)
      if (boards.every((n) => n === 12) && counts.every((n) => n > 0)) return
      last = JSON.stringify([board.errors, other.errors, overview.errors, boards, counts])
    } catch (error) {
      last = error
    }
  }
  throw new Error(`The demo data is not complete: ${String(last)}`)
}
