// A Redis for one test, where `redis-server` is on PATH.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { steadyPort, untilListening } from '../ports.ts'

const program = 'redis-server'
const client = 'redis-cli'
export const hasRedis = spawnSync(program, ['--version']).status === 0

export interface TestRedis {
  readonly url: string
  readonly port: number
  isRunning(): boolean
  /** Starts it, or starts it again, on the same port. */
  start(): Promise<void>
  /** Kills it, with all that it holds but a dump that it was asked to save. */
  kill(): Promise<void>
}

interface RedisSettings {
  /** Where it saves its dump when it is asked to, and reads it from at the start; nowhere by default. */
  readonly directory?: string
  /** More settings of the server. */
  readonly settings?: readonly string[]
}
const dump = 'dump.rdb'

/** Removes the dump of a Redis that is not running. */
export const removeDump = (directory: string): Promise<void> => rm(join(directory, dump), { force: true })

/** A Redis that is not yet started. */
export async function aRedis({ directory, settings = [] }: RedisSettings = {}): Promise<TestRedis> {
  const port = await steadyPort()
  const where = directory === undefined ? [] : ['--dir', directory, '--dbfilename', dump]
  const fixed = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  let running: ChildProcess | null = null
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    isRunning: () => running !== null,
    async start() {
      running = spawn(program, [...fixed, ...where, ...settings], { stdio: 'ignore' })
      await untilListening(port)
    },
    async kill() {
      const child = running
      running = null
      if (child === null || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** A Redis Cluster of three masters, started; `stop` ends it. */
export async function aRedisCluster(
  directory: string,
): Promise<{ urls: string; nodes: TestRedis[]; stop(): Promise<void> }> {
  const { urls, nodes, kill } = await makeCluster(directory)
  return { urls, nodes, stop: kill }
}

/** The same as one Redis, which is started and killed as a whole. */
export async function aWholeRedisCluster(directory: string): Promise<Omit<TestRedis, 'port'>> {
  const { urls, nodes, kill } = await makeCluster(directory)
  return {
    url: urls,
    isRunning: () => nodes.every((node) => node.isRunning()),
    async start() {
      await Promise.all(nodes.map((node) => (node.isRunning() ? undefined : node.start())))
    },
    kill,
  }
}

async function makeCluster(directory: string): Promise<{ urls: string; nodes: TestRedis[]; kill(): Promise<void> }> {
  const buses: number[] = []
  const nodes: TestRedis[] = []
  for (let i = 0; i < 3; i++) {
    const bus = await steadyPort()
    const settings = [
      '--cluster-enabled',
      'yes',
      '--cluster-port',
      `${bus}`,
      '--cluster-config-file',
      join(directory, `${i}`),
    ]
    buses.push(bus)
    nodes.push(await aRedis({ settings }))
  }
  const kill = async () => void (await Promise.all(nodes.map((node) => node.kill())))
  await Promise.all(nodes.map((node) => node.start()))
  const addresses = nodes.map(({ port }, i) => `127.0.0.1:${port}@${buses[i]}`)
  const made = spawnSync(client, ['--cluster', 'create', ...addresses, '--cluster-yes'], { timeout: 60_000 })
  if (made.status !== 0) {
    await kill()
    throw new Error(`No cluster: ${made.stdout}${made.stderr}`)
  }
  return { urls: nodes.map(({ url }) => url).join(','), nodes, kill }
}
