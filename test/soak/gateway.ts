// The gateway under test: `node gateway/main.ts --supergraph FILE`, with its metrics and log.
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { startProgram } from './processes.ts'

export interface Measures {
  /** Heap after the last full collection, in bytes; null before the first. */
  readonly heap: number | null
  /** Resident, in bytes. */
  readonly memory: number
  readonly sockets: number
  readonly subscriptions: number
  readonly upstreams: number
  readonly deliveries: number
  readonly slow: number
}

export interface SoakedGateway {
  readonly origin: string
  /** Whether it still runs. */
  isRunning(): boolean
  output(): string
  /** Waits until one more line of a kind is logged. */
  untilLogged(words: string): () => Promise<void>
  measure(): Promise<Measures>
  stop(): Promise<void>
}

const timeoutMilliseconds = 60_000
/** Small, so that it is full within minutes: a cache that fills up would look like a leak. */
const cacheMegabytes = '2'

/** Starts the gateway over a file. */
export async function startGateway(file: string): Promise<SoakedGateway> {
  const unlimited = { COST_PER_MINUTE: '0', OPERATIONS_PER_MINUTE: '0', ADDRESS_REQUESTS_PER_MINUTE: '0' }
  const environment = {
    PORT: '0',
    LOG_LEVEL: 'info',
    OPERATION_CACHE_MB: cacheMegabytes,
    TRUSTED_PROXIES: '127.0.0.1',
    ...unlimited,
  }
  const counts = new Map<string, number>()
  const args = ['--trace-gc', 'gateway/main.ts', '--supergraph', file]
  const running = await startProgram(args, environment, ({ output }) => output().includes(' is ready at '))
  const { child } = running
  let heap: number | null = null
  for (const input of [child.stdout!, child.stderr!]) {
    createInterface({ input }).on('line', (line) => {
      heap = leftByCollection(line) ?? heap
      for (const words of [replaced, refused]) if (line.includes(words)) counts.set(words, (counts.get(words) ?? 0) + 1)
    })
  }
  const origin = /ready at (http:\/\/[^/]+)/.exec(running.output())![1]!
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null
  return {
    origin,
    isRunning,
    output: running.output,
    untilLogged(words) {
      const before = counts.get(words) ?? 0
      return async () => {
        for (const end = Date.now() + timeoutMilliseconds; (counts.get(words) ?? 0) === before; await pause(10)) {
          if (Date.now() > end || !isRunning()) throw new Error(`The gateway does not log: ${words}`)
        }
      }
    },
    async measure() {
      const text = await (await fetch(`${origin}/metrics`)).text()
      const numberOf = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
      return {
        heap,
        memory: numberOf('process_resident_memory_bytes'),
        sockets: numberOf('quintet_sockets'),
        subscriptions: numberOf('quintet_subscriptions'),
        upstreams: numberOf('quintet_upstreams'),
        deliveries: numberOf('quintet_deliveries_total'),
        slow: numberOf('quintet_slow_consumers_total'),
      }
    },
    stop: () => running.end('SIGKILL'),
  }
}

const fullCollection = /Mark-Compact .*?[\d.]+ \([\d.]+\) -> ([\d.]+) \(/

/** The heap after a full collection in bytes, from the line that V8 writes; null for any other line. */
export function leftByCollection(line: string): number | null {
  const left = fullCollection.exec(line)?.[1]
  return left === undefined ? null : Number(left) * 1024 * 1024
}

export const replaced = 'the supergraph was replaced'
export const refused = 'the old one stays'
