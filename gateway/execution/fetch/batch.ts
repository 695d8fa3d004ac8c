// Collects fetches that become due within one turn of the event loop, so that they can be sent as one. A fetch waits for
// the end of that turn at most, never for a slower one.
import type { MaybePromise } from '../../sources/maybe-promise.ts'

/**
 * A batcher for a known number of members. Adding a member is done when its batch is flushed.
 * @param flush gets the members of a batch: at once when none is missing, otherwise at the end of the turn
 */
export function createBatcher<Member>(count: number, flush: (members: readonly Member[]) => MaybePromise<void>) {
  let missing = count
  let members: Member[] = []
  let pending: { readonly immediate: NodeJS.Immediate; readonly done: Promise<void>; flush(): void } | null = null
  const flushNow = (): MaybePromise<void> => {
    const batch = members
    members = []
    pending = null
    return flush(batch)
  }
  return (member: Member): MaybePromise<void> => {
    members.push(member)
    missing--
    if (pending === null) {
      if (missing === 0) return flushNow()
      const { promise, resolve } = Promise.withResolvers<void>()
      const flushLater = (): void => resolve(Promise.resolve().then(flushNow))
      pending = { immediate: setImmediate(flushLater), done: promise, flush: flushLater }
      return promise
    }
    const { immediate, done, flush: flushLater } = pending
    if (missing === 0) {
      clearImmediate(immediate)
      flushLater()
    }
    return done
  }
}
