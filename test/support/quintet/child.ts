// A Quintet in a process of its own, as `pnpm start` makes it: to be killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const start = fileURLToPath(import.meta.resolve('../../../start.js'))

export interface ChildQuintet {
  readonly url: string
  readonly process: ChildProcess
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
  /** Asks it to stop; the exit code. */
  stop(): Promise<number | null>
}

/** Starts on a free port and waits for the ready line. Rejects with what it wrote when there is none. */
export async function startChild(directory: string): Promise<ChildQuintet> {
  // Not the whole environment: vitest sets a MODE of its own.
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, PORT: '0', DATA_DIR: directory, NO_COLOR: '1', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [start], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  let output = ''
  const ready = Promise.withResolvers<string>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data
      const url = /Quintet is ready at (\S+)/.exec(output)?.[1]
      if (url !== undefined) ready.resolve(url)
    })
  }
  void exited.then(() => ready.reject(new Error(output)))
  return {
    url: await ready.promise,
    process: child,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    stop() {
      child.kill('SIGTERM')
      return exited
    },
  }
}
