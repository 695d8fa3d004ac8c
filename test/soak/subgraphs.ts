// The subgraphs of the soak, to be killed and started again at their addresses.
import { steadyPort } from '../support/ports.ts'
import { type Running, startProgram } from './processes.ts'
import type { Timeline } from './timeline.ts'
import { type SubgraphName, subgraphNames } from './world.ts'

/** Every subgraph is reached at two addresses: supergraphs may name either. */
export type Addresses = Readonly<Record<SubgraphName, readonly [string, string]>>

export interface Subgraphs {
  readonly addresses: Addresses
  /** Kills one, and starts it again after a while. */
  restart(name: SubgraphName, signal: NodeJS.Signals, awayMilliseconds: number): Promise<void>
  /** Stops one for a while in the middle of whatever it does: it is slow, and not away. */
  stall(name: SubgraphName, milliseconds: number): Promise<void>
  /** Cuts all connections to the journal, which goes on, when it has next done something and not yet said so. */
  cut(): Promise<void>
  /** WebSockets that are open to all of them. */
  sockets(): Promise<number>
  stop(): Promise<void>
}

/** Starts all; the journal is kept in a file. */
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
  const toldBy = ({ child }: Running, ask: string, told: string): Promise<number> =>
    new Promise((resolve) => {
      const hear = (message: Readonly<Record<string, number>>): void => {
        if (message[told] === undefined) return
        child.off('message', hear)
        resolve(message[told])
      }
      child.on('message', hear)
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
    async restart(name, signal, awayMilliseconds) {
      const isBack = timeline?.leave(name)
      await running.get(name)!.end(signal)
      await wait(awayMilliseconds)
      await start(name)
      isBack?.()
    },
    async cut() {
      const isBack = timeline?.leave('journal')
      await toldBy(running.get('journal')!, 'cut', 'cuts')
      isBack?.()
    },
    async stall(name, milliseconds) {
      const { child } = running.get(name)!
      child.kill('SIGSTOP')
      await wait(milliseconds)
      child.kill('SIGCONT')
    },
    async sockets() {
      const counts = await Promise.all([...running.values()].map((each) => toldBy(each, 'sockets', 'sockets')))
      return counts.reduce((sum, count) => sum + count, 0)
    },
    async stop() {
      await Promise.all([...running.values()].map((each) => each.end('SIGKILL')))
    },
  }
}
