// The subgraphs of the soak, which are killed and started again at their addresses.
import { steadyPort } from '../support/ports.ts'
import { type Running, startProgram } from './processes.ts'
import type { Timeline } from './timeline.ts'
import { type SubgraphName, subgraphNames } from './world.ts'

/** Every subgraph has two addresses, as supergraphs may name either. */
export type Addresses = Readonly<Record<SubgraphName, readonly [string, string]>>

export interface Subgraphs {
  readonly addresses: Addresses
  /** Ends one with a signal, and starts it again after a while. */
  restart(name: SubgraphName, signal: NodeJS.Signals, downMilliseconds: number): Promise<void>
  /** Stops one for a while in the middle of its work: it is slow and not unavailable. */
  stall(name: SubgraphName, milliseconds: number): Promise<void>
  /** Cuts all connections to the journal when it has next executed a mutation and not answered it. */
  cut(): Promise<void>
  /** Open WebSockets to all of them. */
  sockets(): Promise<number>
  stop(): Promise<void>
}

/** Starts all, with the journal in a file. */
export async function startSubgraphs(
  journalFile: string,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<Subgraphs & { follow(timeline: Timeline): void }> {
  const numbers = new Map<SubgraphName, readonly [number, number]>()
  for (const name of subgraphNames) numbers.set(name, [await steadyPort(), await steadyPort()])
  const running = new Map<SubgraphName, Running>()
  let timeline: Timeline | null = null
  const start = async (name: SubgraphName): Promise<void> => {
    const args = ['test/soak/children/subgraph.ts', name, numbers.get(name)!.join(), journalFile]
    const isReady = (_: Running, message: unknown) => message !== null && Object.hasOwn(message as object, 'ready')
    running.set(name, await startProgram(args, { NODE_ENV: 'production' }, isReady))
  }
  const answerOf = ({ child }: Running, ask: string, field: string): Promise<number> =>
    new Promise((resolve) => {
      const receive = (message: Readonly<Record<string, number>>): void => {
        if (message[field] === undefined) return
        child.off('message', receive)
        resolve(message[field])
      }
      child.on('message', receive)
      child.send({ ask })
    })
  await Promise.all(subgraphNames.map(start))
  const addressOf = (port: number): string => `http://127.0.0.1:${port}/graphql`
  const addresses = Object.fromEntries([...numbers].map(([name, each]) => [name, each.map(addressOf)]))
  return {
    addresses: addresses as unknown as Addresses,
    follow(kept) {
      timeline = kept
    },
    async restart(name, signal, downMilliseconds) {
      const isBack = timeline?.markDown(name)
      await running.get(name)!.end(signal)
      await wait(downMilliseconds)
      await start(name)
      isBack?.()
    },
    async cut() {
      const isBack = timeline?.markDown('journal')
      await answerOf(running.get('journal')!, 'cut', 'cuts')
      isBack?.()
    },
    async stall(name, milliseconds) {
      const { child } = running.get(name)!
      child.kill('SIGSTOP')
      await wait(milliseconds)
      child.kill('SIGCONT')
    },
    async sockets() {
      const counts = await Promise.all([...running.values()].map((each) => answerOf(each, 'sockets', 'sockets')))
      return counts.reduce((sum, count) => sum + count, 0)
    },
    async stop() {
      await Promise.all([...running.values()].map((each) => each.end('SIGKILL')))
    },
  }
}
