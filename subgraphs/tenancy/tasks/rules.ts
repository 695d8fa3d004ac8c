import { jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

export type TaskStatus = 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED'

/** Why a task failed that was not finished in time. */
const leaseExpired = { code: 'LEASE_EXPIRED' }

const maxName = 100
const maxPriority = 1000
const maxTypes = 100
const maxLeaseSeconds = 86_400
const defaultLeaseSeconds = 900

interface NewTask {
  readonly service: string
  readonly type: string
  readonly priority?: number | null | undefined
  readonly payload: unknown
}

/** What is wrong with a task to make; empty when nothing is. */
export function taskProblems({ service, type, priority, payload }: NewTask): FieldProblem[] {
  const isPriority = Math.abs(priority ?? 0) <= maxPriority
  return [
    ...textProblems('The service', service, { max: maxName }, 'input', 'service'),
    ...textProblems('The type', type, { max: maxName }, 'input', 'type'),
    ...(isPriority ? [] : [fieldProblem('The priority must be from -1000 to 1000', 'input', 'priority')]),
    ...jsonProblems('The payload', payload, 'input', 'payload'),
  ]
}

/** What is wrong with the length of a lease; empty when nothing is. */
export const leaseProblems = (seconds: number | null | undefined): FieldProblem[] =>
  seconds === null || seconds === undefined || (seconds >= 1 && seconds <= maxLeaseSeconds)
    ? []
    : [fieldProblem('The lease must have 1 to 86400 seconds', 'input', 'leaseSeconds')]

interface Claim {
  readonly service: string
  readonly types?: readonly string[] | null | undefined
  readonly leaseSeconds?: number | null | undefined
}

/** What is wrong with a claim; empty when nothing is. */
export const claimProblems = ({ service, types, leaseSeconds }: Claim): FieldProblem[] => [
  ...textProblems('The service', service, { max: maxName }, 'input', 'service'),
  ...((types ?? []).length > maxTypes ? [fieldProblem('There can be at most 100 types', 'input', 'types')] : []),
  ...(types ?? []).flatMap((type) => textProblems('Each type', type, { max: maxName }, 'input', 'types')),
  ...leaseProblems(leaseSeconds),
]

/** When a lease of some seconds that begins now is over. */
export const leaseEnd = (now: Date, seconds: number | null | undefined): Date =>
  new Date(now.getTime() + (seconds ?? defaultLeaseSeconds) * 1000)

interface Stored {
  readonly status: string
  readonly error: unknown
  readonly leaseEndsAt: Date | null
  readonly completedAt: Date | null
}

/** A task as it is now: a running one whose lease is over has failed, whether a job has written that down or not. */
export function asOf<Row extends Stored>(row: Row, now: Date): Row {
  const { status, leaseEndsAt } = row
  if (status !== 'RUNNING' || leaseEndsAt === null || leaseEndsAt > now) return row
  return { ...row, status: 'FAILED', error: leaseExpired, completedAt: leaseEndsAt, leaseEndsAt: null }
}

/** From which status each change leads on. */
export const allowedFrom = {
  complete: ['RUNNING'],
  fail: ['RUNNING'],
  extend: ['RUNNING'],
  cancel: ['PENDING', 'RUNNING'],
  retry: ['FAILED'],
} as const satisfies Record<string, readonly TaskStatus[]>
