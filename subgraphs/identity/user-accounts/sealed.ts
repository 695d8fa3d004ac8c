// Phone number and address of a user, which lie sealed in the database under a key of the user's own.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import type { Context } from '../context.ts'

/** The table of the records that the keys belong to. */
export const sealedTable = 'users'

type Column = 'phoneNumber' | 'address'
interface Sealed {
  readonly id: string
  readonly sealedPhoneNumber: Uint8Array | null
  readonly sealedAddress: Uint8Array | null
}

const bytesOf = (account: Sealed, column: Column): Uint8Array | null =>
  column === 'phoneNumber' ? account.sealedPhoneNumber : account.sealedAddress

/** A field in a transaction; null where there is none. */
export async function openOne(context: Context, reader: Reader, account: Sealed, column: Column) {
  const sealed = bytesOf(account, column)
  if (sealed === null) return null
  const field = { recordId: account.id, column, sealed }
  const [value] = await context.sealedUsers.open(reader, context.envelope.realmId, [field])
  return value ?? null
}

const separator = ' '

/** Fields of one request are opened with one statement. The key of a field is all that opens it. */
const loadField = loadOne<Context, { key: string; value: string | null }>(
  async (context, keys) => {
    const fields = keys.map((key) => {
      const [recordId = '', column = '', sealed = ''] = key.split(separator)
      return { recordId, column, sealed: Buffer.from(sealed, 'base64') }
    })
    const values = await context.sealedUsers.open(context.scope, context.envelope.realmId, fields)
    return values.map((value, i) => ({ key: keys[i]!, value }))
  },
  ({ key }) => key,
)

/** A field of an account; null where there is none, and once its key was erased. */
export async function openField(context: Context, account: Sealed, column: Column): Promise<string | null> {
  const sealed = bytesOf(account, column)
  if (sealed === null) return null
  const key = [account.id, column, Buffer.from(sealed).toString('base64')].join(separator)
  return (await loadField(context, key))?.value ?? null
}
