import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { emailPreferences } from '@quintet/drizzle/identity/preferences.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, sql } from 'drizzle-orm'

/** Where active users are reached, and what they chose about e-mails: null where they chose nothing. */
export const contactsOf = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      id: users.id,
      email: users.email,
      sealedPhoneNumber: users.sealedPhoneNumber,
      sealedAddress: users.sealedAddress,
      phoneVerifiedAt: users.phoneVerifiedAt,
      marketing: emailPreferences.marketing,
      updates: emailPreferences.updates,
      newsletter: emailPreferences.newsletter,
    })
    .from(users)
    .leftJoin(emailPreferences, and(eq(emailPreferences.realmId, users.realmId), eq(emailPreferences.id, users.id)))
    .where(and(eq(users.realmId, p.realmId), isAnyOf(users.id, p.ids), sql`${users.status} = 'ACTIVE'`)),
)
