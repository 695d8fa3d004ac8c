// The supergraph file: its versions, and how it is replaced under load.
import { rename, writeFile } from 'node:fs/promises'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import type { Addresses } from './subgraphs.ts'
import type { Timeline, Version } from './timeline.ts'
import { type SubgraphName, sdls, subgraphNames } from './world.ts'

export interface Supergraphs {
  readonly first: Version
  /** Writes a supergraph into the file, whole or not at all. */
  write(text: string): Promise<void>
  /** Switches to another version; resolves when the gateway has logged it. */
  swap(timeline: Timeline, to: Version, taken: () => Promise<void>): Promise<void>
  /** The versions other than one. */
  others(than: Version): readonly Version[]
  /** Texts that a gateway must refuse. */
  readonly broken: readonly string[]
}

/** Supergraphs over the same subgraphs: with a field more or less, and with subgraphs at other addresses. */
export function createSupergraphs(file: string, addresses: Addresses): Supergraphs {
  const compose = (name: string, hasGusts: boolean, moved: readonly SubgraphName[]): Version => {
    const services = subgraphNames.map((subgraph) => ({
      name: subgraph,
      url: addresses[subgraph][moved.includes(subgraph) ? 1 : 0],
      typeDefs: parse(hasGusts ? sdls[subgraph] : sdls[subgraph].replace(' gusts: Int', '')),
    }))
    const { errors, supergraphSdl } = composeServices(services)
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'))
    return { name, sdl: supergraphSdl, hasGusts }
  }
  const versions = [
    compose('plain', false, []),
    compose('with gusts', true, []),
    compose('with gusts, weather elsewhere', true, ['weather']),
    compose('journal and ports elsewhere', false, ['journal', 'ports']),
  ]
  const [first] = versions as [Version]
  const write = async (text: string): Promise<void> => {
    await writeFile(`${file}.next`, text)
    await rename(`${file}.next`, file)
  }
  return {
    first,
    write,
    others: (than) => versions.filter((version) => version !== than),
    broken: [first.sdl.slice(0, first.sdl.length / 2), 'type Query { port: Int }', ''],
    async swap(timeline, to, taken) {
      const isInForce = timeline.offer(to)
      await write(to.sdl)
      await taken()
      isInForce()
    },
  }
}
