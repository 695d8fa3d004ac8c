import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { ImpersonationStatus } from '../types.gen.ts'

/** For so long a request can be allowed, and after that for so long again be begun. */
export const requestHours = 24
export const defaultMinutes = 30
const [minMinutes, maxMinutes] = [5, 60]
const maxReason = 500

/** What is wrong with a request; empty when nothing is. */
export function requestProblems(input: { reason: string; minutes: number; userId: string }, actorId: string) {
  const problems: FieldProblem[] = [
    ...textProblems('The reason', input.reason, { max: maxReason }, 'input', 'reason'),
    ...(input.userId === actorId ? [fieldProblem('You are this user already', 'input', 'userId')] : []),
  ]
  const isInRange = Number.isInteger(input.minutes) && input.minutes >= minMinutes && input.minutes <= maxMinutes
  const range = `It lasts ${minMinutes} to ${maxMinutes} minutes`
  return isInRange ? problems : [...problems, fieldProblem(range, 'input', 'minutes')]
}

/** The status at an instant: what has run out needs no hand to end it. */
export function statusAt(row: { status: string; endsAt: Date | null }, now: Date): ImpersonationStatus {
  const status = row.status as ImpersonationStatus
  if (row.endsAt === null || row.endsAt > now) return status
  if (status === 'ACTIVE') return 'ENDED'
  return status === 'REQUESTED' || status === 'ACCEPTED' ? 'EXPIRED' : status
}

/** The status that an answer leads to; null where it comes too late. */
export function statusAfter(status: ImpersonationStatus, accept: boolean): ImpersonationStatus | null {
  if (accept) return status === 'REQUESTED' ? 'ACCEPTED' : null
  if (status === 'ACTIVE') return 'ENDED'
  return status === 'REQUESTED' || status === 'ACCEPTED' ? 'REFUSED' : null
}
