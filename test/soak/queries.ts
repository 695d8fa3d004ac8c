// Random queries, and their expected answers by the facts.
import type { Parts } from './expected.ts'
import {
  anOperation,
  type Given,
  type Operation,
  portSelection,
  type Random,
  readingSelection,
  type Selection,
  variable,
} from './selections.ts'
import { countries, type Port, ports, type Reading, type SubgraphName } from './world.ts'

export interface RandomQuery {
  readonly query: string
  readonly usesGusts: boolean
  /** Variables for one request. */
  choose(random: Random, known: readonly Reading[]): Given
  /** The expected answer with the known entries of the journal. */
  expect(given: Given, known: readonly Reading[]): Parts
}

/** A root field and its expected value. */
interface Root {
  readonly name: string
  readonly owner: SubgraphName
  readonly args: string
  readonly inside: Selection
  /** What its subgraph finds: a list, an object, or nothing. */
  find(given: Given, known: readonly Reading[]): unknown
}

const anId = (random: Random): string => `${Math.floor(random() * (ports.length + 1))}`
const someOf = <T>(random: Random, make: (random: Random) => T): T[] =>
  Array.from({ length: Math.floor(random() * 9) }, () => make(random))
const upTo = (max: number) => (random: Random) => 1 + Math.floor(random() * max)
/** A placeholder for an entry that is known when the query is sent. */
const anEntry = (random: Random): number => random()

const roots: Readonly<Record<string, (operation: Operation) => Omit<Root, 'name'>>> = {
  ports(operation) {
    const ids = variable(operation, '[ID!]!', (random) => someOf(random, anId))
    const find = (given: Given) => (chosenOf(given, ids) as string[]).map((id) => ports[Number(id)] ?? null)
    return { owner: 'ports', args: `(ids: ${ids})`, inside: portSelection(operation), find }
  },
  port(operation) {
    const id = variable(operation, 'ID!', anId)
    const find = (given: Given) => ports[Number(chosenOf(given, id))] ?? null
    return { owner: 'ports', args: `(id: ${id})`, inside: portSelection(operation, operation.random() < 0.2), find }
  },
  region(operation) {
    const country = countries[Math.floor(operation.random() * countries.length)]!
    const first = variable(operation, 'Int', upTo(6))
    const find = (given: Given) => {
      const found: Port[] = []
      for (const port of ports) {
        if (port.country === country && found.length < Number(chosenOf(given, first))) found.push(port)
      }
      return found
    }
    return { owner: 'ports', args: `(country: "${country}", first: ${first})`, inside: portSelection(operation), find }
  },
  coldest(operation) {
    const first = variable(operation, 'Int!', upTo(7))
    const find = (given: Given) => byDegrees.slice(0, Number(chosenOf(given, first)))
    return { owner: 'weather', args: `(first: ${first})`, inside: portSelection(operation), find }
  },
  station(operation) {
    const id = anId(operation.random)
    const find = () => ports[Number(id)] ?? null
    return { owner: 'weather', args: `(port: "${id}")`, inside: portSelection(operation), find }
  },
  reading(operation) {
    const sequence = variable(operation, 'Int!', anEntry)
    const find = (given: Given, known: readonly Reading[]) => entryOf(chosenOf(given, sequence), known)
    return { owner: 'journal', args: `(sequence: ${sequence})`, inside: readingSelection(operation), find }
  },
  readings(operation) {
    const sequences = variable(operation, '[Int!]!', (random) => someOf(random, anEntry))
    const find = (given: Given, known: readonly Reading[]) =>
      (chosenOf(given, sequences) as number[]).map((sequence) => entryOf(sequence, known))
    return { owner: 'journal', args: `(sequences: ${sequences})`, inside: readingSelection(operation), find }
  },
}
const byDegrees = [...ports].sort((a, b) => (a.degrees === b.degrees ? +a.id - +b.id : a.degrees < b.degrees ? -1 : 1))
const chosenOf = (given: Given, name: string): unknown => given[name.slice(1)]
/** The known entry with a number. */
const entryOf = (sequence: unknown, known: readonly Reading[]): Reading | undefined =>
  known.find((reading) => reading.sequence === sequence)

/** A query with one to four root fields. */
export function randomQuery(random: Random): RandomQuery {
  const operation = anOperation(random)
  const names = Object.keys(roots)
  const selected = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, i) => {
    const name = names[Math.floor(random() * names.length)]!
    return { name, key: `${name}${i}`, root: roots[name]!(operation) }
  })
  const fields = selected.map(({ name, key, root }) => `${key}: ${name}${root.args} ${root.inside.text}`)
  return {
    query: operationText('query', operation, fields.join(' ')),
    usesGusts: operation.usesGusts,
    choose: (chance, known) => given(operation, chance, known),
    expect: (chosen, known) =>
      new Map(
        selected.map(({ key, root: { owner, inside, find } }) => [
          key,
          { owner, value: selectedFrom(find(chosen, known), inside, owner, chosen) },
        ]),
      ),
  }
}

/** An operation with one root field. */
export const operationText = (kind: string, { variables, fragments }: Operation, fields: string): string => {
  const defined = variables.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  return [`${kind}${defined === '' ? '' : ` (${defined})`} { ${fields} }`, ...fragments].join('\n')
}

/** The value of a selection in what was found. */
export function selectedFrom(found: unknown, inside: Selection, owner: SubgraphName, chosen: Given): unknown {
  if (found === null || found === undefined) return null
  if (!Array.isArray(found)) return inside.read(found as never, owner, chosen)
  return found.map((each) => ({ owner: null, value: selectedFrom(each, inside, owner, chosen) }))
}

/** Values for the variables of an operation. */
export function given({ variables }: Operation, random: Random, known: readonly Reading[]): Given {
  const entry = (share: number) => known[Math.floor(share * known.length)]!.sequence
  const chosen = variables.map(({ name, type, choose }): [string, unknown] => {
    const value = choose(random)
    if (choose === anEntry) return [name, entry(value as number)]
    return [name, type === '[Int!]!' ? (value as number[]).map(entry) : value]
  })
  return Object.fromEntries(chosen)
}
