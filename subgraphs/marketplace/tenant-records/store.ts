import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { tenantSystems } from '@quintet/drizzle/marketplace/tenant-systems.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { Column, Condition, Table } from './rules.ts'

const json = tenantSystems.configurations
const tables = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      tenantSystemId: sql<string>`tenant_system_id`,
      name: sql<string>`table_name`,
      columns: sql`columns`.mapWith((text: string) => JSON.parse(text) as Column[]),
    })
    .from(sql`marketplace.system_tables(${p.ids}) as tables`),
)
/** The tables of a tenant's system, of many in one statement. */
export const loadTables = loadMany(
  (context: Context, ids: readonly string[]) => context.scope.read(tables, { ids: [...ids] }),
  (row) => row.tenantSystemId,
)
/** A table of a system of the tenant; null where there is none. */
export async function readTable(reader: Reader, id: string, name: string): Promise<Table | null> {
  if (!isUuid(id)) return null
  return (await reader.read(tables, { ids: [id] })).find((table) => table.name === name) ?? null
}

const record = {
  key: sql<Record<string, unknown>>`record_key`.mapWith(json),
  values: sql<Record<string, unknown>>`record`.mapWith(json),
}
export interface TenantRecordRow {
  readonly key: Record<string, unknown>
  readonly values: Record<string, unknown>
}

const page = statement(
  { id: slot.uuid, table: slot.text, conditions: slot.json, beyond: slot.nullable(slot.json), limit: slot.int },
  (db, p) =>
    db
      .select(record)
      .from(
        sql`marketplace.read_system_records(${p.id}::uuid, ${p.table}::text, ${p.conditions}::jsonb, ${p.beyond}::jsonb, ${p.limit}::integer) as records`,
      ),
)
/** Rows of a table beyond a key, in the order of the primary key. */
export const readRecords = (
  reader: Reader,
  id: string,
  table: string,
  conditions: readonly Condition[],
  beyond: object | null,
  limit: number,
): Promise<TenantRecordRow[]> => reader.read(page, { id, table, conditions, beyond, limit })

const save = statement({ id: slot.uuid, table: slot.text, key: slot.nullable(slot.json), values: slot.json }, (db, p) =>
  db
    .select(record)
    .from(
      sql`marketplace.save_system_record(${p.id}::uuid, ${p.table}::text, ${p.key}::jsonb, ${p.values}::jsonb) as records`,
    ),
)
/** Writes a row; null where there is none of the key. A function of the database writes: which table is known only then. */
export async function saveRecord(
  writer: Writer,
  of: { readonly id: string; readonly table: string; readonly key: object | null; readonly values: object },
): Promise<TenantRecordRow | null> {
  const [row] = await writer.read(save, of)
  return row ?? null
}

const remove = statement({ id: slot.uuid, table: slot.text, key: slot.json }, (db, p) =>
  db
    .select(record)
    .from(sql`marketplace.remove_system_record(${p.id}::uuid, ${p.table}::text, ${p.key}::jsonb) as records`),
)
/** Removes a row; null where there is none of the key. */
export async function removeRecord(
  writer: Writer,
  of: { readonly id: string; readonly table: string; readonly key: object },
): Promise<TenantRecordRow | null> {
  const [row] = await writer.read(remove, of)
  return row ?? null
}
