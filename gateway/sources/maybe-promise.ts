// Work that is done at once where it can be: a promise costs a turn of the event loop, and most steps need none.

export type MaybePromise<T> = T | Promise<T>

/** Goes on with a value now, or when it is there. */
export const whenDone = <T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  value instanceof Promise ? value.then(next) : next(value)

export const isPromise = (done: MaybePromise<void>): done is Promise<void> => done instanceof Promise

/** When all of them are done: at once where none waits. */
export function allOf(done: readonly MaybePromise<void>[]): MaybePromise<void> {
  const waiting = done.filter(isPromise)
  return waiting.length === 0 ? undefined : Promise.all(waiting).then(() => {})
}
