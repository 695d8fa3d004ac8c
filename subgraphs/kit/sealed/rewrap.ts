// After another key has become the current one: wraps all record keys under it, so that the old one can be removed.
import { getTableConfig } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'
import type { Keyring } from './keyring.ts'
import { type RecordKeysTable, unwrap, wrap } from './record-keys.ts'

export interface Rewrapped {
  /** Keys that are wrapped by the current key now. */
  readonly rewrapped: number
  /** Keys that are wrapped by others still: by keys that are not on the ring, or that do not fit. */
  readonly left: number
}

interface Row {
  readonly ownerId: string
  readonly tableName: string
  readonly recordId: string
  readonly keyId: string
  readonly wrappedKey: string
}

/**
 * Wraps record keys that are under older keys of the ring. May be repeated and may run beside itself. Sealed values
 * stay as they are, and can be opened all the while.
 * @param jobs the pool of the job role, which sees the keys of all tenants
 * @param options batch: how many keys one statement changes; signal: no further batch is begun once it is aborted
 */
export async function rewrapRecordKeys(
  jobs: postgres.Sql,
  table: RecordKeysTable,
  ring: Keyring,
  { batch = 500, signal }: { readonly batch?: number; readonly signal?: AbortSignal } = {},
): Promise<Rewrapped> {
  const { schema, name } = getTableConfig(table)
  const target = `${schema}.${name}`
  const owner = table.ownerId.name
  let rewrapped = 0
  let after: Row | undefined
  do {
    signal?.throwIfAborted()
    const { ownerId = null, tableName = null, recordId = null } = after ?? {}
    const rows: Row[] = await jobs.unsafe(
      `select ${owner} as "ownerId", table_name as "tableName", record_id as "recordId", key_id as "keyId",
         encode(wrapped_key, 'base64') as "wrappedKey"
       from ${target} where key_id <> $1 and ($2::uuid is null or (${owner}, table_name, record_id) > ($2, $3, $4))
       order by ${owner}, table_name, record_id limit $5`,
      [ring.currentId, ownerId, tableName, recordId, batch],
    )
    const changes = rows.flatMap((row) => rewrappedRow(ring, row))
    // Compared with what was read: a key that was erased meanwhile must not come back.
    const { count } = await jobs.unsafe(
      `update ${target} t set key_id = $1, wrapped_key = decode(c."newKey", 'base64')
       from jsonb_to_recordset($2::text::jsonb) as c("ownerId" uuid, "tableName" text, "recordId" uuid, "keyId" text, "wrappedKey" text, "newKey" text)
       where t.${owner} = c."ownerId" and t.table_name = c."tableName" and t.record_id = c."recordId"
         and t.key_id = c."keyId" and t.wrapped_key = decode(c."wrappedKey", 'base64')`,
      [ring.currentId, JSON.stringify(changes)],
    )
    rewrapped += count
    after = rows.length < batch ? undefined : rows.at(-1)
  } while (after !== undefined)
  const [row] = await jobs.unsafe<{ left: number }[]>(
    `select count(*)::int as left from ${target} where key_id <> $1`,
    [ring.currentId],
  )
  return { rewrapped, left: row!.left }
}

function rewrappedRow(ring: Keyring, row: Row): (Row & { readonly newKey: string })[] {
  const key = unwrap(ring, row, { keyId: row.keyId, wrappedKey: Buffer.from(row.wrappedKey, 'base64') })
  return key === null ? [] : [{ ...row, newKey: Buffer.from(wrap(ring, row, key).wrappedKey).toString('base64') }]
}
