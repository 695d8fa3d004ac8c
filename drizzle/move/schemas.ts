// Schemas of a tenant's installed systems: they are made anew where the tenant goes, by the migrations that made them, and get
// the rows and the sequences of those that stand. Where the migrations make other tables, nothing moves.
import { dropOwnedSchema, type OwnedSchema } from '../client/owned-schemas.ts'
import { MoveError, type OpenPart } from './ends.ts'
import { readResidence, writeResidence } from './residence.ts'
import { type Connection, schemaTables } from './tables.ts'

/** What the making of schemas came to. */
export interface MadeSchemas {
  /** The schemas that were made. */
  readonly names: readonly string[]
  /** Why they cannot be made, however often it is tried; null where they were. */
  readonly fault: string | null
}

/** What each table, view, sequence and type of schemas is like, by its name. */
type Structure = ReadonlyMap<string, string>

/** The schemas of a part that move along. */
export interface MovedSchemas {
  readonly names: readonly string[]
  readonly structure: Structure
}

/** The schemas of a tenant's systems in a database. */
export const tenantSchemas = async (sql: Connection, tenantId: string): Promise<OwnedSchema[]> => [
  ...(await sql<OwnedSchema[]>`
    select nspname::text as schema, pg_get_userbyid(nspowner)::text as role from pg_namespace
    where starts_with(nspname::text, ${`tenant_${tenantId.replaceAll('-', '_')}_`})
      and starts_with(pg_get_userbyid(nspowner)::text, 'quintet_system_') order by 1`),
]

/** Drops the schemas of a tenant's systems at one end of a move. */
export async function dropSchemas(sql: Connection, url: string, tenantId: string): Promise<void> {
  for (const owned of await tenantSchemas(sql, tenantId)) await dropOwnedSchema(url, owned)
}

/**
 * Makes the schemas in the new database, without rows. What an earlier run has left there is dropped first.
 * @param make makes them by their migrations
 * @returns the part with the schemas' tables among those that move
 */
export async function withSchemas(
  part: OpenPart,
  { id: moveId, tenantId }: { readonly id: string; readonly tenantId: string },
  make: () => Promise<MadeSchemas>,
): Promise<OpenPart> {
  const { subgraph, from, to, toUrl } = part
  const residence = await readResidence(to, subgraph, tenantId)
  const isThere = residence === null ? (await tenantSchemas(to, tenantId)).length > 0 : residence.state === 'HERE'
  if (isThere) throw new MoveError('The schemas of the tenant’s systems lie in the database that it is to be moved to')
  // Whatever becomes of the move: what is made there is known not to count, and is found when it is to be removed.
  await writeResidence(to, subgraph, { tenantId, moveId, state: 'AWAY' })
  await dropSchemas(to, toUrl, tenantId)
  const owned = await tenantSchemas(from, tenantId)
  const present = owned.map(({ schema }) => schema)
  if (present.length === 0) return part
  const { names, fault } = await make()
  if (fault !== null) throw new MoveError(fault)
  const unknown = present.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new MoveError(`No installed system has the schema ${unknown.join(', ')}`)
  await Promise.all([inherit(from, owned), inherit(to, owned)])
  const [structure, made] = [await structureOf(from, present), await structureOf(to, present)]
  const different = differences(structure, made)
  if (different.length > 0) {
    throw new MoveError(`The migrations of its system make otherwise than it stands: ${different.join(', ')}`)
  }
  const tables = [...part.tables, ...(await schemaTables(from, present))]
  return { ...part, tables, schemas: { names: present, structure } }
}

/** Lets an administrator that is no superuser read and write what the owners have. */
async function inherit(sql: Connection, owned: readonly OwnedSchema[]): Promise<void> {
  const [row] = await sql<{ mayAll: boolean }[]>`
    select rolsuper as "mayAll" from pg_roles where rolname = current_user`
  if (row!.mayAll) return
  for (const { role } of owned) await sql.unsafe(`grant ${role} to current_user with inherit true, set true`)
}

/** Sets the sequences of the copy as they stand. Throws where the schemas have changed since they were copied. */
export async function copySequences(
  { names, structure }: MovedSchemas,
  from: Connection,
  to: Connection,
  tenantId: string,
): Promise<void> {
  const present = (await tenantSchemas(from, tenantId)).map(({ schema }) => schema)
  const changed = differences(structure, await structureOf(from, names))
  if (present.join() !== names.join() || changed.length > 0) {
    throw new Error('A system of the tenant was changed during the copy: try again')
  }
  const found = await from<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(string_to_array(${names.join()}, ',')) and c.relkind = 'S' order by 1`
  for (const { name } of found) {
    const [at] = await from.unsafe<{ value: string; isCalled: boolean }[]>(
      `select last_value::text as value, is_called as "isCalled" from ${name}`,
    )
    await to`select setval(${name}::text::regclass, ${at!.value}::text::bigint, ${at!.isCalled})`
  }
}

function differences(left: Structure, right: Structure): string[] {
  const all = new Set([...left.keys(), ...right.keys()])
  return [...all].filter((name) => left.get(name) !== right.get(name)).sort()
}

async function structureOf(sql: Connection, names: readonly string[]): Promise<Structure> {
  const found = await sql<{ name: string; text: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name, json_build_array(c.relkind,
      (select json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
          a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) order by a.attname)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where c.relkind <> 'S' and a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
      (select json_agg(pg_get_constraintdef(k.oid) order by pg_get_constraintdef(k.oid)) from pg_constraint k
        where k.conrelid = c.oid),
      (select json_agg(i.text order by i.text) from (
        select regexp_replace(pg_get_indexdef(indexrelid), ' INDEX [^ ]+ ON ', ' INDEX ON ') as text
        from pg_index where indrelid = c.oid) i),
      case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end)::text as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(string_to_array(${names.join()}, ',')) and c.relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select format('%I.%I', n.nspname, t.typname), json_build_array(t.typtype, format_type(t.typbasetype, t.typtypmod),
      (select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
      (select json_agg(pg_get_constraintdef(k.oid) order by pg_get_constraintdef(k.oid)) from pg_constraint k
        where k.contypid = t.oid))::text
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where n.nspname = any(string_to_array(${names.join()}, ',')) and t.typtype in ('e', 'd')`
  return new Map(found.map(({ name, text }) => [name, text]))
}
