// A Redis for one test, where `redis-server` is on PATH. It keeps nothing on disk.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { steadyPort, untilListening } from '../ports.ts'

const program = 'redis-server'
export const hasRedis = spawnSync(program, ['--version']).status === 0

export interface TestRedis {
  readonly url: string
  isRunning(): boolean
  /** Starts it, or starts it again, on the same port. */
  start(): Promise<void>
  /** Kills it, with all that it holds. */
  kill(): Promise<void>
}

/** A Redis that is not yet started. */
export async function aRedis(): Promise<TestRedis> {
  const port = await steadyPort()
  let running: ChildProcess | null = null
  return {
    url: `redis://127.0.0.1:${port}`,
    isRunning: () => running !== null,
    async start() {
      running = spawn(program, ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
        stdio: 'ignore',
      })
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
