// Deadlines for the database. Without them a connection that dies silently would be waited for without end.

/** Every login has statement_timeout 10 s. A connection that has died silently is abandoned one second later. */
export const deadlineMilliseconds = 11_000
/** For a connection and its BEGIN. By default a gateway waits 10 s for a subgraph. */
export const beginMilliseconds = 8_000
/** For a read on a shared connection and all reads sent before it. The server allows 2 s for each. */
export const readMilliseconds = 5_000

/** A statement or a transaction was not answered in time. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
  constructor() {
    super('The database did not answer in time')
  }
}

export interface Abandonable {
  abandon(): void
}

/** The rows of a statement, or a DeadlineError. Then the connection is abandoned too. */
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
 * A deadline for a transaction. `reached` rejects when the time is over, and `abandon` is called; `clear` stops the time and
 * `renew` starts it again. After `end` nothing happens any more: work that continues after its transaction must not abandon
 * the connection of the next one.
 */
export function createLimit(milliseconds: number, abandon: () => void) {
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
      abandon()
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
