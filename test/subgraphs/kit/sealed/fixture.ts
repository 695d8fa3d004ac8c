// Notes with sealed columns in tenancy's schema, and rings of keys.
import { randomBytes, randomUUID } from 'node:crypto'
import { recordKeys } from '@quintet/drizzle/tenancy/record-keys.ts'
import { createKeyring, type Keyring } from '@quintet/kit/sealed/keyring.ts'
import { recordKeyStatements } from '@quintet/kit/sealed/record-keys.ts'
import { createSealedFields, type SealedField } from '@quintet/kit/sealed/sealed-fields.ts'
import { cloneDatabase } from '../../../support/database/database.ts'

export const [oldSecret, newSecret] = [randomBytes(32), randomBytes(32)]
export const ring = createKeyring([oldSecret])
/** After the secret was replaced, and before the old one is removed. */
export const bothRing = createKeyring([newSecret, oldSecret])

const statements = recordKeyStatements(recordKeys, 'tenantId')
export const fieldsWith = (keys: Keyring, tableName = 'notes') => createSealedFields(statements, keys, tableName)

export interface Note {
  readonly ownerId: string
  readonly recordId: string
}

export async function openFixture() {
  const clone = await cloneDatabase()
  const database = clone.open('tenancy')
  const scopeOf = (tenantId: string) => database.scope({ tenantId, userId: null, realmId: null })
  return {
    clone,
    jobs: database.jobs,
    scopeOf,
    aNote: (ownerId: string = randomUUID()): Note => ({ ownerId, recordId: randomUUID() }),
    seal: <Column extends string>(
      keys: Keyring,
      note: Note & { version?: number },
      values: Readonly<Record<Column, string>>,
    ) => scopeOf(note.ownerId).write((writer) => fieldsWith(keys).seal(writer, note, values)),
    async open(keys: Keyring, { ownerId, recordId }: Note, field: Omit<SealedField, 'recordId'>, tableName?: string) {
      const scope = scopeOf(ownerId)
      const opening = fieldsWith(keys, tableName).open(scope, ownerId, [{ recordId, ...field }])
      const [value] = await opening.finally(scope.close)
      return value
    },
    shred: ({ ownerId, recordId }: Note) =>
      scopeOf(ownerId).write((writer) => fieldsWith(ring).shred(writer, recordId, new Date())),
    keyOf: async ({ ownerId, recordId }: Note) => {
      const [row] = await clone.admin`select * from tenancy.record_keys
        where tenant_id = ${ownerId} and record_id = ${recordId}`
      return row
    },
  }
}
