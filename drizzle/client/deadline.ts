// How long anybody waits for the database. A connection that dies without a word would be waited for without end.

/** Every login has statement_timeout 10 s; a connection that dies without a word is given up one second later. */
export const deadlineMilliseconds = 11_000
/** For a connection and its BEGIN: a gateway gives a subgraph up after 10 s, unless told otherwise. */
export const beginMilliseconds = 8_000
/** For a read of the fast lane and all that is sent before it: the server gives each 2 s. */
export const readMilliseconds = 5_000

/** A statement or a transaction got no answer in time. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
  constructor() {
    super('The database did not answer in time')
  }
}

export interface Abandonable {
  abandon(): void
}

/** The rows of a statement, or a DeadlineError; then the connection that owes them is given up too. */
export function withDeadline<Rows>(query: PromiseLike<Rows> & Abandonable, milliseconds: number): Promise<Rows> {
  return new Promise<Rows>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DeadlineError())
      query.abandon()
    }, milliseconds).unref()
    query.then(
      (rows) => {
        clearTimeout(timer)
        resolve(rows)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error as Error)
      },
    )
  })
}

/**
 * `reached` rejects when the time is over, unless it was cleared before; `cancel` is then called.
 * `renew` begins anew, `end` is for good: work that goes on after its transaction is over must not give up the next one's
 * connection.
 */
export function createLimit(milliseconds: number, cancel: () => void) {
  const { promise: reached, reject } = Promise.withResolvers<never>()
  let isReached = false
  let isOver = false
  let timer: NodeJS.Timeout
  const clear = (): void => clearTimeout(timer)
  const renew = (milliseconds: number): void => {
    if (isOver) return
    timer = setTimeout(() => {
      isReached = true
      reject(new DeadlineError())
      cancel()
    }, milliseconds).unref()
  }
  renew(milliseconds)
  return {
    reached,
    isReached: () => isReached,
    renew,
    clear,
    end(): void {
      isOver = true
      clear()
    },
  }
}
