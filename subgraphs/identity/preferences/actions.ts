import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { derivedId } from '@quintet/kit/slice/ids.ts'
import { limitReached, notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { SetPreferenceInput, UpdateEmailPreferencesInput } from '../types.gen.ts'
import { lockUser } from '../user-accounts/store.ts'
import { defaultEmailPreferences, maxKeys, preferenceProblems } from './rules.ts'
import {
  chosenEmailPreferences,
  deletePreference,
  type EmailPreferencesRow,
  otherKeys,
  type PreferenceRow,
  upsertEmailPreferences,
  upsertPreference,
} from './store.ts'

/** Sets a key of the caller's, or removes it. */
export const setPreference = (context: Context, input: SetPreferenceInput) =>
  change<PreferenceRow>(context, 'setPreference', input, {
    problems: preferenceProblems(input),
    async work(writer) {
      const owner = viewerId(context)
      const { key, value = null } = input
      const updatedAt = context.clock.now()
      const row = { id: derivedId(owner, 'preference', key), key, value, updatedAt }
      if (value === null) {
        await writer.run(deletePreference, { owner, key })
        return row
      }
      // Two requests at once must not go beyond the limit together.
      await writer.read(lockUser, { id: owner })
      const [others] = await writer.read(otherKeys, { owner, key })
      if (others!.count >= maxKeys) {
        throw new Refused(limitReached(`There can be up to ${maxKeys} keys`, 'TOO_MANY_KEYS', ['input', 'key']))
      }
      await writer.run(upsertPreference, { id: row.id, owner, key, value: JSON.stringify(value), at: updatedAt })
      return row
    },
  })

/** Changes which mail the caller gets. */
export const updateEmailPreferences = (context: Context, input: UpdateEmailPreferencesInput) =>
  change<EmailPreferencesRow>(context, 'updateEmailPreferences', input, {
    async work(writer) {
      if (input.security === false) {
        const why = 'Mail about the security of your account is always sent'
        throw new Refused(notAllowed(why, 'SECURITY_MAIL_STAYS', ['input', 'security']))
      }
      const id = viewerId(context)
      await writer.read(lockUser, { id })
      const present = (await chosenEmailPreferences(writer, id)) ?? defaultEmailPreferences
      const chosen = {
        id,
        marketing: input.marketing ?? present.marketing,
        updates: input.updates ?? present.updates,
        newsletter: input.newsletter ?? present.newsletter,
      }
      await writer.run(upsertEmailPreferences, { ...chosen, at: context.clock.now() })
      return chosen
    },
  })
