// Work that is done at once where it can be: a promise costs a turn of the event loop, and most steps need none.

export type Maybe<T> = T | Promise<T>

/** Goes on with a value now, or when it is there. */
export const whenDone = <T, R>(value: Maybe<T>, next: (value: T) => Maybe<R>): Maybe<R> =>
  value instanceof Promise ? value.then(next) : next(value)
