// A second PostgreSQL server, into which tenants of a running Quintet are moved as an operator does: through the API.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { demoPassword, root } from '@quintet/kit/demo/people.ts'
import postgres from 'postgres'
import { expect, vi } from 'vitest'
import { withParts } from '../database/database.ts'
import type { Answer, Json } from './quintet.ts'

export interface SecondServer {
  /** What `registerDatabase` takes: the login's connection string and the administrator's. */
  readonly strings: { readonly url: string; readonly migrationUrl: string }
  /** Superuser: for looking behind row-level security. */
  readonly admin: postgres.Sql
  /** Stops the server; connections to it are lost. */
  halt(): Promise<void>
  /** Starts it again on the same port. */
  resume(): Promise<void>
  /** Stops it for good and removes its data. */
  stop(): Promise<void>
}

/** Starts a server without databases of Quintet. */
export async function startSecondServer(): Promise<SecondServer> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-second-'))
  let server: EmbeddedPostgres | null = await startEmbeddedPostgres({ directory, durable: false, maxConnections: 200 })
  const { user, host, port } = server
  const migrationUrl = `postgres://${user}:${encodeURIComponent(server.password)}@${host}:${port}/postgres`
  const admin = postgres(migrationUrl, { max: 2, onnotice: () => {} })
  const halt = async () => {
    await server?.stop()
    server = null
  }
  return {
    strings: { url: withParts(migrationUrl, { user: 'quintet_second', password: 'a password' }), migrationUrl },
    admin,
    halt,
    async resume() {
      server ??= await startEmbeddedPostgres({ directory, durable: false, maxConnections: 200, port })
    },
    async stop() {
      await admin.end({ timeout: 2 })
      await halt()
      await rm(directory, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

interface Api {
  gql(operation: string, variables?: object, token?: string): Promise<Answer>
}

/** Whole databases are set up and copied meanwhile, on a machine that may be busy. */
const patiently = { timeout: 120_000, interval: 200 }

/** Registers the server's database; its id once it takes tenants. */
async function registerServer({ gql }: Api, { strings }: Pick<SecondServer, 'strings'>): Promise<string> {
  const token = await signInRoot(gql)
  const input = { name: `second ${randomUUID()}`, kind: 'SHARED', region: 'eu', ...strings }
  const { id } = await outcome(gql, token, 'registerDatabase', 'TenantDatabase', input)
  const status = async () => {
    const { data } = await gql('{ databases(first: 100) { nodes { id status errorMessage } } }', {}, token)
    const found = data.databases.nodes.find((node: Json) => node.id === id)
    return [found?.status, found?.errorMessage]
  }
  await vi.waitFor(async () => expect(await status()).toEqual(['ACTIVE', null]), patiently)
  return id
}

/** Moves a tenant to a database; resolves when the move is done. */
async function moveTo({ gql }: Api, databaseId: string, tenantId: string): Promise<string> {
  const token = await signInRoot(gql)
  const { id } = await outcome(gql, token, 'moveTenant', 'TenantMove', { tenantId, databaseId })
  const text = 'query ($id: ID!) { tenantMove(id: $id) { status completedAt errorMessage tables { name isEqual } } }'
  let last: Json
  const state = async () => {
    const { data } = await gql(text, { id }, token)
    last = data.tenantMove
    return [last.status, last.completedAt === null, last.errorMessage]
  }
  await vi.waitFor(async () => expect(await state()).toEqual(['MOVED', false, null]), patiently)
  expect(last.tables.filter((table: Json) => !table.isEqual)).toEqual([])
  expect(last.tables.length).toBeGreaterThan(40)
  return id
}

/** Starts a server and moves tenants of a running Quintet to it. */
export async function placeTenants(api: Api, tenantIds: readonly string[]): Promise<SecondServer> {
  const server = await startSecondServer()
  try {
    const databaseId = await registerServer(api, server)
    for (const tenantId of tenantIds) await moveTo(api, databaseId, tenantId)
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function signInRoot(gql: Api['gql']): Promise<string> {
  const { data } = await gql('SignIn', { input: { email: root.email, password: demoPassword } })
  return data.signIn.accessToken
}

async function outcome(gql: Api['gql'], token: string, field: string, type: string, input: object): Promise<Json> {
  const text = `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { outcome: ${field}(input: $input) {
    ... on ${type} { id } ... on Problem { code message } } }`
  const { data, errors } = await gql(text, { input }, token)
  expect([errors, data?.outcome]).toEqual([undefined, { id: expect.any(String) }])
  return data.outcome
}
