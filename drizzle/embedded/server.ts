// One run of PostgreSQL on the data of a cluster: until it takes connections, and until it ends.
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Cluster, EmbeddedPostgresError } from './cluster.ts'
import { type GuardedProcess, isAlive, mayBePostgres, type ProcessExit, spawnGuarded } from './guarded-process.ts'

export type ServerOptions = {
  durable: boolean
  maxConnections: number
  /** The kernel's choice unless told. */
  port?: number | undefined
  /** More settings of PostgreSQL. */
  parameters?: Readonly<Record<string, string>> | undefined
  /** How long it may take until the server takes connections, in milliseconds. */
  startMilliseconds?: number | undefined
  log?: ((line: string) => void) | undefined
  /** Ends the server in an orderly way, whether it still starts or runs. */
  ending: AbortSignal
}

export type RunningServer = { port: number; exited: Promise<ProcessExit> }

export const host = '127.0.0.1'
const pollPause = 20
// The watchdog of a process that was just killed may be about to stop its server: so long a live one is not refused.
const orphanPatience = 1_000
// What a killed server leaves behind first finishes its statements, which may take their statement_timeout of 10 s.
const handoverPatience = 15_000
// Recovery after a crash replays all that was written since the last checkpoint.
const startPatience = 120_000

/** Runs the server, at most for as long as this process lives; resolves when it takes connections. */
export async function runServer(program: string, cluster: Cluster, options: ServerOptions): Promise<RunningServer> {
  const { data, logFile, account } = cluster
  const { durable, maxConnections, parameters = {}, startMilliseconds = startPatience, log, ending } = options
  const deadline = Date.now() + handoverPatience
  for (;;) {
    await untilFree(data, deadline, ending)
    const port = options.port ?? (await freePort())
    ending.throwIfAborted()
    const args = ['-D', data, '-p', `${port}`, ...settings(durable, maxConnections, parameters)]
    const server = spawnGuarded(program, args, { account, logFile, log })
    ending.addEventListener('abort', server.stop)
    void server.exited.then(() => ending.removeEventListener('abort', server.stop))
    const failure = await untilReady(server, data, port, startMilliseconds)
    if (failure === undefined) {
      server.release()
      return { port, exited: server.exited }
    }
    ending.throwIfAborted()
    // Another start was faster, backends of a killed server still hold its memory, or the port was taken meanwhile.
    const isPassing = /lock file|shared memory block|Address already in use/.test(failure)
    if (!isPassing || Date.now() > deadline) {
      throw new EmbeddedPostgresError('FAILED', `PostgreSQL did not start in ${data}:\n${failure}`)
    }
    await pause(100)
  }
}

function settings(durable: boolean, maxConnections: number, parameters: Readonly<Record<string, string>>): string[] {
  const values = {
    listen_addresses: host,
    unix_socket_directories: '',
    max_connections: maxConnections,
    // initdb takes these from the host; the messages are read above.
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...parameters,
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Undefined once the server takes connections, else what it wrote before it ended. */
async function untilReady(
  server: GuardedProcess,
  data: string,
  port: number,
  milliseconds: number,
): Promise<string | undefined> {
  let isOver = false
  void server.exited.then(() => {
    isOver = true
  })
  const deadline = Date.now() + milliseconds
  while (!isOver && Date.now() < deadline) {
    const found = readPidFile(data)
    // In a restarted container the file of the last life can name the same process id, but hardly the same port.
    if (found?.pid === server.pid && found?.port === `${port}` && found.status === 'ready') return undefined
    await pause(pollPause)
  }
  // Nothing to stop if it has ended, and then only its last lines matter.
  const { lastLines } = await server.stop()
  return isOver ? lastLines : `not ready after ${milliseconds / 1000} s\n${lastLines}`
}

/** Waits for a server that is going; refuses if one stays. */
async function untilFree(data: string, deadline: number, ending: AbortSignal): Promise<void> {
  const orphanDeadline = Date.now() + orphanPatience
  for (;;) {
    ending.throwIfAborted()
    const found = readPidFile(data)
    if (found === undefined || !isAlive(found.pid)) return
    if (!mayBePostgres(found.pid)) {
      // After a reboot the number can belong to any program, and PostgreSQL would take it for a server.
      rmSync(join(data, 'postmaster.pid'), { force: true })
      return
    }
    const isStopping = found.status === 'stopping'
    if (Date.now() > (isStopping ? deadline : orphanDeadline)) {
      const server = `A PostgreSQL server (pid ${found.pid}, port ${found.port})`
      throw new EmbeddedPostgresError(
        'IN_USE',
        isStopping
          ? `${server} is still shutting down on ${data}: try again in a moment.`
          : `${server} already runs on ${data}: stop the process that started it, or use another directory.`,
      )
    }
    await pause(pollPause)
  }
}

/** Its lines: process id, data, start time, port, socket directory, address, memory key, status. */
function readPidFile(data: string): { pid: number; port: string; status: string } | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: lines[3] || 'not yet known', status: lines[7]?.trim() ?? '' } : undefined
  } catch {
    return undefined
  }
}

/** The kernel's choice; another program may take it before the server does, hence the new attempts above. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
