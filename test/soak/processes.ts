// Processes of the soak. Each ends with its parent, and can be killed and started again.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Running {
  readonly child: ChildProcess
  /** The end of its output. */
  output(): string
  /** Sends a signal and waits until the process has ended. */
  end(signal: NodeJS.Signals): Promise<void>
}

const parentWatch = new URL('children/parent-watch.ts', import.meta.url).href
const root = fileURLToPath(new URL('../../', import.meta.url))
const maxOutput = 100_000
const timeoutMilliseconds = 60_000

/** Starts a program and waits until it is ready. Rejects with its output when it ends first. */
export async function startProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  isReady: (running: Running, message: unknown) => boolean,
): Promise<Running> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', parentWatch, ...args], {
    cwd: root,
    env: { PATH, HOME, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exited = once(child, 'exit')
  let output = ''
  const running: Running = {
    child,
    output: () => output,
    async end(signal) {
      child.kill(signal)
      await exited
    },
  }
  const ready = Promise.withResolvers<void>()
  const look = (message: unknown): void => {
    if (isReady(running, message)) ready.resolve()
  }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      output = (output + data).slice(-maxOutput)
      look(null)
    })
  }
  child.on('message', look)
  const failed = () => new Error(`${args.join(' ')} is not ready: ${output}`)
  void exited.then(() => ready.reject(failed()))
  const late = setTimeout(() => ready.reject(failed()), timeoutMilliseconds)
  try {
    await ready.promise
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    clearTimeout(late)
  }
  return running
}
