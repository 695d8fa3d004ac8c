import { auditLog } from '@quintet/drizzle/identity/audit.ts'
import { auditLogOf } from '@quintet/kit/audit/audit-log.ts'

/** Records what happens to users and sessions. */
export const audit = auditLogOf(auditLog, {
  'identity.user.created': 'LOW',
  'identity.sign_in.refused': 'LOW',
  'identity.session.started': 'LOW',
  'identity.session.ended': 'LOW',
  /** A refresh token was used twice: it may be stolen. */
  'identity.session.reused': 'CRITICAL',
})
