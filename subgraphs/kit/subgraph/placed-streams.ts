// Event streams of tenants who may move: a stream ends where its tenant has left, and is resumed where the tenant is.
import type { Placements } from '../events/placements.ts'
import { refusedForNow } from '../wire/errors.ts'

const retrySeconds = 1

const moved = () =>
  refusedForNow('UNAVAILABLE', 'Your tenant has moved to another database: resume after the last cursor', retrySeconds)

/**
 * The stream until its tenant is placed elsewhere; then it throws UNAVAILABLE, which gateways answer by resuming it. Throws at
 * once where the tenant has left while the stream was opened.
 * @param onEnd called once, however it ends
 */
export function untilMoved<T>(
  stream: AsyncIterableIterator<T>,
  placements: Pick<Placements, 'isSingle' | 'databaseOf' | 'onChange'>,
  tenantId: string,
  databaseId: string,
  onEnd: () => void,
): AsyncIterableIterator<T> {
  const hasLeft = () => placements.isSingle() === false && placements.databaseOf(tenantId) !== databaseId
  const end = (): void => void stream.return?.()?.catch(() => {})
  if (hasLeft()) {
    end()
    throw moved()
  }
  let isOver = false
  let hasMoved = false
  let interrupt: ((error: unknown) => void) | null = null
  const over = (): void => {
    if (isOver) return
    isOver = true
    stopListening()
    onEnd()
  }
  const stopListening = placements.onChange(() => {
    if (isOver || !hasLeft()) return
    hasMoved = true
    over()
    interrupt?.(moved())
    end()
  })
  return {
    next() {
      if (hasMoved) return Promise.reject(moved())
      return new Promise((resolve, reject) => {
        interrupt = reject
        stream.next().then(
          (step) => {
            if (step.done) over()
            resolve(step)
          },
          (error: unknown) => {
            over()
            reject(error)
          },
        )
      })
    },
    async return(value?: unknown) {
      over()
      return (await stream.return?.(value)) ?? { done: true, value: undefined as never }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
