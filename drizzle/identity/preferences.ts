import { boolean, foreignKey, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, realmKey } from '../table-parts/columns.ts'
import { realmIsolation } from '../table-parts/policies.ts'
import { identity } from './schema.ts'
import { users } from './users.ts'

/** What clients remember for their user, by key. */
export const preferences = identity.table(
  'preferences',
  {
    ...realmKey(),
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** The key. */
    key: text('key').notNull(),
    /** The value. */
    value: jsonb('value').$type<unknown>().notNull(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...realmIsolation(t),
    foreignKey({ columns: [t.realmId, t.userId], foreignColumns: [users.realmId, users.id] }),
    uniqueIndex('preferences_key').on(t.realmId, t.userId, t.key),
  ],
)

/** Which mail users want. The id is the user's; users without a row have the defaults. Security mail is always sent. */
export const emailPreferences = identity.table(
  'email_preferences',
  {
    ...realmKey(),
    /** Whether they want advertising. */
    marketing: boolean('marketing').notNull(),
    /** Whether they want news of what they use. */
    updates: boolean('updates').notNull(),
    /** Whether they want the newsletter. */
    newsletter: boolean('newsletter').notNull(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [...realmIsolation(t), foreignKey({ columns: [t.realmId, t.id], foreignColumns: [users.realmId, users.id] })],
)
