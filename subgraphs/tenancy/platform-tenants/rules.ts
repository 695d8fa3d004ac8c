import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

const maxMembers = 1_000_000
const maxFeatureBytes = 32 * 1024

interface PlanInput {
  readonly tier?: string | null | undefined
  readonly maxUsers?: number | null | undefined
  readonly features?: unknown
  readonly externalId?: string | null | undefined
}

/** What is wrong with a plan; empty when nothing is. */
export function planProblems({ tier, maxUsers, features, externalId }: PlanInput): FieldProblem[] {
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  const isCount = maxUsers === null || maxUsers === undefined || (maxUsers >= 1 && maxUsers <= maxMembers)
  const isObject = typeof features === 'object' && !Array.isArray(features)
  return [
    ...(tier === null ? at('tier', 'The plan cannot be emptied') : []),
    ...(isCount ? [] : at('maxUsers', `The number of members must be from 1 to ${maxMembers}, or null`)),
    ...(features === undefined || (isObject && Buffer.byteLength(JSON.stringify(features)) <= maxFeatureBytes)
      ? []
      : at('features', 'The features must be an object of up to 32 kB')),
    ...textProblems('The external id', externalId, { max: 100 }, 'input', 'externalId'),
  ]
}

/** Statuses that the platform sets itself, and from which. */
const settable = ['ACTIVE', 'INACTIVE', 'SUSPENDED']

/** What is wrong with a new status, but for the present one; empty when nothing is. */
export const statusProblems = ({ status, reason }: { status: string; reason: string }): FieldProblem[] => [
  ...(settable.includes(status)
    ? []
    : [fieldProblem('The status must be ACTIVE, INACTIVE or SUSPENDED', 'input', 'status')]),
  ...textProblems('The reason', reason, { max: 500 }, 'input', 'reason'),
]

/** Whether a tenant's status can be set now: not while it is being set up or deleted. */
export const maySetStatus = (present: string): boolean => settable.includes(present)
