import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import postgres from 'postgres'

export const isRoot = process.getuid?.() === 0
const launcher = import.meta.resolve('../../../drizzle/embedded/postgres.ts')
const directories: string[] = []
const servers: EmbeddedPostgres[] = []
const children: ChildProcess[] = []

/** Call it after each test. */
export async function removeAll(): Promise<void> {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  // Asynchronous, since rmSync ends early when a server that is just stopping deletes a file before it does.
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true, maxRetries: 30 })
}

/** Ends the program with the test. */
export function owned<C extends ChildProcess>(child: C): C {
  children.push(child)
  return child
}

export function aDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'quintet-embedded-'))
  directories.push(directory)
  return directory
}

export async function startCluster(
  directory: string,
  durable = false,
  log?: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, durable, ...(log && { log }) })
  servers.push(server)
  return server
}

export async function ask<T>(server: Omit<EmbeddedPostgres, 'stop' | 'exited'>, text: string): Promise<T> {
  const { host, port, user, password } = server
  const sql = postgres({ host, port, user, password, database: 'postgres', max: 1, onnotice: () => {} })
  try {
    const [row] = await sql.unsafe(text)
    return Object.values(row ?? {})[0]
  } finally {
    await sql.end()
  }
}

/** Another Node process that starts a server, prints it as JSON, and then does what `then` says. */
export function inChild(
  directory: string,
  then = 'setInterval(() => {}, 1000)',
  identity: { uid?: number; gid?: number } = {},
) {
  const source = `
    import { startEmbeddedPostgres } from ${JSON.stringify(launcher)}
    const server = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, durable: false })
    console.log(JSON.stringify(server))
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    ...identity,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  let errors = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (errors += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output, errors }))
  const started = new Promise<EmbeddedPostgres>((resolve, reject) => {
    child.stdout.on('data', () => output.includes('\n') && resolve(JSON.parse(output.split('\n')[0]!)))
    void ended.then(() => reject(new Error(errors)))
  })
  started.catch(() => {})
  return { child, started, ended }
}

export const serverPid = (directory: string) =>
  Number(readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

/** A process that has ended but is not collected counts as ended: its command line is empty. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}

export async function until(isTrue: () => boolean, limit: number): Promise<number> {
  const begin = Date.now()
  while (!isTrue()) {
    if (Date.now() - begin > limit) throw new Error(`still not true after ${limit} ms`)
    await pause(10)
  }
  return Date.now() - begin
}
