// A Quintet in its own process with a second PostgreSQL, and the platform's owner, who moves tenants between the two.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type DemoTenant, root } from '@quintet/kit/demo/people.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import postgres from 'postgres'
import { beginSession, type Call, createCall } from '../clients/traffic.ts'
import { steadyPort } from '../ports.ts'
import { type ChildQuintet, startChild } from './child.ts'
import { serverPid } from './embedded.ts'
import type { Json } from './quintet.ts'

/** Which of the two databases. */
export type Place = 'home' | 'second'

interface SeenMove {
  readonly id: string
  readonly status: string
  readonly completedAt: string | null
  readonly errorMessage: string | null
  readonly tables: readonly { readonly rows: number; readonly isEqual: boolean }[]
}

export interface TwoDatabases {
  /** The origin of the gateway; the same after each start. */
  readonly origin: string
  readonly ids: Readonly<Record<Place, string>>
  /** Sends contract operations, and repeats what was cut off. */
  readonly call: Call
  /** Sends any text, and repeats what was cut off or is UNAVAILABLE. Throws for other errors. */
  ask(query: string, variables: object, token: string): Promise<Json>
  /** Asks for a move; its id. */
  move(tenant: DemoTenant, to: Place): Promise<string>
  /** Asks for the return from a move. */
  giveBack(moveId: string): Promise<void>
  seen(moveId: string): Promise<SeenMove>
  /** For how many milliseconds each move has refused writes, by the log of the present process. */
  pauses(): number[]
  adminUrl(place: Place): string
  pidOf(place: Place): number
  kill(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<number | null>
}

const settings = {
  LOG_LEVEL: 'info',
  SECOND_DATABASE: 'on',
  OPERATIONS_PER_MINUTE: '0',
  COST_PER_MINUTE: '0',
  ADDRESS_REQUESTS_PER_MINUTE: '0',
}
const retryMilliseconds = 100
const fields = 'id status completedAt errorMessage tables { rows isEqual }'

/** Starts it on the demo's data, and waits until the second database takes tenants. */
export async function startTwoDatabases(directory: string): Promise<TwoDatabases> {
  const port = await steadyPort()
  const start = () => startChild(directory, { ...settings, PORT: String(port) })
  let child: ChildQuintet = await start()
  const origin = new URL(child.url).origin
  const impatient = createCall([origin])
  const call: Call = async (...sent) => {
    for (;;) {
      try {
        return await impatient(...sent)
      } catch {
        await pause(retryMilliseconds)
      }
    }
  }
  const ask: TwoDatabases['ask'] = async (query, variables, token) => {
    for (;;) {
      const answer = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      })
        .then((response) => response.json() as Promise<Json>)
        .catch(() => null)
      if (answer?.errors === undefined && answer?.data) return answer.data
      if (answer?.errors?.some(({ extensions }: Json) => extensions.code !== 'UNAVAILABLE')) {
        throw new Error(JSON.stringify(answer.errors))
      }
      await pause(retryMilliseconds)
    }
  }
  /** With a fresh proof of who they are. */
  const ownerToken = async (): Promise<string> => (await beginSession(call, root.email)).token()
  const watching = await beginSession(call, root.email)
  const change = async (field: string, input: object): Promise<string> => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`
    const query = `mutation ($input: ${type}) { moved: ${field}(input: $input) { ... on TenantMove { id } ... on Problem { message code } } }`
    const { moved } = await ask(query, { input }, await ownerToken())
    if (moved.id === undefined) throw new Error(JSON.stringify(moved))
    return moved.id
  }
  const directoryOf = (place: Place): string => (place === 'home' ? directory : join(directory, 'second'))
  const ids = { home: homeDatabaseId, second: await secondId(ask, await watching.token()) }
  return {
    origin,
    ids,
    call,
    ask,
    move: (tenant, to) => change('moveTenant', { tenantId: tenant.id, databaseId: ids[to] }),
    giveBack: async (moveId) => void (await change('returnTenant', { moveId })),
    async seen(moveId) {
      const query = `query ($id: ID!) { tenantMove(id: $id) { ${fields} } }`
      return (await ask(query, { id: moveId }, await watching.token())).tenantMove
    },
    pauses: () =>
      [...child.output().matchAll(/"milliseconds":(\d+),"msg":"a tenant has moved/g)].map(([, found]) => Number(found)),
    adminUrl(place) {
      const [port, password] = [
        readFileSync(join(directoryOf(place), 'postgres/postmaster.pid'), 'utf8').split('\n')[3],
        readFileSync(join(directoryOf(place), 'postgres.password'), 'utf8'),
      ]
      return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
    },
    pidOf: (place) => serverPid(directoryOf(place)),
    kill: () => child.kill(),
    async restart() {
      child = await start()
    },
    stop: () => child.stop(),
  }
}

async function secondId(ask: TwoDatabases['ask'], token: string): Promise<string> {
  for (;;) {
    const { databases } = await ask('{ databases(first: 10) { nodes { id name status } } }', {}, token)
    const second = databases.nodes.find(({ name }: Json) => name === 'second')
    if (second?.status === 'ACTIVE') return second.id
    await pause(retryMilliseconds)
  }
}

/** Reads as the administrator of a database. */
export async function readAs<T extends object>(url: string, text: string, ...parameters: string[]): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe<T[]>(text, parameters))]
  } finally {
    await sql.end()
  }
}
