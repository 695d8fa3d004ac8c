// What is left of a deleted user: the row, so that what they did keeps its author, and the audit log.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { apiKeys } from '@quintet/drizzle/identity/api-keys.ts'
import { challenges } from '@quintet/drizzle/identity/challenges.ts'
import { externalAttempts, externalIdentities } from '@quintet/drizzle/identity/external-identities.ts'
import { loginHistory } from '@quintet/drizzle/identity/login-history.ts'
import { mailedTokens } from '@quintet/drizzle/identity/mailed-tokens.ts'
import { oauthConsents, oauthRecords } from '@quintet/drizzle/identity/oauth.ts'
import { passkeys } from '@quintet/drizzle/identity/passkeys.ts'
import { emailPreferences, preferences } from '@quintet/drizzle/identity/preferences.ts'
import { backupCodes, rememberedDevices, totpSecrets } from '@quintet/drizzle/identity/second-factors.ts'
import { sessions } from '@quintet/drizzle/identity/sessions.ts'
import { profiles, users } from '@quintet/drizzle/identity/users.ts'
import { and, eq } from 'drizzle-orm'

/** An address that no one has: names under .invalid are never given out (RFC 2606). */
export const freedEmail = (id: string): string => `${id}@deleted.invalid`

const ofUser = { id: slot.uuid }

const emptyUser = statement({ ...ofUser, email: slot.text, at: slot.instant }, (db, p) =>
  db
    .update(users)
    .set({
      email: p.email as never,
      emailNorm: p.email as never,
      emailVerifiedAt: null,
      username: null,
      statusReason: null,
      passwordHash: null,
      passwordScheme: null,
      sealedPhoneNumber: null,
      phoneVerifiedAt: null,
      sealedAddress: null,
      passkeyHandle: null,
      lastTenantId: null,
      scrubbedAt: p.at as never,
      updatedAt: p.at as never,
    })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)

const emptyProfile = statement(ofUser, (db, p) =>
  db
    .update(profiles)
    .set({
      firstName: '',
      lastName: '',
      avatarUrl: null,
      bio: null,
      title: null,
      department: null,
      skills: null,
      socialLinks: null,
      language: null,
      timezone: null,
    })
    .where(and(eq(profiles.realmId, p.realmId), eq(profiles.id, p.id))),
)

/** Sessions stay, since others were begun from them; where they were begun from does not. */
const emptySessions = statement(ofUser, (db, p) =>
  db
    .update(sessions)
    .set({ clientIp: null, userAgent: null })
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.userId, p.id))),
)

/** Keys of service accounts go on; the words of who made them do not. */
const emptyApiKeys = statement(ofUser, (db, p) =>
  db
    .update(apiKeys)
    .set({ name: '' })
    .where(and(eq(apiKeys.realmId, p.realmId), eq(apiKeys.createdById, p.id))),
)

/** Tables of which nothing of a deleted user is kept. */
const deletions = [
  statement(ofUser, (db, p) =>
    db
      .delete(externalIdentities)
      .where(and(eq(externalIdentities.realmId, p.realmId), eq(externalIdentities.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(externalAttempts).where(and(eq(externalAttempts.realmId, p.realmId), eq(externalAttempts.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(challenges).where(and(eq(challenges.realmId, p.realmId), eq(challenges.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(loginHistory).where(and(eq(loginHistory.realmId, p.realmId), eq(loginHistory.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(mailedTokens).where(and(eq(mailedTokens.realmId, p.realmId), eq(mailedTokens.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(oauthRecords).where(and(eq(oauthRecords.realmId, p.realmId), eq(oauthRecords.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(oauthConsents).where(and(eq(oauthConsents.realmId, p.realmId), eq(oauthConsents.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(passkeys).where(and(eq(passkeys.realmId, p.realmId), eq(passkeys.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(preferences).where(and(eq(preferences.realmId, p.realmId), eq(preferences.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(emailPreferences).where(and(eq(emailPreferences.realmId, p.realmId), eq(emailPreferences.id, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(totpSecrets).where(and(eq(totpSecrets.realmId, p.realmId), eq(totpSecrets.id, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db.delete(backupCodes).where(and(eq(backupCodes.realmId, p.realmId), eq(backupCodes.userId, p.id))),
  ),
  statement(ofUser, (db, p) =>
    db
      .delete(rememberedDevices)
      .where(and(eq(rememberedDevices.realmId, p.realmId), eq(rememberedDevices.userId, p.id))),
  ),
]

/** All of it, in this order. */
export const scrubbing = { emptyUser, emptyProfile, emptySessions, emptyApiKeys, deletions }
