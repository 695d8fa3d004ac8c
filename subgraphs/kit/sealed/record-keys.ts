// Statements over a subgraph's table of record keys, and how a record key is wrapped.
import { randomBytes } from 'node:crypto'
import { isAnyOf, type NoSlots, slot, statement, type WithIdentity } from '@quintet/drizzle/client/statement.ts'
import type { recordKeysTable } from '@quintet/drizzle/table-parts/record-keys.ts'
import { and, eq, sql } from 'drizzle-orm'
import { decrypt, encrypt } from '../process/secrets.ts'
import type { Keyring } from './keyring.ts'

export type RecordKeysTable = ReturnType<typeof recordKeysTable>

/** Whose key it is. */
export interface KeyOwner {
  readonly ownerId: string
  readonly tableName: string
  readonly recordId: string
}
export interface WrappedKey {
  readonly keyId: string
  readonly wrappedKey: Uint8Array
}

const purpose = 'record keys at rest'

/** Everything that the key belongs to: under another record, tenant or key id it does not unwrap. */
const labelOf = ({ ownerId, tableName, recordId }: KeyOwner, keyId: string): string =>
  JSON.stringify(['record key', ownerId, tableName, recordId, keyId])

export const newRecordKey = (): Uint8Array => randomBytes(32)

/** Wraps a record's key under the current key of the ring. */
export function wrap(ring: Keyring, owner: KeyOwner, key: Uint8Array): WrappedKey {
  const wrapping = ring.key(ring.currentId, purpose)!
  return { keyId: ring.currentId, wrappedKey: encrypt(wrapping, labelOf(owner, ring.currentId), key) }
}

/** The record's key; null where the wrapping key is not on the ring, or does not fit. */
export function unwrap(ring: Keyring, owner: KeyOwner, { keyId, wrappedKey }: WrappedKey): Uint8Array | null {
  const wrapping = ring.key(keyId, purpose)
  return wrapping === null ? null : decrypt(wrapping, labelOf(owner, keyId), wrappedKey)
}

/** @param owner what the records belong to: the active tenant, or the realm */
export function recordKeyStatements(table: RecordKeysTable, owner: 'tenantId' | 'realmId') {
  const ofOwner = (p: WithIdentity<NoSlots>) => eq(table.ownerId, p[owner])
  return {
    find: statement({ tableName: slot.text, recordIds: slot.uuids }, (db, p) =>
      db
        .select({
          ownerId: table.ownerId,
          recordId: table.recordId,
          keyId: table.keyId,
          wrappedKey: table.wrappedKey,
        })
        .from(table)
        .where(and(ofOwner(p), eq(table.tableName, p.tableName), isAnyOf(table.recordId, p.recordIds))),
    ),
    insert: statement(
      { tableName: slot.text, recordId: slot.uuid, keyId: slot.text, wrappedKey: slot.bytes },
      (db, p) =>
        db
          .insert(table)
          .values({
            ownerId: p[owner],
            tableName: p.tableName,
            recordId: p.recordId,
            keyId: p.keyId,
            wrappedKey: p.wrappedKey as never,
          })
          .onConflictDoNothing()
          .returning({ recordId: table.recordId }),
    ),
    /** A row stays, so that the record cannot be sealed again by mistake. */
    erase: statement({ tableName: slot.text, recordId: slot.uuid, at: slot.instant }, (db, p) =>
      db
        .insert(table)
        .values({ ownerId: p[owner], tableName: p.tableName, recordId: p.recordId, erasedAt: p.at as never })
        .onConflictDoUpdate({
          target: [table.ownerId, table.tableName, table.recordId],
          set: { keyId: null, wrappedKey: null, erasedAt: sql`coalesce(${table.erasedAt}, excluded.erased_at)` },
        }),
    ),
  }
}
export type RecordKeyStatements = ReturnType<typeof recordKeyStatements>
