import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { tenantSystems } from '@quintet/drizzle/marketplace/tenant-systems.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { atSystems, type Place } from '../tenant-systems/place.ts'
import { ofSystems } from '../tenant-systems/store.ts'
import type { Column, Condition, Table } from './rules.ts'

const json = tenantSystems.configurations
const columns = sql`columns`.mapWith((text: string) => JSON.parse(text) as Column[])
const tables = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      tenantSystemId: tenantSystems.id,
      schema: tenantSystems.schemaName,
      name: sql<string>`table_name`,
      columns,
    })
    .from(tenantSystems)
    .innerJoinLateral(sql`marketplace.schema_tables(array[${tenantSystems.schemaName}]) as tables`, sql`true`)
    .where(
      and(
        eq(tenantSystems.tenantId, p.tenantId),
        isAnyOf(tenantSystems.id, p.ids),
        isNotNull(tenantSystems.versionId),
        sql`${tenantSystems.status} <> 'REMOVED'`,
      ),
    )
    .orderBy(tenantSystems.id, sql`table_name`),
)
const tablesOf = statement({ schemas: slot.texts }, (db, p) =>
  db
    .select({ schema: sql<string>`schema_name`, name: sql<string>`table_name`, columns })
    .from(sql`marketplace.schema_tables(${p.schemas}) as tables`),
)
const readTables = async (reader: Reader, schemas: Place['schemas'], ids: readonly string[]) =>
  schemas === null
    ? reader.read(tables, { ids: [...ids] })
    : ofSystems(await reader.read(tablesOf, { schemas: [...schemas.values()] }), schemas)

/** The tables of a tenant's system, of many in one statement. */
export const loadTables = loadMany(
  (context: Context, ids: readonly string[]) =>
    atSystems(context, ids, 'installed', ({ scope, schemas }) => readTables(scope, schemas, ids)),
  (row) => row.tenantSystemId,
)

/** A table, and where it lies. */
export interface FoundTable extends Table {
  readonly schema: string
}
/**
 * A table of a system of the tenant; null where there is none.
 * @param reader of the database that the schemas lie in
 */
export async function readTable(
  reader: Reader,
  { schemas }: Pick<Place, 'schemas'>,
  id: string,
  name: string,
): Promise<FoundTable | null> {
  if (!isUuid(id)) return null
  return (await readTables(reader, schemas, [id])).find((table) => table.name === name) ?? null
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
  { schema: slot.text, table: slot.text, conditions: slot.json, beyond: slot.nullable(slot.json), limit: slot.int },
  (db, p) =>
    db
      .select(record)
      .from(
        sql`marketplace.read_schema_records(${p.schema}::text, ${p.table}::text, ${p.conditions}::jsonb, ${p.beyond}::jsonb, ${p.limit}::integer) as records`,
      ),
)
/** Rows of a table beyond a key, in the order of the primary key. */
export const readRecords = (
  reader: Reader,
  { schema, name: table }: FoundTable,
  conditions: readonly Condition[],
  beyond: object | null,
  limit: number,
): Promise<TenantRecordRow[]> => reader.read(page, { schema, table, conditions, beyond, limit })

const save = statement(
  { schema: slot.text, table: slot.text, key: slot.nullable(slot.json), values: slot.json },
  (db, p) =>
    db
      .select(record)
      .from(
        sql`marketplace.save_schema_record(${p.schema}::text, ${p.table}::text, ${p.key}::jsonb, ${p.values}::jsonb) as records`,
      ),
)
/** Writes a row; null where there is none of the key. A function of the database writes: which table is known only then. */
export async function saveRecord(
  writer: Writer,
  { schema, name: table }: FoundTable,
  of: { readonly key: object | null; readonly values: object },
): Promise<TenantRecordRow | null> {
  const [row] = await writer.read(save, { schema, table, ...of })
  return row ?? null
}

const remove = statement({ schema: slot.text, table: slot.text, key: slot.json }, (db, p) =>
  db
    .select(record)
    .from(sql`marketplace.remove_schema_record(${p.schema}::text, ${p.table}::text, ${p.key}::jsonb) as records`),
)
/** Removes a row; null where there is none of the key. */
export async function removeRecord(
  writer: Writer,
  { schema, name: table }: FoundTable,
  key: object,
): Promise<TenantRecordRow | null> {
  const [row] = await writer.read(remove, { schema, table, key })
  return row ?? null
}
