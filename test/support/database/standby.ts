// A primary on a copy of the demo data, and streaming standbys of it, from the binaries of the embedded start.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyData as copyRunning } from '@quintet/drizzle/backup/base-backup.ts'
import { newOwner } from '@quintet/drizzle/embedded/cluster.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import postgres from 'postgres'
import { inject } from 'vitest'
import { copyData } from './prepared.ts'

export interface Server {
  readonly directory: string
  readonly adminUrl: string
  /** For requests: a login that a start of Quintet makes. */
  readonly appUrl: string
  readonly admin: postgres.Sql
  /** Starts it again, on the same port. */
  start(): Promise<void>
  /** Stops it, its processes killed at once where `kill` says so. */
  stop(kill?: boolean): Promise<void>
  /** Stops it, and removes its data. */
  remove(): Promise<void>
}

const login = `quintet_app:${randomBytes(12).toString('hex')}`

/** Runs a server on a directory until it is removed. */
export async function serverOn(directory: string, parameters: Readonly<Record<string, string>>): Promise<Server> {
  const begin = (port?: number): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({ directory, durable: false, parameters, ...(port === undefined ? {} : { port }) })
  let running: EmbeddedPostgres | null = await begin()
  const { user, password, host, port } = running
  const adminUrl = `postgres://${user}:${password}@${host}:${port}/postgres`
  const admin = postgres(adminUrl, { max: 2, onnotice: () => {} })
  const stop = async (kill = false): Promise<void> => {
    const server = running
    running = null
    if (server === null) return
    if (kill) {
      const [row] = await admin<{ pids: number[] }[]>`
        select array_agg(pid) || ${Number(await postmasterOf(directory))}::int as pids from pg_stat_activity`
      for (const pid of row!.pids.toReversed()) spawnSync('kill', ['-9', `${pid}`])
      await server.exited
    } else await server.stop()
  }
  return {
    directory,
    adminUrl,
    appUrl: `postgres://${login}@${host}:${port}/postgres`,
    admin,
    async start() {
      running ??= await begin(port)
    },
    stop,
    async remove() {
      await admin.end({ timeout: 1 })
      await stop()
      await rm(directory, { recursive: true, force: true, maxRetries: 30 })
    },
  }
}

const postmasterOf = async (directory: string): Promise<string> =>
  (await readFile(join(directory, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]!

const aDirectory = (): Promise<string> => mkdtemp(join(tmpdir(), 'quintet-standby-'))

/** A server with the demo data, from which standbys can be made. @param parameters more of its settings */
export async function aPrimary(parameters: Readonly<Record<string, string>> = {}): Promise<Server> {
  const directory = await aDirectory()
  copyData(inject('preparedQuintet'), directory)
  // Standbys read the log from where their copy began.
  return serverOn(directory, { wal_keep_size: '1GB', synchronous_commit: 'on', ...parameters })
}

/** A base backup of a running primary, as pg_basebackup makes one, with a file that says how it goes on from there. */
export async function aCopy(primary: Server, signal: 'standby' | 'recovery'): Promise<string> {
  const directory = await aDirectory()
  const session = await primary.admin.reserve()
  await session`select pg_backup_start('copy', fast => true)`
  await copyRunning(primary.directory, directory)
  const [end] = await session<{ label: string }[]>`select labelfile as label from pg_backup_stop(false)`
  session.release()
  await writeFile(join(directory, 'postgres/backup_label'), end!.label)
  await writeFile(join(directory, `postgres/${signal}.signal`), '')
  const owner = newOwner()
  if (owner !== null) spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, join(directory, 'postgres')])
  return directory
}

/** A standby of a running primary, which is streaming. */
export async function aStandby(primary: Server): Promise<Server> {
  const directory = await aCopy(primary, 'standby')
  const { hostname, port, username, password } = new URL(primary.adminUrl)
  const source = `host=${hostname} port=${port} user=${username} password=${password} application_name=standby`
  return serverOn(directory, {
    primary_conninfo: source,
    wal_keep_size: '1GB',
    synchronous_commit: 'on',
    wal_retrieve_retry_interval: '200ms',
  })
}
