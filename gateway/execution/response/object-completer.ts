// Completes objects. Their keys are constants of generated code: objects from such a literal are created, and turned into
// JSON, several times as fast as others.
import type { GraphQLLeafType } from 'graphql'
import { compileFunction, propertyCode, readCode } from '../data/compiled-function.ts'
import { type Data, own } from '../data/objects.ts'
import type { ResponsePath } from '../data/paths.ts'
import { fastLeafCode } from './leaves.ts'

/** A field that access refuses. */
export interface RefusedField {
  readonly message: null
  readonly typeName: string
  readonly field: string
}
/** A value that does not fit its type. */
interface Mismatch {
  readonly message: string
}
/** Why a value is null though the data hold something else, or though it must not be null. */
export type Cause = RefusedField | Mismatch
export type NullCause = Cause & { readonly path: ResponsePath }

/** Values of the root fields __schema and __type, by response key. */
export type Introspected = Readonly<Record<string, unknown>>

/** The completion of one response. */
export interface Completion {
  /** Null in the first attempt, which finds out whether anything is wrong: to keep track of paths costs more than a second one. */
  readonly path: (string | number)[] | null
  readonly introspected: Introspected | null
  readonly causes: NullCause[]
  count: number
  readonly shared: ReadonlySet<object> | null
  /** Completed shared objects, with their completer: the same object may stand under different selections. */
  readonly completed: Map<object, { readonly complete: Completer; readonly value: unknown }>
}

/** Completes a value, or returns `propagateNull`. */
export type Completer = (value: unknown, completion: Completion) => unknown

/** The result for a value that is null and must not be: its parent becomes null instead. */
export const propagateNull = Symbol('propagateNull')

export interface FieldCompleter {
  /** The client's key. */
  readonly key: string
  /** The key in the data. */
  readonly dataKey: string
  readonly complete: Completer
  /** The type of a field with a single leaf value, most of which are checked without a call. */
  readonly leaf: GraphQLLeafType | null
}

/** Completes an object field by field. */
export function completeObject(fields: readonly FieldCompleter[]): Completer {
  let fast: Completer | undefined
  return (value, completion) => {
    if (completion.path !== null) return completeWithPaths(fields, value as Data, completion)
    fast ??= compileFields(fields)
    return fast(value, completion)
  }
}

const completeWithPaths = (fields: readonly FieldCompleter[], value: Data, completion: Completion): unknown => {
  const entries: [string, unknown][] = []
  for (const { key, dataKey, complete } of fields) {
    completion.path?.push(key)
    const completed = complete(own(value, dataKey), completion)
    completion.path?.pop()
    if (completed === propagateNull) return propagateNull
    entries.push([key, completed])
  }
  return Object.fromEntries(entries)
}

function compileFields(fields: readonly FieldCompleter[]): Completer {
  const lines = fields.map(({ dataKey, leaf }, i) => {
    const fast = leaf === null ? null : fastLeafCode(leaf, `v${i}`)
    const complete = `v${i} = completers[${i}](v${i}, completion); if (v${i} === propagateNull) return propagateNull`
    return `let v${i} = ${readCode('value', dataKey)}; ${fast === null ? complete : `if (!(${fast})) { ${complete} }`}`
  })
  const properties = fields.map(({ key }, i) => propertyCode(key, `v${i}`))
  return compileFunction(`(value, completion) => { ${lines.join('\n')}\nreturn { ${properties.join(', ')} } }`, {
    propagateNull,
    completers: fields.map(({ complete }) => complete),
  })
}
