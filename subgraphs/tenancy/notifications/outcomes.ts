// What becomes of tries to send notifications.
import { LetterRefused } from '@quintet/kit/mail/letter.ts'
import type { Context } from '../context.ts'
import { addAttempts } from './store.ts'

/** How often a letter is tried again. */
export const retryLimit = 5

export interface Outcome {
  readonly status: 'SENT' | 'FAILED' | 'SUPPRESSED' | 'QUEUED'
  readonly error: string | null
}
export const failed = (error: string): Outcome => ({ status: 'FAILED', error })

/** What an error means: it is tried again, unless that was the last time or is of no use. */
export function outcomeOf(error: unknown, isLast: boolean): Outcome {
  if (!(error instanceof Error)) throw error
  const text = error.message.slice(0, 200)
  return isLast || error instanceof LetterRefused ? failed(text) : { status: 'QUEUED', error: text }
}

/** Writes tries down, all in one transaction; those that came out alike by one statement. */
export async function writeDown(
  context: Context,
  tries: readonly { readonly id: string; readonly outcome: Outcome }[],
): Promise<void> {
  if (tries.length === 0) return
  const at = context.clock.now()
  const alike = Map.groupBy(tries, ({ outcome: { status, error } }) => JSON.stringify([status, error]))
  await context.scope.write((writer) =>
    Promise.all(
      [...alike.values()].map((group) => {
        const { status, error } = group[0]!.outcome
        const attempt = { at: at.toISOString(), outcome: status, error }
        const ids = group.map(({ id }) => id)
        return writer.run(addAttempts, { ids, status, attempt, sentAt: status === 'SENT' ? at : null })
      }),
    ),
  )
}
