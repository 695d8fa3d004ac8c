// Whom administrators may administrate: the platform all people, a tenant those who belong to it alone.
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { notAllowed, notFoundProblem, type Problem } from '@quintet/kit/slice/problems.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { visibleAmong } from '../users/store.ts'

/** Why the caller may not administrate a user; null where they may. People whom they cannot see are not there for them. */
export async function refusalOf(context: Context, userId: string): Promise<Problem | null> {
  const unknown = notFoundProblem('There is no such user', ['input', 'userId'])
  if (!isUuid(userId)) return unknown
  const { envelope } = context
  if (isPermitted(envelope, 'platform.users:write')) return platformRefusal(context, userId)
  const [visible] = await visibleAmong(context, [userId])
  if (visible === undefined) return unknown
  if (envelope.realmId !== platformRealmId) return null
  const why = 'They are no people of your tenant alone: the platform administrates their account'
  return notAllowed(why, 'NOT_OWN_PEOPLE', ['input', 'userId'])
}

/** Why the platform's administrators may not administrate a user: the user may do on the platform what the caller may not. */
export async function platformRefusal({ envelope, peers }: Context, userId: string): Promise<Problem | null> {
  const held = await peers.platformPermissions(userId)
  // What is denied to the user makes them no stronger.
  const isStronger = held.some((permission) => !permission.startsWith('-') && !isPermitted(envelope, permission))
  return isStronger
    ? notAllowed('They may do on the platform what you may not', 'ROLE_TOO_STRONG', ['input', 'userId'])
    : null
}
