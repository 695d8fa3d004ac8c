// Those who are due within one turn of the event loop, so that they can go as one. Whoever is due waits for that turn and
// no longer: nobody waits for a stranger who is slow.
import type { MaybePromise } from '../../sources/maybe-promise.ts'

/**
 * A meeting of so many. Whoever comes is answered when those are done who went with him.
 * @param depart is called with who is there: at once when nobody else can come, otherwise at the end of the turn
 */
export function createMeeting<Member>(count: number, depart: (members: readonly Member[]) => MaybePromise<void>) {
  let expected = count
  let here: Member[] = []
  let waiting: { readonly immediate: NodeJS.Immediate; readonly done: Promise<void>; leave(): void } | null = null
  const leave = (): MaybePromise<void> => {
    const members = here
    here = []
    waiting = null
    return depart(members)
  }
  return (member: Member): MaybePromise<void> => {
    here.push(member)
    expected--
    if (waiting === null) {
      if (expected === 0) return leave()
      const { promise, resolve } = Promise.withResolvers<void>()
      const go = (): void => resolve(Promise.resolve().then(leave))
      waiting = { immediate: setImmediate(go), done: promise, leave: go }
      return promise
    }
    const { immediate, done, leave: go } = waiting
    if (expected === 0) {
      clearImmediate(immediate)
      go()
    }
    return done
  }
}
