// Fields that are unreadable in the database: encrypted under a key of their record. Erasing that key erases all of them.
import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { decrypt, encrypt } from '../process/secrets.ts'
import type { Keyring } from './keyring.ts'
import { type KeyOwner, newRecordKey, type RecordKeyStatements, unwrap, wrap } from './record-keys.ts'

/** One column of one record as it lies in the database. */
export interface SealedField {
  readonly recordId: string
  readonly column: string
  /** The version it was sealed with. */
  readonly version?: number
  readonly sealed: Uint8Array
}

/** Sealed columns of one table. `ownerId` is the tenant or the realm of the records, as in the scope. */
export interface SealedFields {
  /**
   * Seals values of a record, by column. Its key is made with the first of them.
   * @param version where the record counts its versions: an older value put back in place of a newer one does not open
   */
  seal<Column extends string>(
    writer: Writer,
    record: { readonly ownerId: string; readonly recordId: string; readonly version?: number },
    values: Readonly<Record<Column, string>>,
  ): Promise<Record<Column, Uint8Array>>
  /** The values of fields, in their order, with one statement; null where the record's key was erased. */
  open(reader: Reader, ownerId: string, fields: readonly SealedField[]): Promise<(string | null)[]>
  /** Erases the record's key: nothing that was sealed under it can be opened again. Repeating it changes nothing. */
  shred(writer: Writer, recordId: string, at: Date): Promise<void>
}

/** The first byte of a sealed value. */
const format = 1

const labelOf = ({ ownerId, tableName, recordId }: KeyOwner, column: string, version: number): string =>
  JSON.stringify(['sealed field', ownerId, tableName, recordId, column, version])

/** @param tableName the table of the records */
export function createSealedFields(statements: RecordKeyStatements, ring: Keyring, tableName: string): SealedFields {
  /** Keys by record; null for those that were erased. Records without a key are missing. */
  const keysOf = async (reader: Reader, ownerId: string, recordIds: readonly string[]) => {
    const rows = await reader.read(statements.find, { tableName, recordIds: [...new Set(recordIds)] })
    return new Map(
      rows.map(({ recordId, keyId, wrappedKey }) => {
        if (keyId === null || wrappedKey === null) return [recordId, null]
        const key = unwrap(ring, { ownerId, tableName, recordId }, { keyId, wrappedKey })
        if (key === null) throw new Error(keyFault(`${tableName} ${recordId}`, keyId, ring))
        return [recordId, key]
      }),
    )
  }
  const keyToSeal = async (writer: Writer, { ownerId, recordId }: Omit<KeyOwner, 'tableName'>): Promise<Uint8Array> => {
    const present = await keysOf(writer, ownerId, [recordId])
    if (!present.has(recordId)) {
      const key = newRecordKey()
      const made = { tableName, recordId, ...wrap(ring, { ownerId, tableName, recordId }, key) }
      if ((await writer.run(statements.insert, made)).length > 0) return key
    }
    // Another transaction may have made the key meanwhile.
    const key = present.get(recordId) ?? (await keysOf(writer, ownerId, [recordId])).get(recordId)
    if (key === null || key === undefined) throw new Error(`${tableName} ${recordId} was erased: it cannot be sealed`)
    return key
  }
  return {
    async seal(writer, { ownerId, recordId, version = 1 }, values) {
      const key = await keyToSeal(writer, { ownerId, recordId })
      const sealed = Object.entries<string>(values).map(([column, value]) => {
        const label = labelOf({ ownerId, tableName, recordId }, column, version)
        return [column, Buffer.concat([Buffer.of(format), encrypt(key, label, Buffer.from(value))])]
      })
      return Object.fromEntries(sealed)
    },
    async open(reader, ownerId, fields) {
      if (fields.length === 0) return []
      const recordIds = fields.map(({ recordId }) => recordId)
      const keys = await keysOf(reader, ownerId, recordIds)
      return fields.map(({ recordId, column, version = 1, sealed }) => {
        const key = keys.get(recordId)
        if (key === null) return null
        const label = labelOf({ ownerId, tableName, recordId }, column, version)
        const value = key === undefined || sealed[0] !== format ? null : decrypt(key, label, sealed.subarray(1))
        if (value === null) throw new Error(`${column} of ${tableName} ${recordId} was changed, or is another field's`)
        return value.toString('utf8')
      })
    },
    async shred(writer, recordId, at) {
      await writer.run(statements.erase, { tableName, recordId, at })
    },
  }
}

const keyFault = (record: string, keyId: string, ring: Keyring): string =>
  ring.ids.includes(keyId)
    ? `The key of ${record} was changed, or is another record's`
    : `The key of ${record} is wrapped by ${keyId}, which is missing: set it, in SEALING_KEYS or as QUINTET_SECRET_PREVIOUS`
