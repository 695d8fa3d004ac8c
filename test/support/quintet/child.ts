// A Quintet in its own process, as `pnpm start` runs it, which tests kill.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const start = fileURLToPath(import.meta.resolve('../../../start.js'))

export interface ChildQuintet {
  readonly url: string
  readonly process: ChildProcess
  /** What it has written so far. */
  output(): string
  /** Kills it as a power cut does, and waits for its end. */
  kill(): Promise<void>
  /** Stops it by a signal; the exit code. */
  stop(): Promise<number | null>
}

/** Starts on a free port and waits for the ready line. Rejects with its output when it ends first. @param more settings */
export async function startChild(
  directory: string,
  more: Readonly<Record<string, string>> = {},
): Promise<ChildQuintet> {
  // Not the whole environment: vitest sets a MODE of its own.
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, PORT: '0', DATA_DIR: directory, NO_COLOR: '1', LOG_LEVEL: 'silent', ...more }
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
    output: () => output,
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
