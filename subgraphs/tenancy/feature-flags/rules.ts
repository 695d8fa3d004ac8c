import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

/** How many feature flags a tenant may have. */
export const maxFlags = 200
const maxNamed = 1000
const keyPattern = /^[a-z0-9._-]{1,100}$/

interface FlagInput {
  readonly key: string
  readonly description?: string | null | undefined
  readonly roles?: readonly string[] | null | undefined
  readonly userIds?: readonly string[] | null | undefined
  readonly percentage?: number | null | undefined
}

/** What is wrong with a feature flag, but for roles that do not exist; empty when nothing is. */
export function flagProblems({ key, description, roles, userIds, percentage }: FlagInput): FieldProblem[] {
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  const isShare = percentage === null || percentage === undefined || (percentage >= 0 && percentage <= 100)
  return [
    ...(keyPattern.test(key)
      ? []
      : at('key', 'The key must have 1 to 100 characters of a-z, 0-9, dot, underscore and hyphen')),
    ...textProblems('The description', description, { min: 0, max: 500 }, 'input', 'description'),
    ...((roles ?? []).length > maxNamed ? at('roles', `There can be at most ${maxNamed} roles`) : []),
    ...((userIds ?? []).length > maxNamed ? at('userIds', `There can be at most ${maxNamed} members`) : []),
    ...((userIds ?? []).every(isUuid) ? [] : at('userIds', 'Each member must be named by their id')),
    ...(isShare ? [] : at('percentage', 'The percentage must be a whole number from 0 to 100')),
  ]
}

interface Flag {
  readonly isEnabled: boolean
  readonly roles: readonly string[] | null
  readonly userIds: readonly string[] | null
  readonly percentage: number | null
}

interface Member {
  readonly userId: string
  /** Slugs of their roles. */
  readonly roles: readonly string[]
  /** Where they stand among all members for this flag, from 0 to 100. */
  readonly share: number
}

/**
 * Whether a member has a feature flag: it is on, and it names the member, one of their roles, or a share that they fall
 * into. Where it names none of the three, it is on for all.
 */
export function hasFlag(flag: Flag, { userId, roles, share }: Member): boolean {
  if (!flag.isEnabled) return false
  if (flag.roles === null && flag.userIds === null && flag.percentage === null) return true
  return (
    (flag.userIds ?? []).includes(userId) ||
    (flag.roles ?? []).some((role) => roles.includes(role)) ||
    share < (flag.percentage ?? 0)
  )
}
