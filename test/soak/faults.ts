// Faults during a soak: killed, ended and stalled processes, cut connections, and other supergraphs.
import { once } from 'node:events'
import type { Findings } from './findings.ts'
import { refused, replaced, type SoakedGateway } from './gateway.ts'
import type { Random } from './selections.ts'
import type { Subgraphs } from './subgraphs.ts'
import type { Supergraphs } from './supergraphs.ts'
import type { Timeline } from './timeline.ts'
import { subgraphNames } from './world.ts'

export interface Fixture {
  readonly seconds: number
  readonly swaps: number
  readonly subgraphs: Subgraphs
  readonly supergraphs: Supergraphs
  readonly timeline: Timeline
  readonly gateway: SoakedGateway
  readonly findings: Findings
  readonly over: AbortSignal
  wait(milliseconds: number): Promise<unknown>
  log(line: string): void
}

/** The mean time from one fault to the next. */
const calmMilliseconds = 5_000
const maxDownMilliseconds = 2_000

/** Kills, ends, cuts off and stalls subgraphs until the load ends, sometimes two at a time. */
export async function injectFaults(fixture: Fixture, random: Random): Promise<void> {
  const { subgraphs, findings, over, wait, log } = fixture
  for (let i = 0; !over.aborted; i++) {
    await wait((0.4 + random() * 1.2) * calmMilliseconds)
    if (over.aborted) return
    const name = subgraphNames[(i + Math.floor(random() * 2)) % subgraphNames.length]!
    const other = subgraphNames.find((each) => each !== name)!
    const down = random() * maxDownMilliseconds
    if (i % 6 === 5) {
      log(`${name} stalls`)
      findings.count('fault: stalled')
      await subgraphs.stall(name, down)
      continue
    }
    if (i % 6 === 2) {
      log('connections to journal are cut')
      findings.count('fault: cut')
      // When the load ends no more mutations come.
      await Promise.race([subgraphs.cut(), once(over, 'abort')])
      continue
    }
    const signal = i % 2 === 0 ? 'SIGKILL' : 'SIGTERM'
    const names = i % 5 === 4 ? [name, other] : [name]
    log(`${signal} to ${names.join(' and ')}`)
    findings.count(`fault: ${signal}`, names.length)
    await Promise.all(names.map((each) => subgraphs.restart(each, signal, down)))
  }
}

/** Replaces the supergraph, and offers broken ones, which are refused. */
export async function swapSupergraphs(fixture: Fixture, random: Random): Promise<void> {
  const { supergraphs, timeline, gateway, findings, over, wait, log, seconds, swaps } = fixture
  let present = supergraphs.first
  for (let i = 0; i < swaps; i++) {
    await wait((seconds * 1000 * 0.9) / swaps)
    if (over.aborted) return
    if (i % 3 === 1) {
      const isRefused = gateway.untilLogged(refused)
      await supergraphs.write(supergraphs.broken[Math.floor(i / 3) % supergraphs.broken.length]!)
      await isRefused()
      findings.count('supergraph: refused')
    }
    const others = supergraphs.others(present)
    present = others[Math.floor(random() * others.length)]!
    log(`supergraph ${present.name}`)
    await supergraphs.swap(timeline, present, gateway.untilLogged(replaced))
    findings.count('supergraph: replaced')
  }
}
