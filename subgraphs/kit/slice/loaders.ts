// One query for all items of a list: DataLoaders that live for one request, and no longer than the next write.
import DataLoader from 'dataloader'

/** What loaders hang on: replaced after each write, so that nothing stale is read. */
export interface Batch {
  readonly made: Map<object, DataLoader<unknown, unknown>>
}
export const newBatch = (): Batch => ({ made: new Map() })

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

/** As loadOne, for keys that own many rows each; the rows keep the order in which they were fetched. */
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
  const { made } = context.batch.current
  let found = made.get(identity)
  if (found === undefined) {
    found = new DataLoader<unknown, unknown>((keys) => fetch(keys as string[]))
    made.set(identity, found)
  }
  return found
}
