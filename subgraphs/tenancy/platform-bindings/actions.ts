import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { endProblems } from '../access/rules.ts'
import { recordChange } from '../access/store.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { patternsOf } from '../roles/rules.ts'
import { readPlatformRoles } from '../roles/store.ts'
import type { RoleBindingInput } from '../types.gen.ts'
import { changePlatformRole } from './store.ts'

/** Grants a user a role on the platform; granted again, the new end holds. */
export async function grantPlatformRole(context: Context, input: RoleBindingInput) {
  // Before the transaction: nothing waits inside one.
  const known = isUuid(input.userId) ? await context.peers.addresses({ userIds: [input.userId] }) : []
  const present = await bindingOf(context, input)
  return change(context, 'grantPlatformRole', input, {
    problems: endProblems(input.expiresAt, context.clock.now()),
    async work(writer) {
      if (known.length === 0) throw new Refused(notFoundProblem('There is no such user', ['input', 'userId']))
      const { at } = await changeBinding(context, writer, input, true)
      const { userId, role, expiresAt = null } = input
      return { userId, role, expiresAt, createdAt: present?.createdAt ?? at, grantedBy: viewerId(context) }
    },
  })
}

/** Takes a role on the platform from a user. */
export async function revokePlatformRole(context: Context, input: RoleBindingInput) {
  const present = await bindingOf(context, input)
  return change(context, 'revokePlatformRole', input, {
    async work(writer) {
      const { at, isChanged } = await changeBinding(context, writer, input, false)
      if (present === undefined || !isChanged) {
        throw new Refused(notFoundProblem('The user does not have this role', ['input', 'userId']))
      }
      return { ...present, revokedAt: at }
    },
  })
}

const bindingOf = async (context: Context, { userId, role }: RoleBindingInput) =>
  (await context.platformBindings()).find((each) => each.userId === userId && each.role === role)

async function changeBinding(
  context: Context,
  writer: Writer,
  { userId, role: slug, expiresAt = null }: RoleBindingInput,
  isGranted: boolean,
): Promise<{ readonly at: Date; readonly isChanged: boolean }> {
  const role = (await readPlatformRoles(writer)).find((each) => each.slug === slug)
  if (role === undefined) throw new Refused(notFoundProblem('There is no such role', ['input', 'role']))
  const tooStrong = notAllowed('You can grant and revoke only permissions that you hold', 'ROLE_TOO_STRONG', [
    'input',
    'role',
  ])
  if (!patternsOf(role).every((pattern) => isPermitted(context.envelope, pattern))) throw new Refused(tooStrong)
  const at = context.clock.now()
  if (!isUuid(userId)) return { at, isChanged: false }
  const [changed] = await writer.read(changePlatformRole, { memberId: userId, role: slug, expiresAt, at, isGranted })
  if (changed?.outcome === 'NOT_ALLOWED') throw new Refused(tooStrong)
  if (changed?.outcome === 'LAST_OWNER') {
    throw new Refused(notAllowed('The last platform owner cannot be removed', 'LAST_OWNER', ['input', 'role']))
  }
  const isChanged = changed?.outcome === 'DONE'
  if (isChanged) {
    const event = isGranted ? 'tenancy.platform_role.granted' : 'tenancy.platform_role.revoked'
    await audit(context, writer, event, { userId, tenantId: null, target: { type: 'Role', id: slug } })
    await writer.run(recordChange, { changedTenantId: null, changedUserId: userId, changedSessionId: null, at })
    writer.afterCommit(context.wakeAccess)
  }
  return { at, isChanged }
}
