// What happens to the processes during a soak: kills, ends, stalls, and other supergraphs.
import { once } from 'node:events'
import type { Findings } from './findings.ts'
import { refused, replaced, type SoakedGateway } from './gateway.ts'
import type { Random } from './selections.ts'
import type { Subgraphs } from './subgraphs.ts'
import type { Supergraphs } from './supergraphs.ts'
import type { Timeline } from './timeline.ts'
import { subgraphNames } from './world.ts'

export interface Stage {
  readonly seconds: number
  readonly swaps: number
  readonly subgraphs: Subgraphs
  readonly supergraphs: Supergraphs
  readonly timeline: Timeline
  readonly gateway: SoakedGateway
  readonly findings: Findings
  readonly over: AbortSignal
  wait(milliseconds: number): Promise<unknown>
  say(line: string): void
}

/** Between one mishap and the next. */
const calmMilliseconds = 5_000
const mostAwayMilliseconds = 2_000

/** Kills, ends, cuts off and stalls subgraphs until all is over, now and then two at a time. */
export async function breakThings(stage: Stage, random: Random): Promise<void> {
  const { subgraphs, findings, over, wait, say } = stage
  for (let i = 0; !over.aborted; i++) {
    await wait((0.4 + random() * 1.2) * calmMilliseconds)
    if (over.aborted) return
    const name = subgraphNames[(i + Math.floor(random() * 2)) % subgraphNames.length]!
    const other = subgraphNames.find((each) => each !== name)!
    const away = random() * mostAwayMilliseconds
    if (i % 6 === 5) {
      say(`${name} stalls`)
      findings.count('mishap: stalled')
      await subgraphs.stall(name, away)
      continue
    }
    if (i % 6 === 2) {
      say('connections to journal are cut')
      findings.count('mishap: cut')
      // When the load ends nothing is done any more.
      await Promise.race([subgraphs.cut(), once(over, 'abort')])
      continue
    }
    const signal = i % 2 === 0 ? 'SIGKILL' : 'SIGTERM'
    const names = i % 5 === 4 ? [name, other] : [name]
    say(`${signal} to ${names.join(' and ')}`)
    findings.count(`mishap: ${signal}`, names.length)
    await Promise.all(names.map((each) => subgraphs.restart(each, signal, away)))
  }
}

/** Replaces the supergraph, and tries to by broken ones, which are refused. */
export async function swapSupergraphs(stage: Stage, random: Random): Promise<void> {
  const { supergraphs, timeline, gateway, findings, over, wait, say, seconds, swaps } = stage
  let present = supergraphs.first
  for (let i = 0; i < swaps; i++) {
    await wait((seconds * 1000 * 0.9) / swaps)
    if (over.aborted) return
    if (i % 3 === 1) {
      const isRefused = gateway.says(refused)
      await supergraphs.write(supergraphs.broken[Math.floor(i / 3) % supergraphs.broken.length]!)
      await isRefused()
      findings.count('supergraph: refused')
    }
    const others = supergraphs.others(present)
    present = others[Math.floor(random() * others.length)]!
    say(`supergraph ${present.name}`)
    await supergraphs.swap(timeline, present, gateway.says(replaced))
    findings.count('supergraph: replaced')
  }
}
