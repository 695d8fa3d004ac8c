import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { emailPreferences, preferences } from '@quintet/drizzle/identity/preferences.ts'
import { realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { defaultEmailPreferences } from './rules.ts'

const columns = { id: preferences.id, key: preferences.key, value: preferences.value, updatedAt: preferences.updatedAt }
const rows = realmRows(preferences, columns)

export interface PreferenceRow {
  readonly id: string
  readonly key: string
  readonly value: unknown
  readonly updatedAt: Date
}

/** A user's preferences, by key. */
export const preferencePage = rows.page(
  { by: 'key' },
  { slots: { owner: slot.uuid }, where: (p) => eq(preferences.userId, p.owner) },
)

/** How many keys a user has besides one. */
export const otherKeys = statement({ owner: slot.uuid, key: slot.text }, (db, p) =>
  db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(preferences)
    .where(
      and(eq(preferences.realmId, p.realmId), eq(preferences.userId, p.owner), sql`${preferences.key} <> ${p.key}`),
    ),
)

const preferenceSlots = { id: slot.uuid, owner: slot.uuid, key: slot.text, value: slot.text, at: slot.instant }
/** @param value JSON as text */
export const upsertPreference = statement(preferenceSlots, (db, p) =>
  db
    .insert(preferences)
    .values({
      realmId: p.realmId,
      id: p.id,
      userId: p.owner,
      key: p.key,
      value: sql`${p.value}::text::jsonb`,
      updatedAt: p.at as never,
    })
    .onConflictDoUpdate({
      target: [preferences.realmId, preferences.userId, preferences.key],
      set: { value: sql`excluded.value`, updatedAt: sql`excluded.updated_at` },
    }),
)

export const deletePreference = statement({ owner: slot.uuid, key: slot.text }, (db, p) =>
  db
    .delete(preferences)
    .where(and(eq(preferences.realmId, p.realmId), eq(preferences.userId, p.owner), eq(preferences.key, p.key))),
)

export interface EmailPreferencesRow {
  readonly id: string
  readonly marketing: boolean
  readonly updates: boolean
  readonly newsletter: boolean
}

const emailRows = realmRows(emailPreferences)

/** Which mail a user wants: what they chose, or what holds before. */
export async function loadEmailPreferences(context: Context, id: string): Promise<EmailPreferencesRow> {
  return (await emailRows.load(context, id)) ?? { id, ...defaultEmailPreferences }
}

/** As loadEmailPreferences, in a transaction. */
export const chosenEmailPreferences = emailRows.read

const chosen = { marketing: slot.boolean, updates: slot.boolean, newsletter: slot.boolean }
export const upsertEmailPreferences = statement({ id: slot.uuid, ...chosen, at: slot.instant }, (db, p) =>
  db
    .insert(emailPreferences)
    .values({
      realmId: p.realmId,
      id: p.id,
      marketing: p.marketing,
      updates: p.updates,
      newsletter: p.newsletter,
      updatedAt: p.at as never,
    })
    .onConflictDoUpdate({
      target: [emailPreferences.realmId, emailPreferences.id],
      set: {
        marketing: sql`excluded.marketing`,
        updates: sql`excluded.updates`,
        newsletter: sql`excluded.newsletter`,
        updatedAt: sql`excluded.updated_at`,
      },
    }),
)
