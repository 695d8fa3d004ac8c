// What a tenant demands of one user's sessions: its policy, as it applies to a member with these roles.
import { permits } from '@quintet/kit/wire/powers.ts'
import { permissionsOfUser } from '../access/store.ts'
import type { Context } from '../context.ts'
import { dutyStart, graceEnd, shownAddresses } from './rules.ts'
import { readMembershipState, readPolicy } from './store.ts'

/** What a tenant demands of a user's sessions now; null where there is no such tenant. */
export async function sessionTerms({ scope, clock }: Context, userId: string, tenantId: string) {
  const inside = scope.as({ userId, tenantId })
  const at = clock.now()
  const [policy, [membership]] = await Promise.all([readPolicy(inside), inside.read(readMembershipState, { at })])
  if (policy === null || membership === undefined) return null
  const { tenantStatus, memberStatus, joinedAt, roles } = membership
  const { session, twoFactor, ipRestrictions } = policy
  const held = await inside.read(permissionsOfUser, { at })
  const dutySince = joinedAt === null ? null : dutyStart({ twoFactor, roles, joinedAt })
  return {
    userId,
    tenantId,
    isTenantActive: ['ACTIVE', 'PENDING_DELETION'].includes(tenantStatus),
    memberStatus,
    mayEnter: permits(
      held.map(({ permission }) => permission),
      'platform.tenants:enter',
    ),
    ...session,
    dutySince,
    graceLogins: twoFactor.graceLogins,
    graceEndsAt: dutySince === null ? null : graceEnd(dutySince, twoFactor),
    allowBackupCodes: twoFactor.allowBackupCodes,
    allowRememberDevice: twoFactor.allowRememberDevice,
    ipRestrictions: shownAddresses(ipRestrictions),
  }
}
