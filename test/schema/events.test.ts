// The catalogue of events between subgraphs is what the subgraphs do.
import { readdirSync, readFileSync } from 'node:fs'
import { consumersOf, type EventName, publisherOf } from '@quintet/schema/events.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { expect, it } from 'vitest'

const subgraphs = new URL('../../subgraphs/', import.meta.url)
/** All sources of a subgraph, or of the kit. */
const sourcesOf = (name: string): string =>
  readdirSync(new URL(`${name}/`, subgraphs), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
    .join('\n')
const sources = new Map(['kit', ...subgraphNames].map((name) => [name, sourcesOf(name)]))
/** What consumes events in a subgraph. */
const consumers = new Map(
  subgraphNames.map((name) => [
    name,
    readdirSync(new URL(`${name}/`, subgraphs), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('/events.ts') && !path.includes('node_modules'))
      .map((path) => readFileSync(new URL(`${name}/${path}`, subgraphs), 'utf8'))
      .join('\n'),
  ]),
)
/** Whether a source publishes an event: by its name, or for every subgraph as the kit does. */
const publishes = (source: string, event: string): boolean =>
  new RegExp(
    `publish\\(\\s*\\w+,\\s*(['\`])(${event.replaceAll('.', '\\.')}|\\$\\{subgraph\\}${event.replace(/^\w+/, '').replaceAll('.', '\\.')})\\1`,
  ).test(source)

const events = Object.keys(consumersOf) as EventName[]

it.each(events)('%s is published by its subgraph', (event) => {
  const own = sources.get(publisherOf(event))!
  expect(publishes(own, event) || publishes(sources.get('kit')!, event)).toBe(true)
})

it.each(events)('%s is consumed by exactly the subgraphs that the catalogue names', (event) => {
  // The kit consumes some for every subgraph.
  const consuming = subgraphNames.filter((name) =>
    [consumers.get(name)!, sources.get('kit')!].some((text) => text.includes(`'${event}'`)),
  )
  expect(consuming).toEqual([...consumersOf[event]])
  expect(consuming).not.toEqual([])
})

it('no subgraph names an event that is not in the catalogue', () => {
  for (const name of subgraphNames) {
    const named = [...sources.get(name)!.matchAll(/publish\(\s*\w+,\s*'([\w.]+)'/g)].map(([, event]) => event)
    expect(events).toEqual(expect.arrayContaining(named))
  }
})
