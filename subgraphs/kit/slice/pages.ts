// Relay connections over keyset cursors, and the cursors: opaque, and each kind refused where the other is needed.
import { badInput } from '../wire/errors.ts'

export interface PageArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

export interface Connection<Row> {
  readonly edges: { cursor: string; node: Row }[]
  readonly nodes: Row[]
  readonly pageInfo: PageInfo
}
interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

const defaultFirst = 20
const maxFirst = 100

/** The size of a page: 1 to 100, 20 by default. Throws BAD_USER_INPUT. */
export function pageSize(args: PageArguments): number {
  const first = args.first ?? defaultFirst
  if (!Number.isInteger(first) || first < 1 || first > maxFirst) {
    throw badInput(`first must be a whole number from 1 to ${maxFirst}`)
  }
  return first
}

type Part = string | number
const encode = (kind: string, parts: readonly Part[]): string =>
  Buffer.from(JSON.stringify([kind, ...parts])).toString('base64url')

function decode(kind: string, cursor: string, count: number): Part[] {
  const parts = parse(cursor)
  const [found, ...rest] = parts
  const isWhole = rest.length === count && rest.every((part) => typeof part === 'string' || Number.isSafeInteger(part))
  if (found === kind && isWhole) return rest as Part[]
  const other = kind === 'page' ? 'a changesCursor cannot page' : 'an endCursor cannot resume'
  throw badInput(`after is not a cursor of this list; ${other}`)
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/** The largest integer of PostgreSQL. A cursor with a larger number is not ours, and would fail in the database. */
const maxInteger = 2 ** 31 - 1

/** A cursor of a page: the sort key of an item. */
export const pageCursor = (...key: Part[]): string => encode('page', key)

/** The sort key in a page cursor; null without one. Throws BAD_USER_INPUT when it is not a cursor of this list. */
export function pageKey(args: PageArguments, types: readonly ('number' | 'uuid' | 'text')[]): Part[] | null {
  if (args.after === null || args.after === undefined) return null
  const key = decode('page', args.after, types.length)
  const isRight = key.every((part, i) =>
    types[i] === 'number'
      ? typeof part === 'number' && Math.abs(part) <= maxInteger
      : typeof part === 'string' && (types[i] === 'text' || isUuid(part)),
  )
  if (!isRight) throw badInput('after is not a cursor of this list')
  return key
}

/** The id in the cursor of a list ordered by id; null without one. */
const pageAfterId = (args: PageArguments): string | null => (pageKey(args, ['uuid'])?.[0] as string) ?? null

/** A cursor that resumes a stream of changes: the stream, and the number of the last event that was seen. */
export const changeCursor = (topic: string, key: string, sequence: number): string =>
  encode('change', [topic, key, sequence])

/** The event number in a change cursor; null without one. Throws BAD_USER_INPUT for a cursor of another stream. */
export function changeSequence(after: string | null | undefined, topic: string, key: string): number | null {
  if (after === null || after === undefined) return null
  const [ofTopic, ofKey, sequence] = decode('change', after, 3)
  if (ofTopic !== topic || ofKey !== key || typeof sequence !== 'number' || sequence < 0) {
    throw badInput('after is a cursor of another stream')
  }
  return sequence
}

/**
 * A connection from the rows of one page and one more.
 * @param rows up to size + 1 rows in list order
 * @param cursorOf the page cursor of a row
 */
export function connection<Row>(
  rows: readonly Row[],
  size: number,
  isFirstPage: boolean,
  cursorOf: (row: Row) => string,
): Connection<Row> {
  const nodes = rows.slice(0, size)
  const cursorAt = (index: number): string | null => {
    const node = nodes.at(index)
    return node === undefined ? null : cursorOf(node)
  }
  // Most clients read one cursor or none, and writing one costs more than reading a row.
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({ cursor: cursorOf(node), node }))
    },
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: !isFirstPage,
      get startCursor() {
        return cursorAt(0)
      },
      get endCursor() {
        return cursorAt(-1)
      },
    },
  }
}

/**
 * A connection of a list in the order of ids.
 * @param start where the list begins: lowestId, or highestId for newest first
 * @param read rows beyond an id, up to a limit
 */
export async function pageById<Row extends { readonly id: string }>(
  args: PageArguments,
  start: string,
  read: (beyond: string, limit: number) => Promise<readonly Row[]>,
): Promise<Connection<Row>> {
  const size = pageSize(args)
  const after = pageAfterId(args)
  return connection(await read(after ?? start, size + 1), size, after === null, (row) => pageCursor(row.id))
}

/**
 * A connection of a list that is known whole, and how many there are.
 * @param keyOf the key of a row, each of which occurs once
 */
export function pageOfList<Row>(
  args: PageArguments,
  all: readonly Row[],
  keyOf: (row: Row) => string,
): Connection<Row> & { readonly totalCount: number } {
  const size = pageSize(args)
  const after = pageKey(args, ['text'])?.[0]
  const last = after === undefined ? -1 : all.findIndex((row) => keyOf(row) === after)
  if (after !== undefined && last < 0) throw badInput('after is not a cursor of this list')
  const rows = all.slice(last + 1, last + size + 2)
  const page = connection(rows, size, after === undefined, (row) => pageCursor(keyOf(row)))
  return Object.assign(page, { totalCount: all.length })
}

/** Below and above every id: where lists in either order begin. */
export const lowestId = '00000000-0000-0000-0000-000000000000'
export const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Whether a text can be an id. One that cannot is not found, without a query. */
export const isUuid = (text: string): boolean => uuidPattern.test(text)
