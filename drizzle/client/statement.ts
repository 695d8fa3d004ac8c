// A statement is built once, when its module loads. Its text, its parameters and its row mapper are fixed from then on.
import {
  type AnyColumn,
  Column,
  type DriverValueDecoder,
  is,
  Param,
  Placeholder,
  SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'

/** The SQL builder that statements are written with. It has no connection. */
const builder = drizzle.mock()
export type Builder = typeof builder

type Scalar = string | number | bigint | boolean | null | Uint8Array
/** The kind of a parameter: its TypeScript type and, for lists, the cast of PostgreSQL's text form. */
export interface Kind<T> {
  readonly cast: string | null
  readonly list: boolean
  /** Never set; it carries the type. */
  readonly type?: T
}
const scalar = <T>(): Kind<T> => ({ cast: null, list: false })
const list = <T>(cast: string): Kind<readonly T[]> => ({ cast, list: true })

/** The parameter kinds a statement can ask for. */
export const slot = {
  uuid: scalar<string>(),
  uuids: list<string>('uuid[]'),
  text: scalar<string>(),
  texts: list<string>('text[]'),
  int: scalar<number>(),
  ints: list<number>('bigint[]'),
  bigint: scalar<bigint>(),
  boolean: scalar<boolean>(),
  instant: scalar<Date>(),
  bytes: scalar<Uint8Array>(),
  json: scalar<object>(),
  /** A column's own kind, whatever it is. */
  any: scalar<unknown>(),
  /** The same kind, or null. */
  nullable: <T>(kind: Kind<T>): Kind<T | null> => kind as Kind<T | null>,
} as const

export type Slots = Record<string, Kind<unknown>>
export type NoSlots = Record<never, Kind<unknown>>
/** A placeholder for each slot. */
type Placeholders<S extends Slots> = {
  [K in keyof S]: S[K] extends Kind<infer T> ? (T extends readonly unknown[] ? SQL : Placeholder<string, T>) : never
}
/** The same, and one for each part of the identity. */
export type WithIdentity<S extends Slots> = Placeholders<S & typeof identity>
/** What a caller passes: one value a slot. */
export type Values<S extends Slots> = { readonly [K in keyof S]: S[K] extends Kind<infer T> ? T : never }

/** The slots of the identity. The scope fills them, never a store. */
const identity = { tenantId: slot.uuid, userId: slot.uuid, realmId: slot.uuid }
export interface Identity {
  readonly tenantId: string | null
  readonly userId: string | null
  readonly realmId: string | null
}

export interface Statement<P, Row> {
  readonly text: string
  readonly slow: boolean
  /** Parameter values in order. */
  bind(values: P & Identity): Scalar[]
  /** One row, as positional text, to the object that the builder selected. */
  row(values: readonly unknown[]): Row
}

type Built<Row> = PromiseLike<readonly Row[]> & { prepare(name: string): object }

/**
 * Builds a statement once.
 * @param slots the parameters that callers pass, by kind; tenantId, userId and realmId need not be listed
 * @param build writes the query with drizzle, from the builder and a placeholder per slot
 * @param options slow: runs in the pool of slow statements
 */
export function statement<S extends Slots, Row>(
  slots: S,
  build: (db: Builder, slots: WithIdentity<S>) => Built<Row>,
  options: { slow?: boolean } = {},
): Statement<Values<S>, Row> {
  const all: Slots = { ...identity, ...slots }
  const placeholders = Object.fromEntries(
    Object.entries(all).map(([name, kind]) => {
      const placeholder = sql.placeholder(name)
      return [name, kind.list ? sql`${placeholder}::${sql.raw(kind.cast ?? '')}` : placeholder]
    }),
  ) as WithIdentity<S>
  const prepared = build(builder, placeholders).prepare('statement') as unknown as PreparedParts
  const { sql: text, params } = prepared.getQuery()
  return {
    text,
    slow: options.slow ?? false,
    bind: (values) => params.map((param) => bound(param, values as Record<string, unknown>, all)),
    row: rowMapper<Row>(prepared.fields ?? [], text),
  }
}

/** `column = any($n)`: one text, and so one prepared statement, for lists of any length. */
export const isAnyOf = (column: AnyColumn | SQLWrapper, values: SQL): SQL => sql`${column} = any(${values})`

/** The parts of drizzle's prepared query that a statement keeps; its types hide the field list. */
interface PreparedParts {
  readonly fields?: { path: string[]; field: unknown }[]
  getQuery(): { sql: string; params: unknown[] }
}

/** A value of a row: its index in what the driver returns, and its decoder. */
interface Field {
  readonly name: string
  readonly index: number
  readonly decoder: DriverValueDecoder<unknown, unknown>
}

/** Makes rows of columns and of objects of columns. An object is null where all its columns are, as after a left join. */
function rowMapper<Row>(selected: NonNullable<PreparedParts['fields']>, text: string) {
  const own: Field[] = []
  const groups = new Map<string, Field[]>()
  selected.forEach(({ path, field }, index) => {
    const [first = '', second, ...rest] = path
    if (rest.length > 0) throw new Error(`A statement selects columns and objects of columns, no deeper: ${text}`)
    const of = { name: second ?? first, index, decoder: decoderOf(field) }
    if (second === undefined) own.push(of)
    else groups.set(first, [...(groups.get(first) ?? []), of])
  })
  return (values: readonly unknown[]): Row => {
    const row = objectOf(own, values)
    for (const [name, fields] of groups) {
      row[name] = fields.every(({ index }) => values[index] === null) ? null : objectOf(fields, values)
    }
    return row as Row
  }
}

function objectOf(fields: readonly Field[], values: readonly unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const { name, index, decoder } of fields) {
    const value = values[index]
    object[name] = value === null || value === undefined ? null : decoder.mapFromDriverValue(value)
  }
  return object
}

function decoderOf(field: unknown): DriverValueDecoder<unknown, unknown> {
  if (is(field, Column)) return field
  if (is(field, SQL)) return (field as unknown as { decoder: DriverValueDecoder<unknown, unknown> }).decoder
  if (is(field, SQL.Aliased)) return decoderOf(field.sql)
  throw new Error('A statement selects columns and SQL expressions only')
}

function bound(param: unknown, values: Record<string, unknown>, slots: Slots): Scalar {
  if (is(param, Placeholder)) return encode(slotValue(param, values), slots[param.name])
  if (is(param, Param) && is(param.value, Placeholder)) {
    const value = slotValue(param.value, values)
    return value === null ? null : encode(param.encoder.mapToDriverValue(value), undefined)
  }
  return encode(param, undefined)
}

function slotValue(placeholder: Placeholder, values: Record<string, unknown>): unknown {
  const value = values[placeholder.name]
  if (value === undefined) throw new Error(`No value for slot ${placeholder.name}`)
  return value
}

function encode(value: unknown, kind: Kind<unknown> | undefined): Scalar {
  if (kind?.list && value !== null) return wellFormed(encodeList(value as readonly unknown[]))
  if (typeof value === 'string') return wellFormed(value)
  if (value instanceof Date) return value.toISOString()
  if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array)) return JSON.stringify(value)
  return value as Scalar
}

/** UTF-8 has no form for half a surrogate pair: another character would be stored. The code is PostgreSQL's for such text. */
function wellFormed(text: string): string {
  if (text.isWellFormed()) return text
  throw Object.assign(new Error('Text with half a surrogate pair cannot be stored'), { code: '22021' })
}

/** PostgreSQL's array text: {"a","b"}, quotes and backslashes escaped. */
export const encodeList = (values: readonly unknown[]): string =>
  `{${values.map((value) => `"${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`
