import { auditLog } from '@quintet/drizzle/identity/audit.ts'
import { auditLogOf } from '@quintet/kit/audit/audit-log.ts'
import { ownTenant } from './realms/context.ts'

const append = auditLogOf(auditLog, {
  'identity.user.created': 'LOW',
  /** The address had a user already. */
  'identity.sign_up.refused': 'LOW',
  'identity.email.verified': 'LOW',
  'identity.email_change.requested': 'HIGH',
  'identity.email.changed': 'HIGH',
  'identity.password_reset.requested': 'LOW',
  /** By a link that came by mail. */
  'identity.password.reset': 'HIGH',
  'identity.password.changed': 'HIGH',
  'identity.password_change.refused': 'MEDIUM',
  /** Username, phone number or address. */
  'identity.account.updated': 'MEDIUM',
  'identity.phone.verified': 'LOW',
  'identity.user.own_status_changed': 'HIGH',
  'identity.user.status_changed': 'HIGH',
  /** What described a deleted user was removed. */
  'identity.user.scrubbed': 'HIGH',
  'identity.export.requested': 'HIGH',
  'identity.sign_in.refused': 'LOW',
  'identity.account.locked': 'MEDIUM',
  /** Without being a member, in an emergency. */
  'identity.tenant.entered': 'CRITICAL',
  'identity.impersonation.requested': 'MEDIUM',
  'identity.impersonation.accepted': 'HIGH',
  'identity.impersonation.refused': 'MEDIUM',
  'identity.impersonation.started': 'HIGH',
  'identity.impersonation.ended': 'MEDIUM',
  'identity.session.started': 'LOW',
  'identity.session.ended': 'LOW',
  /** A user had more sessions in a tenant than its policy allows. */
  'identity.session.evicted': 'MEDIUM',
  /** A session that was begun in an emergency is not bound by the tenant's policy. */
  'identity.policy.bypassed': 'CRITICAL',
  'identity.session.raised': 'LOW',
  'identity.step_up.refused': 'LOW',
  'identity.totp.enabled': 'HIGH',
  'identity.totp.disabled': 'HIGH',
  'identity.backup_codes.created': 'MEDIUM',
  'identity.backup_code.used': 'MEDIUM',
  'identity.passkey.registered': 'HIGH',
  'identity.passkey.renamed': 'LOW',
  'identity.passkey.deleted': 'HIGH',
  'identity.device.remembered': 'LOW',
  'identity.device.forgotten': 'LOW',
  /** An administrator removed all second factors and passkeys of a user. */
  'identity.second_factor.reset': 'CRITICAL',
  /** Clients of tenants, which get OAuth tokens. */
  'identity.client.created': 'HIGH',
  'identity.client.updated': 'HIGH',
  'identity.client.secret_rotated': 'HIGH',
  'identity.client.deleted': 'HIGH',
  /** A user allowed a client something. */
  'identity.consent.given': 'MEDIUM',
  'identity.consent.revoked': 'MEDIUM',
  /** A code or refresh token of a client was used twice, so that its grant has ended. */
  'identity.consent.reused': 'HIGH',
  'identity.external.linked': 'HIGH',
  'identity.external.unlinked': 'HIGH',
  /** The address of an account turned out to be another's, who has the account now. */
  'identity.user.taken_over': 'CRITICAL',
  'identity.api_key.created': 'HIGH',
  'identity.api_key.revoked': 'MEDIUM',
  /** A refresh token was used twice: it may be stolen. */
  'identity.session.reused': 'CRITICAL',
})

/** Records what happens to users and sessions. What happens to the people of one tenant alone stands in its log. */
export const audit: typeof append = (context, writer, event, entry) => {
  const tenantId = entry.tenantId === undefined ? context.envelope.tenantId : entry.tenantId
  return append(context, writer, event, { ...entry, tenantId: tenantId ?? ownTenant(context) })
}
