import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Context } from '../context.ts'
import { defaultEmailPreferences } from '../preferences/rules.ts'
import { chosenEmailPreferences, upsertEmailPreferences } from '../preferences/store.ts'
import { inRealm, readPeople } from '../realms/context.ts'
import { openField } from '../user-accounts/sealed.ts'
import { lockUser } from '../user-accounts/store.ts'
import { contactsOf } from './store.ts'

/**
 * Where users are reached, and what they want by e-mail.
 * @param tenantId the tenant in which they are looked for, beside the caller's realm
 */
export async function readContacts(context: Context, userIds: readonly string[], tenantId: string | null) {
  const found = await readPeople(
    context,
    userIds.filter(isUuid),
    tenantId,
    async (scope, ids) =>
      (await scope.read(contactsOf, { ids })).map((row) => ({ ...row, realmId: scope.identity.realmId! })),
    ({ id }) => id,
  )
  return Promise.all(
    found.map(async ({ id, realmId, email, marketing, updates, newsletter, ...account }) => ({
      userId: id,
      email,
      phoneNumber:
        account.phoneVerifiedAt === null
          ? null
          : await openField(inRealm(context, realmId), { id, ...account }, 'phoneNumber'),
      marketing: marketing ?? defaultEmailPreferences.marketing,
      updates: updates ?? defaultEmailPreferences.updates,
      newsletter: newsletter ?? defaultEmailPreferences.newsletter,
    })),
  )
}

/** Switches a kind of e-mail off; false where there is no such user or no such kind. */
export async function unsubscribe(context: Context, userId: string, category: string): Promise<boolean> {
  if (!isUuid(userId) || (category !== 'MARKETING' && category !== 'NEWSLETTER')) return false
  return context.scope.write(async (writer) => {
    const [user] = await writer.read(lockUser, { id: userId })
    if (user === undefined) return false
    const present = (await chosenEmailPreferences(writer, userId)) ?? defaultEmailPreferences
    const { marketing, updates, newsletter } = present
    const chosen = { marketing, updates, newsletter, [category === 'MARKETING' ? 'marketing' : 'newsletter']: false }
    await writer.run(upsertEmailPreferences, { id: userId, ...chosen, at: context.clock.now() })
    return true
  })
}
