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

/** Writes a try down. */
export async function writeDown(context: Context, id: string, { status, error }: Outcome): Promise<void> {
  const at = context.clock.now()
  const attempt = { at: at.toISOString(), outcome: status, error }
  await context.scope.write((writer) =>
    writer.run(addAttempt, { id, status, attempt, sentAt: status === 'SENT' ? at : null }),
  )
}
