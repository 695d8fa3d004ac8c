// Objects of a response. While nothing is wrong they are made by code that is written for the selection, with their keys
// in it as an object literal: such objects are made, and turned into JSON, several times as fast as others.
import type { GraphQLLeafType } from 'graphql'
import { generated, property, reading } from '../data/compiled-function.ts'
import { type Data, own } from '../data/objects.ts'
import type { Place } from '../data/paths.ts'
import { usualLeaf } from './leaves.ts'

/** Why a place is null though the data or the client's rights might have had it otherwise. */
export interface Problem {
  readonly path: Place
  /** Null where access refuses the field. */
  readonly message: string | null
}

/** Root fields that no subgraph answers, by response key. */
export type Introspected = Readonly<Record<string, unknown>>

export interface Work {
  /** Null while nothing is wrong: to follow the way costs more than to complete once again when something is. */
  readonly path: (string | number)[] | null
  readonly introspected: Introspected | null
  readonly problems: Problem[]
  count: number
  readonly shared: ReadonlySet<object> | null
  /** What became of them, and by whom: a value may stand under several fields. */
  readonly known: Map<object, { readonly complete: Completer; readonly completed: unknown }>
}

/** Makes of a value what the client gets, or `fallen`. */
export type Completer = (value: unknown, work: Work) => unknown

/** The value is null where it may not be, and takes its parent with it. */
export const fallen = Symbol('fallen')

export interface FieldCompleter {
  /** The client's key. */
  readonly key: string
  /** The key of the data. */
  readonly dataKey: string
  readonly complete: Completer
  /** The type of a field that holds a single value, whose usual values need no call. */
  readonly leaf: GraphQLLeafType | null
}

/** Completes an object field by field; it falls when one of them does. */
export function completeObject(fields: readonly FieldCompleter[]): Completer {
  let quick: Completer | undefined
  return (value, work) => {
    if (work.path !== null) return inPlace(fields, value as Data, work)
    quick ??= compiled(fields)
    return quick(value, work)
  }
}

/** The same, with the way to each value followed. */
const inPlace = (fields: readonly FieldCompleter[], value: Data, work: Work): unknown => {
  const entries: [string, unknown][] = []
  for (const { key, dataKey, complete } of fields) {
    work.path?.push(key)
    const completed = complete(own(value, dataKey), work)
    work.path?.pop()
    if (completed === fallen) return fallen
    entries.push([key, completed])
  }
  return Object.fromEntries(entries)
}

function compiled(fields: readonly FieldCompleter[]): Completer {
  const lines = fields.map(({ dataKey, leaf }, i) => {
    const usual = leaf === null ? null : usualLeaf(leaf, `v${i}`)
    const complete = `v${i} = completers[${i}](v${i}, work); if (v${i} === fallen) return fallen`
    return `let v${i} = ${reading('value', dataKey)}; ${usual === null ? complete : `if (!(${usual})) { ${complete} }`}`
  })
  const properties = fields.map(({ key }, i) => property(key, `v${i}`))
  return generated(`(value, work) => { ${lines.join('\n')}\nreturn { ${properties.join(', ')} } }`, {
    fallen,
    completers: fields.map(({ complete }) => complete),
  })
}
