// Random selections with their expected values: aliases, directives, fragments, arguments, entities in entities.
import type { Expected, Parts } from './expected.ts'
import { cursorOf, noteOf, type Port, ports, type Reading, type SubgraphName } from './world.ts'

export type Random = () => number
export type Given = Readonly<Record<string, unknown>>

export interface Variable {
  readonly name: string
  readonly type: string
  readonly choose: (random: Random) => unknown
}

/** A selection in an operation. */
export interface Selection {
  readonly text: string
  /** Its value in a source that comes from a subgraph. */
  read(source: never, from: SubgraphName, given: Given): Parts
}

/** The shared parts of the selections of one operation. */
export interface Operation {
  readonly random: Random
  readonly variables: Variable[]
  readonly fragments: string[]
  usesGusts: boolean
}

interface Field<Source> {
  readonly name: string
  readonly owner: SubgraphName
  /** Its arguments and selection in an operation, and the value that they make. */
  readonly make: (operation: Operation) => {
    readonly args?: string
    readonly inside?: string
    readonly value: (source: Source, from: SubgraphName, given: Given) => unknown
  }
}
type Part = [key: string, Expected]
interface Item {
  readonly text: string
  readonly read: (source: never, from: SubgraphName, given: Given) => Part[]
}

export const anOperation = (random: Random): Operation => ({ random, variables: [], fragments: [], usesGusts: false })

const anyOf = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!

/** A new variable of the operation; its name with the dollar. */
export function variable(operation: Operation, type: string, choose: Variable['choose']): string {
  const name = `v${operation.variables.length}`
  operation.variables.push({ name, type, choose })
  return `$${name}`
}

const plain = <Source>(name: string, owner: SubgraphName, read: (source: Source) => unknown): Field<Source> => ({
  name,
  owner,
  make: () => ({ value: read }),
})
const wind: Field<Port> = {
  name: 'wind',
  owner: 'weather',
  make(operation) {
    const units = ['KNOTS', 'METRES'] as const
    const inUnit = ({ knots }: Port, unit: unknown) => (unit === 'METRES' ? knots * 0.5 : knots)
    if (operation.random() < 0.3) return { value: (port) => inUnit(port, 'KNOTS') }
    if (operation.random() < 0.3) return { args: '(unit: METRES)', value: (port) => inUnit(port, 'METRES') }
    const name = variable(operation, 'Unit!', (random) => anyOf(random, units))
    return { args: `(unit: ${name})`, value: (port, _, given) => inUnit(port, given[name.slice(1)]) }
  },
}
const berths: Field<Port> = {
  name: 'berths',
  owner: 'ports',
  make(operation) {
    const inside = selection(operation, 'Berth', berthFields, [], true)
    return {
      inside: ` ${inside.text}`,
      value: (port, _, given) =>
        port.berths.map((berth) => ({ owner: null, value: inside.read(berth as never, 'ports', given) })),
    }
  },
}
const berthFields: readonly Field<Port['berths'][number]>[] = [
  plain('number', 'ports', ({ number }) => number),
  plain('metres', 'ports', ({ metres }) => metres),
]
const portFields: readonly Field<Port>[] = [
  plain('id', 'ports', ({ id }) => id),
  plain('name', 'ports', ({ name }) => name),
  plain('country', 'ports', ({ country }) => country),
  plain('motto', 'ports', ({ motto }) => motto),
  plain('degrees', 'weather', ({ degrees }) => degrees),
  wind,
  berths,
]
const gusts: Field<Port> = {
  name: 'gusts',
  owner: 'weather',
  make(operation) {
    operation.usesGusts = true
    return { value: (port) => port.gusts }
  },
}
const port: Field<Reading> = {
  name: 'port',
  owner: 'journal',
  make(operation) {
    const inside = selection(operation, 'Port', portFields, [], true)
    return {
      inside: ` ${inside.text}`,
      value: (reading, _, given) => inside.read(ports[Number(reading.port)]! as never, 'journal', given),
    }
  },
}
const readingFields: readonly Field<Reading>[] = [
  plain('sequence', 'journal', ({ sequence }) => sequence),
  plain('key', 'journal', ({ key }) => key),
  plain('value', 'journal', ({ value }) => value),
  plain('cursor', 'journal', ({ sequence }) => cursorOf(sequence)),
  port,
]
const note = plain<Reading>('note', 'journal', ({ sequence }) => noteOf(sequence))

/** Every entry is identified by these fields. */
const readingKeys = ['key', 'cursor', 'at']

/** A selection of a port. */
export const portSelection = (operation: Operation, withGusts = false): Selection =>
  selection(operation, 'Port', portFields, withGusts ? [gusts] : [])

/** A selection of an entry, with the fields that identify it. */
export function readingSelection(operation: Operation, withNote = false): Selection {
  const { text, read } = selection(operation, 'Reading', readingFields, withNote ? [note] : [])
  const own = (reading: Reading): Part[] => [
    ['key', { owner: null, value: reading.key }],
    ['cursor', { owner: null, value: cursorOf(reading.sequence) }],
    ['at', { owner: null, value: reading.at }],
  ]
  return {
    text: `{ key cursor at ${text.slice(1)}`,
    read: (reading, from, given) => new Map([...own(reading), ...read(reading, from, given)]),
  }
}

/**
 * Some of the fields, and those that must be there.
 * @param isFirm whether one field has no condition: Apollo's planner leaves a field with a condition
 * out when all that is selected in it has conditions that do not hold
 */
function selection<Source>(
  operation: Operation,
  type: string,
  fields: readonly Field<Source>[],
  wanted: readonly Field<Source>[] = [],
  isFirm = false,
): Selection {
  const { random } = operation
  const taken = new Set<string>(readingKeys)
  const count = 1 + Math.floor(random() * fields.length)
  const items = [
    ...Array.from({ length: count }, (_, i) =>
      itemOf(operation, anyOf(random, fields), taken, (i > 0 || !isFirm) && random() < 0.3),
    ),
    ...wanted.map((field) => itemOf(operation, field, taken, false)),
  ]
  const split = random() < 0.4 ? Math.max(isFirm ? 1 : 0, Math.floor(random() * items.length)) : items.length
  const all = [...items.slice(0, split), ...fragmentOf(operation, type, items.slice(split))]
  return {
    text: `{ ${all.map(({ text }) => text).join(' ')} }`,
    read: (source, from, given) => new Map(all.flatMap(({ read }) => read(source, from, given))),
  }
}

/** A field under a key of its own, included or not by a variable. */
function itemOf<Source>(operation: Operation, field: Field<Source>, taken: Set<string>, isConditional: boolean): Item {
  const { name, owner, make } = field
  const key = !taken.has(name) && operation.random() < 0.7 ? name : `${name}${taken.size}`
  taken.add(key)
  const { args = '', inside = '', value } = make(operation)
  const { directive, isIn } = isConditional ? condition(operation) : always
  return {
    text: `${key === name ? '' : `${key}: `}${name}${args}${directive}${inside}`,
    read(source, from, given) {
      // A key comes with every reference.
      const isWith = owner === from || name === 'id'
      return isIn(given) ? [[key, { owner: isWith ? null : owner, value: value(source, from, given) }]] : []
    },
  }
}

const always = { directive: '', isIn: (_: Given) => true }

function condition(operation: Operation): typeof always {
  const isSkip = operation.random() < 0.5
  const name = variable(operation, 'Boolean!', (random) => random() < 0.5)
  return {
    directive: ` @${isSkip ? 'skip' : 'include'}(if: ${name})`,
    isIn: (given) => given[name.slice(1)] !== isSkip,
  }
}

/** Some items in a fragment, inline or with a name. */
function fragmentOf(operation: Operation, type: string, items: readonly Item[]): Item[] {
  if (items.length === 0) return []
  const { fragments, random } = operation
  const inside = `{ ${items.map(({ text }) => text).join(' ')} }`
  const { directive, isIn } = random() < 0.5 ? condition(operation) : always
  const read: Item['read'] = (source, from, given) =>
    isIn(given) ? items.flatMap((item) => item.read(source, from, given)) : []
  if (random() < 0.5) return [{ text: `... on ${type}${directive} ${inside}`, read }]
  const name = `F${fragments.length}`
  fragments.push(`fragment ${name} on ${type} ${inside}`)
  return [{ text: `...${name}${directive}`, read }]
}
