// Quintet in both forms on one PostgreSQL, as its users start them, with demo and bulk data.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { distributedSecret, spawnProcess, startDistributed } from '../../support/quintet/distributed.ts'
import { serverPid } from '../../support/quintet/embedded.ts'
import { writeBulk } from './bulk.ts'

/** For both forms and all baselines at once. */
const maxConnections = 300
const readyMilliseconds = 90_000

export interface QuintetForm {
  readonly port: number
  /** Its Node processes by name. */
  readonly pids: Readonly<Record<string, number>>
}

export interface Forms {
  readonly embedded: QuintetForm
  readonly distributed: QuintetForm
  readonly adminUrl: string
  /** Process id of the PostgreSQL of all. */
  readonly postgres: number
}

/**
 * Starts them all; what ends each is added to `stops`.
 * @param settings further settings of Quintet's processes
 */
export async function startForms(
  stops: (() => Promise<unknown>)[],
  settings: Readonly<Record<string, string>>,
): Promise<Forms> {
  // All callers sign in from this machine.
  const environment = { SIGN_INS_PER_ADDRESS: '0', ...settings }
  const directory = await mkdtemp(join(tmpdir(), 'quintet-bench-'))
  stops.push(() => rm(directory, { recursive: true, force: true, maxRetries: 30 }))
  const { user, password, host, port, stop } = await startEmbeddedPostgres({ directory, maxConnections })
  stops.push(stop)
  const adminUrl = `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/postgres`
  const url = withParts(adminUrl, { user: 'bench', password: 'a password' })

  const embedded = await startWhole(stops, {
    ...{ DATABASE_URL: url, MIGRATION_DATABASE_URL: adminUrl, QUINTET_SECRET: distributedSecret },
    ...{ DATA_DIR: join(directory, 'quintet'), PORT: '0', LOG_LEVEL: 'silent', ...environment },
  })
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  await writeBulk(admin).finally(() => admin.end({ timeout: 2 }))

  const parts = await startDistributed({ database: { url, adminUrl, drop: async () => {} }, environment })
  stops.push(parts.stop)
  const names = [...subgraphNames, 'gateway-0']
  return {
    embedded,
    distributed: {
      port: Number(new URL(parts.gateways[0]!).port),
      pids: Object.fromEntries(names.map((name) => [name, parts.process(name).child.pid!])),
    },
    adminUrl,
    postgres: serverPid(directory),
  }
}

/** `pnpm start` with settings. */
async function startWhole(
  stops: (() => Promise<unknown>)[],
  environment: Readonly<Record<string, string>>,
): Promise<QuintetForm> {
  const { child, exited, output } = spawnProcess('start.js', environment, ['--seed', 'demo'])
  stops.push(() => {
    child.kill('SIGTERM')
    return exited
  })
  for (const end = Date.now() + readyMilliseconds; Date.now() < end && child.exitCode === null; await pause(20)) {
    const ready = /Quintet is ready at (\S+)/.exec(output())?.[1]
    if (ready !== undefined) return { port: Number(new URL(ready).port), pids: { embedded: child.pid! } }
  }
  throw new Error(`Quintet is not ready: ${output()}`)
}
