// One query for all items of a list: DataLoaders that live until the end of the request, or until the next write.
import DataLoader from 'dataloader'

/** The loaders of a request. Replaced after each write, so that nothing stale is read. */
export interface Batch {
  readonly loaders: Map<object, DataLoader<unknown, unknown>>
}
export const newBatch = (): Batch => ({ loaders: new Map() })

type HasBatch = { readonly batch: { current: Batch } }

/**
 * A loader by key.
 * @param fetch rows of many keys in one statement, in any order
 * @param keyOf the key of a row
 * @returns loads one row, null when there is none
 */
export function loadOne<C extends HasBatch, Row extends object>(
  fetch: (context: C, keys: string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): (context: C, key: string) => Promise<Row | null> {
  const identity = {}
  return (context, key) =>
    loader(context, identity, async (keys) => {
      const rows = new Map((await fetch(context, keys)).map((row) => [keyOf(row), row]))
      return keys.map((each) => rows.get(each) ?? null)
    }).load(key) as Promise<Row | null>
}

/** As loadOne, for keys with many rows each. The rows keep the order in which they were fetched. */
export function loadMany<C extends HasBatch, Row extends object>(
  fetch: (context: C, keys: string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): (context: C, key: string) => Promise<Row[]> {
  const identity = {}
  return (context, key) =>
    loader(context, identity, async (keys) => {
      const rows = Map.groupBy(await fetch(context, keys), keyOf)
      return keys.map((each) => rows.get(each) ?? [])
    }).load(key) as Promise<Row[]>
}

function loader(context: HasBatch, identity: object, fetch: (keys: string[]) => Promise<readonly unknown[]>) {
  const { loaders } = context.batch.current
  let found = loaders.get(identity)
  if (found === undefined) {
    found = new DataLoader<unknown, unknown>((keys) => fetch(keys as string[]))
    loaders.set(identity, found)
  }
  return found
}
