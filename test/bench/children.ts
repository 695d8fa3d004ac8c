// Processes of a bench: each runs one file of children/, reports when it is ready, and ends with the bench.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly pid: number
  /** Its message when it was ready. */
  readonly port: number
  readonly otherPort?: number | undefined
  /** Sends a command; its answer. */
  ask<Result>(command: object): Promise<Result>
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>
}

export interface Ready {
  readonly port: number
  /** Of a second server in the same process, where there is one. */
  readonly otherPort?: number
  /** Of the process whose cost counts, where the child only starts it. */
  readonly pid?: number
}
interface Message {
  readonly ready?: Ready
  readonly answer?: { readonly to: number; readonly result: unknown }
}

const timeoutMilliseconds = 60_000

/** Starts `children/<file>` with arguments, by Node or another program. Rejects with what it wrote when it ends before it is ready. */
export async function startChild(file: string, args: readonly string[] = [], execPath?: string): Promise<Child> {
  const path = fileURLToPath(new URL(`children/${file}`, import.meta.url))
  const env = { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true' }
  const program = execPath === undefined ? {} : { execPath, execArgv: [] }
  const child = fork(path, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], ...program })
  const exited = once(child, 'exit')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data))
  const waiting = new Map<number, (result: unknown) => void>()
  const ready = Promise.withResolvers<Ready>()
  child.on('message', ({ ready: is, answer }: Message) => {
    if (is !== undefined) ready.resolve(is)
    if (answer === undefined) return
    waiting.get(answer.to)?.(answer.result)
    waiting.delete(answer.to)
  })
  const ended = () => new Error(`${file} ${args.join(' ')}: ${output.slice(-2000)}`)
  const late = setTimeout(() => ready.reject(ended()), timeoutMilliseconds)
  void exited.then(() => ready.reject(ended()))
  const stop = async (): Promise<void> => {
    await end(child)
    await exited
  }
  try {
    const { port, otherPort, pid = child.pid! } = await ready.promise
    let commands = 0
    return {
      pid,
      port,
      otherPort,
      stop,
      ask: <Result>(command: object) =>
        new Promise<Result>((resolve, reject) => {
          const to = commands++
          waiting.set(to, resolve as (result: unknown) => void)
          void exited.then(() => reject(ended()))
          child.send({ to, command })
        }),
    }
  } catch (error) {
    await stop()
    throw error
  } finally {
    clearTimeout(late)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  if (child.connected) child.disconnect()
  const late = setTimeout(() => child.kill('SIGKILL'), 3_000)
  await once(child, 'exit')
  clearTimeout(late)
}

/** For a child: reports that it is ready, answers commands, and ends with the bench. */
export function serveBench(ready: Ready, answer: (command: never) => unknown = () => null): void {
  process.on('message', ({ to, command }: { to: number; command: never }) => {
    void Promise.resolve(answer(command)).then((result) => process.send?.({ answer: { to, result } }))
  })
  process.once('disconnect', () => process.exit(0))
  process.send?.({ ready })
}
