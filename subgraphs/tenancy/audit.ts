import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { auditLog } from '@quintet/drizzle/tenancy/audit.ts'
import { auditLogOf } from '@quintet/kit/audit/audit-log.ts'
import type { Context } from './context.ts'

/** Records what happens to tenants, members and their roles. */
export const audit = auditLogOf(auditLog, {
  'tenancy.tenant.created': 'MEDIUM',
  'tenancy.tenant.changed': 'LOW',
  'tenancy.tenant.plan_set': 'MEDIUM',
  'tenancy.tenant.status_set': 'HIGH',
  'tenancy.tenant.deletion_requested': 'CRITICAL',
  'tenancy.tenant.deletion_cancelled': 'HIGH',
  'tenancy.tenant.deleted': 'CRITICAL',
  'tenancy.tenant.move_requested': 'HIGH',
  'tenancy.tenant.return_requested': 'HIGH',
  'tenancy.tenant.placed': 'HIGH',
  'tenancy.database.registered': 'CRITICAL',
  'tenancy.database.status_set': 'HIGH',
  'tenancy.feature_flag.set': 'LOW',
  'tenancy.feature_flag.deleted': 'LOW',
  'tenancy.invitation.sent': 'LOW',
  'tenancy.invitation.resent': 'LOW',
  'tenancy.invitation.cancelled': 'LOW',
  'tenancy.invitation.declined': 'LOW',
  'tenancy.invitation.accepted': 'LOW',
  'tenancy.member.joined': 'LOW',
  'tenancy.member.left': 'LOW',
  'tenancy.member.removed': 'MEDIUM',
  'tenancy.member.suspended': 'MEDIUM',
  'tenancy.member.resumed': 'MEDIUM',
  'tenancy.security_policy.changed': 'HIGH',
  'tenancy.role.created': 'HIGH',
  'tenancy.role.changed': 'HIGH',
  'tenancy.role.deleted': 'HIGH',
  'tenancy.role.granted': 'HIGH',
  'tenancy.role.revoked': 'HIGH',
  'tenancy.platform_role.granted': 'CRITICAL',
  'tenancy.platform_role.revoked': 'HIGH',
})

/** Records that a user got a role in a tenant, or lost it. */
export const auditRole = (
  context: Context,
  writer: Writer,
  event: 'tenancy.role.granted' | 'tenancy.role.revoked',
  userId: string,
  role: string,
): Promise<void> => audit(context, writer, event, { userId, target: { type: 'Role', id: role } })
