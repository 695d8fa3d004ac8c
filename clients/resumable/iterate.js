/**
 * Results of a subscription as an async iterator, as graphql-ws's `iterate` gives them.
 * @param start subscribes a sink and returns the function that stops it
 */
export function iterate(start) {
  const waiting = []
  let failure = null
  let isOver = false
  let wake = () => {}
  const end = (error) => {
    failure = error
    isOver = true
    wake()
  }
  const next = (result) => {
    waiting.push(result)
    wake()
  }
  const stop = start({ next, error: end, complete: () => end(failure) })
  return {
    async next() {
      while (waiting.length === 0 && !isOver) {
        await new Promise((resolve) => {
          wake = resolve
        })
      }
      if (waiting.length > 0) return { value: waiting.shift(), done: false }
      if (failure !== null) throw failure
      return { value: undefined, done: true }
    },
    async return(value) {
      stop()
      end(null)
      waiting.length = 0
      return { value, done: true }
    },
    async throw(error) {
      await this.return()
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
