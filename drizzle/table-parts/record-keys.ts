// Keys of records that have sealed fields: one for each record, itself encrypted (wrapped) under a key of the keyring.
import { sql } from 'drizzle-orm'
import { check, index, type PgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant } from './columns.ts'
import { platformPolicy, realmPolicy, tenantPolicy } from './policies.ts'

/** The column that says whose a record is. Jobs see all rows, to wrap keys anew. */
const owners = {
  tenant: { column: 'tenant_id', policy: tenantPolicy },
  realm: { column: 'realm_id', policy: realmPolicy },
} as const

/** Record keys of a subgraph whose records belong to tenants, or to realms. */
export function recordKeysTable(schema: PgSchema, owner: keyof typeof owners) {
  const { column, policy } = owners[owner]
  return schema.table(
    'record_keys',
    {
      /** The tenant or the realm of the record. */
      ownerId: uuid(column).notNull(),
      /** The table of the record. */
      tableName: text('table_name').notNull(),
      /** The record. */
      recordId: uuid('record_id').notNull(),
      /** The key of the keyring that wraps the record's key; null once that was erased. */
      keyId: text('key_id'),
      /** The record's key, wrapped; null once it was erased, and with it all that it sealed. */
      wrappedKey: bytes('wrapped_key'),
      /** When it was erased. */
      erasedAt: instant('erased_at'),
      /** When the record was first sealed. */
      createdAt: createdAt(),
    },
    (t) => [
      primaryKey({ columns: [t.ownerId, t.tableName, t.recordId] }),
      index('record_keys_key_id').on(t.keyId),
      check(
        'record_keys_erased',
        sql`(erased_at is null or wrapped_key is null) and (key_id is null) = (wrapped_key is null)`,
      ),
      policy(),
      platformPolicy(schema),
    ],
  )
}
