// What becomes of tries to send notifications.
import { LetterRefused } from '@quintet/kit/mail/letter.ts'
import type { Context } from '../context.ts'
import { addAttempt } from './store.ts'

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

/** Writes tries down, all in one transaction. */
export async function writeDown(
  context: Context,
  tries: readonly { readonly id: string; readonly outcome: Outcome }[],
): Promise<void> {
  if (tries.length === 0) return
  const at = context.clock.now()
  await context.scope.write((writer) =>
    Promise.all(
      tries.map(({ id, outcome: { status, error } }) => {
        const attempt = { at: at.toISOString(), outcome: status, error }
        return writer.run(addAttempt, { id, status, attempt, sentAt: status === 'SENT' ? at : null })
      }),
    ),
  )
}
