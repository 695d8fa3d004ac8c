// What identity itself holds of a person. Secrets and their hashes are no data about anyone: they stay out.
import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import type { Context } from '../context.ts'
import { openOne } from '../user-accounts/sealed.ts'
import {
  ownAccount,
  ownApiKeys,
  ownAuditLog,
  ownConsents,
  ownEmailPreferences,
  ownExternalIdentities,
  ownLogins,
  ownPasskeys,
  ownPreferences,
  ownSessions,
} from './holdings.ts'

export const collectPersonalData: CollectPersonalData<Context> = async ({ context, userId, own }) => {
  const of = { ownerId: userId }
  const [accounts, preferences, emailPreferences, sessions, logins, passkeys] = await Promise.all([
    own.read(ownAccount, of),
    own.read(ownPreferences, of),
    own.read(ownEmailPreferences, of),
    own.read(ownSessions, of),
    own.read(ownLogins, of),
    own.read(ownPasskeys, of),
  ])
  const [externalIdentities, oauthConsents, apiKeys, auditLog] = await Promise.all([
    own.read(ownExternalIdentities, of),
    own.read(ownConsents, of),
    own.read(ownApiKeys, of),
    own.read(ownAuditLog, of),
  ])
  const account = await Promise.all(
    accounts.map(async ({ sealedPhoneNumber, sealedAddress, ...row }) => {
      const sealed = { id: row.id, sealedPhoneNumber, sealedAddress }
      return {
        ...row,
        phoneNumber: await openOne(context, own, sealed, 'phoneNumber'),
        address: await openOne(context, own, sealed, 'address'),
      }
    }),
  )
  return {
    account,
    preferences,
    emailPreferences,
    sessions,
    loginHistory: logins,
    passkeys,
    externalIdentities,
    oauthConsents,
    apiKeys,
    securityAudit: auditLog,
  }
}
