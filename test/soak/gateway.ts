// The gateway under test: `node gateway/main.ts --supergraph FILE`, and what it says of itself.
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { startProgram } from './processes.ts'

export interface Measures {
  /** What the last full collection left, in bytes; null before the first. */
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
  /** Waits until it has written one line more of a kind than before. */
  says(words: string): () => Promise<void>
  measure(): Promise<Measures>
  stop(): Promise<void>
}

const patienceMilliseconds = 60_000
/** Small, so that it is full within minutes: what is kept on purpose is no leak. */
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
    says(words) {
      const before = counts.get(words) ?? 0
      return async () => {
        for (const end = Date.now() + patienceMilliseconds; (counts.get(words) ?? 0) === before; await pause(10)) {
          if (Date.now() > end || !isRunning()) throw new Error(`The gateway does not say: ${words}`)
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

/** The bytes that a full collection left, by V8's line about it; null for any other line. */
export function leftByCollection(line: string): number | null {
  const left = fullCollection.exec(line)?.[1]
  return left === undefined ? null : Number(left) * 1024 * 1024
}

export const replaced = 'the supergraph was replaced'
export const refused = 'the old one stays'
