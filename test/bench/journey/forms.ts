// Both forms of Quintet as their users start them, each with a PostgreSQL of its own in a directory that goes with it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { withParts } from '../../support/database/database.ts'
import { startChild } from '../../support/quintet/child.ts'
import { startDistributed } from '../../support/quintet/distributed.ts'
import { serverPid } from '../../support/quintet/embedded.ts'

export interface BenchForm {
  readonly name: string
  readonly url: string
  /** Its Node processes. */
  readonly pids: readonly number[]
  /** Its PostgreSQL. */
  readonly postgres: number
  stop(): Promise<void>
}

async function aDirectory(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'quintet-bench-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 30 }) }
}

/** `pnpm start`: everything in one process. */
export async function startEmbedded(): Promise<BenchForm> {
  const { path, remove } = await aDirectory()
  const child = await startChild(path).catch(async (error) => {
    await remove()
    throw error
  })
  return {
    name: 'embedded',
    url: child.url,
    pids: [child.process.pid!],
    postgres: serverPid(path),
    async stop() {
      await child.stop()
      await remove()
    },
  }
}

/** Five subgraphs and a gateway in processes of their own. */
export async function startApart(): Promise<BenchForm> {
  const { path, remove } = await aDirectory()
  const server = await startEmbeddedPostgres({ directory: path }).catch(async (error) => {
    await remove()
    throw error
  })
  const { user, password, host, port } = server
  const adminUrl = `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/postgres`
  const url = withParts(adminUrl, { user: 'bench', password: 'a password' })
  const drop = async () => {
    await server.stop()
    await remove()
  }
  const parts = await startDistributed({ database: { url, adminUrl, drop } })
  return {
    name: 'distributed',
    url: `${parts.gateways[0]}/graphql`,
    pids: [...subgraphNames, 'gateway-0'].map((name) => parts.process(name).child.pid!),
    postgres: serverPid(path),
    stop: parts.stop,
  }
}
