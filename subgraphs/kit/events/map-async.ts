// Maps an async iterator so that `return` ends its source at once. An async generator would wait for the next item.

/** Items after a position in a stream. `started` settles with the position when it is fixed, or rejects when there is none. */
export interface Started<Item, Position = unknown> extends AsyncIterableIterator<Item> {
  readonly started?: Promise<Position> | undefined
}

/** Items of `source` through `map`; ending it ends the source. */
export function mapAsync<In, Out>(
  source: AsyncIterator<In> & { readonly started?: Promise<unknown> | undefined },
  map: (item: In) => Out | Promise<Out>,
): Started<Out> {
  return {
    started: source.started,
    async next() {
      const item = await source.next()
      return item.done === true ? { value: undefined, done: true } : { value: await map(item.value), done: false }
    },
    async return() {
      await source.return?.()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** The same items; when `source` fails, it ends with the error that `toError` makes of it. */
export function endingWith<Item>(
  source: AsyncIterableIterator<Item>,
  toError: (error: unknown) => Error,
): AsyncIterableIterator<Item> {
  return {
    next: () =>
      source.next().catch((error: unknown) => {
        throw toError(error)
      }),
    async return() {
      await source.return?.()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
