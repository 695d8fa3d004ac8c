import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { apiKeys } from '@quintet/drizzle/identity/api-keys.ts'
import { auditLog } from '@quintet/drizzle/identity/audit.ts'
import { externalIdentities } from '@quintet/drizzle/identity/external-identities.ts'
import { loginHistory } from '@quintet/drizzle/identity/login-history.ts'
import { oauthConsents } from '@quintet/drizzle/identity/oauth.ts'
import { passkeys } from '@quintet/drizzle/identity/passkeys.ts'
import { emailPreferences, preferences } from '@quintet/drizzle/identity/preferences.ts'
import { sessions } from '@quintet/drizzle/identity/sessions.ts'
import { profiles, users } from '@quintet/drizzle/identity/users.ts'
import { and, asc, eq, sql } from 'drizzle-orm'

const ofOwner = { ownerId: slot.uuid }

/** The account and the profile. */
export const ownAccount = statement(ofOwner, (db, p) =>
  db
    .select({
      id: users.id,
      email: users.email,
      emailVerifiedAt: users.emailVerifiedAt,
      username: users.username,
      status: users.status,
      statusReason: users.statusReason,
      statusChangedAt: users.statusChangedAt,
      sealedPhoneNumber: users.sealedPhoneNumber,
      phoneVerifiedAt: users.phoneVerifiedAt,
      sealedAddress: users.sealedAddress,
      lastLoginAt: users.lastLoginAt,
      loginCount: users.loginCount,
      createdAt: users.createdAt,
      firstName: profiles.firstName,
      lastName: profiles.lastName,
      avatarUrl: profiles.avatarUrl,
      bio: profiles.bio,
      title: profiles.title,
      department: profiles.department,
      skills: sql<string[] | null>`array_to_json(${profiles.skills})`.mapWith(JSON.parse),
      socialLinks: profiles.socialLinks,
      language: profiles.language,
      timezone: profiles.timezone,
    })
    .from(users)
    .innerJoin(profiles, and(eq(profiles.realmId, users.realmId), eq(profiles.id, users.id)))
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.ownerId))),
)

export const ownPreferences = statement(ofOwner, (db, p) =>
  db
    .select({ key: preferences.key, value: preferences.value, updatedAt: preferences.updatedAt })
    .from(preferences)
    .where(and(eq(preferences.realmId, p.realmId), eq(preferences.userId, p.ownerId)))
    .orderBy(asc(preferences.key)),
)

export const ownEmailPreferences = statement(ofOwner, (db, p) =>
  db
    .select({
      marketing: emailPreferences.marketing,
      updates: emailPreferences.updates,
      newsletter: emailPreferences.newsletter,
      updatedAt: emailPreferences.updatedAt,
    })
    .from(emailPreferences)
    .where(and(eq(emailPreferences.realmId, p.realmId), eq(emailPreferences.id, p.ownerId))),
)

export const ownSessions = statement(ofOwner, (db, p) =>
  db
    .select({
      id: sessions.id,
      tenantId: sessions.tenantId,
      createdAt: sessions.createdAt,
      lastActivityAt: sessions.lastActivityAt,
      expiresAt: sessions.expiresAt,
      revokedAt: sessions.revokedAt,
      clientIp: sessions.clientIp,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.userId, p.ownerId)))
    .orderBy(asc(sessions.id)),
)

export const ownLogins = statement(ofOwner, (db, p) =>
  db
    .select({
      at: loginHistory.at,
      tenantId: loginHistory.tenantId,
      outcome: loginHistory.outcome,
      failureReason: loginHistory.failureReason,
      method: loginHistory.method,
      clientIp: loginHistory.clientIp,
      userAgent: loginHistory.userAgent,
      country: loginHistory.country,
      city: loginHistory.city,
    })
    .from(loginHistory)
    .where(and(eq(loginHistory.realmId, p.realmId), eq(loginHistory.userId, p.ownerId)))
    .orderBy(asc(loginHistory.id)),
)

export const ownPasskeys = statement(ofOwner, (db, p) =>
  db
    .select({ id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt, lastUsedAt: passkeys.lastUsedAt })
    .from(passkeys)
    .where(and(eq(passkeys.realmId, p.realmId), eq(passkeys.userId, p.ownerId)))
    .orderBy(asc(passkeys.id)),
)

export const ownExternalIdentities = statement(ofOwner, (db, p) =>
  db
    .select({
      provider: externalIdentities.provider,
      issuer: externalIdentities.issuer,
      subject: externalIdentities.subject,
      email: externalIdentities.email,
      createdAt: externalIdentities.createdAt,
      lastUsedAt: externalIdentities.lastUsedAt,
    })
    .from(externalIdentities)
    .where(and(eq(externalIdentities.realmId, p.realmId), eq(externalIdentities.userId, p.ownerId)))
    .orderBy(asc(externalIdentities.id)),
)

export const ownApiKeys = statement(ofOwner, (db, p) =>
  db
    .select({
      name: apiKeys.name,
      tenantId: apiKeys.tenantId,
      createdAt: apiKeys.madeAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.realmId, p.realmId), eq(apiKeys.createdById, p.ownerId)))
    .orderBy(asc(apiKeys.id)),
)

/** What they allowed clients of tenants to do in their name. */
export const ownConsents = statement(ofOwner, (db, p) =>
  db
    .select({
      id: oauthConsents.id,
      tenantId: oauthConsents.tenantId,
      clientName: oauthConsents.clientName,
      scopes: sql<string[]>`array_to_json(${oauthConsents.scopes})`.mapWith(JSON.parse),
      createdAt: oauthConsents.createdAt,
      lastUsedAt: oauthConsents.lastUsedAt,
      revokedAt: oauthConsents.revokedAt,
    })
    .from(oauthConsents)
    .where(and(eq(oauthConsents.realmId, p.realmId), eq(oauthConsents.userId, p.ownerId)))
    .orderBy(asc(oauthConsents.id)),
)

export const ownAuditLog = statement(ofOwner, (db, p) =>
  db
    .select({
      at: auditLog.at,
      event: auditLog.event,
      severity: auditLog.severity,
      details: auditLog.details,
      clientIp: auditLog.clientIp,
      userAgent: auditLog.userAgent,
    })
    .from(auditLog)
    .where(eq(auditLog.userId, p.ownerId))
    .orderBy(asc(auditLog.id)),
)
