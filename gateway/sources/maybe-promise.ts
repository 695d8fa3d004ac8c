// Values that may be promises. A promise costs a turn of the microtask queue, and most steps of an execution need none.

export type MaybePromise<T> = T | Promise<T>

/** Continues with a value at once, or when its promise is resolved. */
export const whenDone = <T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  value instanceof Promise ? value.then(next) : next(value)

export const isPromise = (done: MaybePromise<void>): done is Promise<void> => done instanceof Promise

/** Done when all are; at once where none is a promise. */
export function allOf(done: readonly MaybePromise<void>[]): MaybePromise<void> {
  const pending = done.filter(isPromise)
  return pending.length === 0 ? undefined : Promise.all(pending).then(() => {})
}
