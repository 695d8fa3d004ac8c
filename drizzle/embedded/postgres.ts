// PostgreSQL as a part of Quintet: started once, or kept.
import { setTimeout as pause } from 'node:timers/promises'
import { archiving } from './archive.ts'
import { EmbeddedPostgresError, embeddedBinaries, openCluster } from './cluster.ts'
import type { ProcessExit } from './guarded-process.ts'
import { host, type RunningServer, runServer } from './server.ts'

export { EmbeddedPostgresError, embeddedBinaries } from './cluster.ts'

export type EmbeddedOptions = {
  directory: string
  /** False trades safety against power loss for speed: for tests only. */
  durable?: boolean
  maxConnections?: number
  /** The kernel's choice unless told. */
  port?: number
  /** Where each file of the log is kept for backups; it is made if need be. Null keeps none. */
  archive?: string | null
  /** More settings of PostgreSQL. */
  parameters?: Readonly<Record<string, string>>
  /** How long the start may take, in milliseconds. */
  startMilliseconds?: number
  log?: (line: string) => void
}

type Access = { host: string; port: number; user: 'postgres'; password: string; version: string }

export type EmbeddedPostgres = Access & {
  stop(): Promise<void>
  /** Resolves when the server has ended, by stop() or on its own; `requested` tells which. */
  exited: Promise<ProcessExit>
}

export type KeptPostgres = Access & {
  /** Also in the middle of a restart: nothing is left running. */
  stop(): Promise<void>
  /** Resolves with half a sentence when the server ended by itself and cannot be brought back; never after stop(). */
  failed: Promise<string>
}

// A server that dies more often than this will die again, and each time some requests fail.
const maxDeaths = 5
const deathsWithin = 60_000
const firstPause = 100

/** Runs PostgreSQL on the data in `directory`, which is created if need be, at most for as long as this process lives. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const ending = new AbortController()
  const { run, ...access } = await openEmbedded(options, ending.signal)
  const { port, exited } = await run(options.port)
  const stop = async () => {
    ending.abort()
    await exited
  }
  return { ...access, port, stop, exited }
}

/**
 * As startEmbeddedPostgres, and again on the same port whenever the server ends by itself, with growing pauses.
 * @param onRestart hears a sentence about each restart, when the server takes connections again
 */
export async function keepEmbeddedPostgres(
  options: EmbeddedOptions,
  onRestart: (sentence: string) => void,
): Promise<KeptPostgres> {
  const ending = new AbortController()
  const { run, logFile, ...access } = await openEmbedded(options, ending.signal)
  const first = await run(options.port)
  const { port } = first

  /** Why the server could not be kept; null when its end was asked for. */
  const keep = async (): Promise<string | null> => {
    let server: RunningServer = first
    let deaths: number[] = []
    for (;;) {
      const { requested, signal, code } = await server.exited
      if (requested) return null
      const died = Date.now()
      deaths = [...deaths.filter((time) => died - time < deathsWithin), died]
      const cause = signal ?? `exit code ${code}`
      if (deaths.length > maxDeaths) {
        return `PostgreSQL ended by itself ${deaths.length} times within a minute, at last by ${cause}; see ${logFile}`
      }
      try {
        await pause(firstPause * 2 ** (deaths.length - 1), undefined, { ref: false, signal: ending.signal })
        server = await run(port)
      } catch (error) {
        if (ending.signal.aborted) return null
        return `PostgreSQL ended by itself (${cause}) and does not start again (${essence(error)}); see ${logFile}`
      }
      const seconds = ((Date.now() - died) / 1000).toFixed(1)
      onRestart(`PostgreSQL ended by itself (${cause}) and takes connections again after ${seconds} s`)
    }
  }
  const kept = keep()
  const stop = async () => {
    ending.abort()
    await kept
  }
  const failed = kept.then((reason) => reason ?? new Promise<never>(() => {}))
  return { ...access, port, stop, failed }
}

/** The cluster, and the way to run a server on it, which never makes a new one in its place. */
async function openEmbedded(options: EmbeddedOptions, ending: AbortSignal) {
  const { directory, durable = true, maxConnections = 120, archive = null, startMilliseconds, log } = options
  const binaries = embeddedBinaries()
  if ('missing' in binaries) throw new EmbeddedPostgresError('NO_BINARIES', binaries.missing)
  const cluster = await openCluster(binaries, { directory, durable, log })
  const parameters = { ...options.parameters, ...(archive === null ? {} : archiving(archive, cluster.account)) }
  const run = (port?: number) =>
    runServer(binaries.postgres, cluster, { durable, maxConnections, port, parameters, startMilliseconds, log, ending })
  const { password, logFile } = cluster
  return { host, user: 'postgres' as const, password, version: binaries.version, logFile, run }
}

/** What tells, of the lines of a failed start, why it failed. */
function essence(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error)
    .split('\n')
    .filter((line) => line !== '')
  const telling = lines.map((line) => /(?:FATAL|PANIC|postgres): +(.*)/.exec(line)?.[1]).findLast(Boolean)
  return telling ?? lines.at(-1) ?? 'no reason was told'
}
