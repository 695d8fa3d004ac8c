// What PostgreSQL's catalogue says about the tables of tenants, and about the roles that an application may use.
import type postgres from 'postgres'

interface Policy {
  readonly name: string
  /** r, a, w, d, or * for all. */
  readonly command: string
  readonly isPermissive: boolean
  /** Role ids; 0 is everyone. */
  readonly roles: readonly number[]
  readonly using: string | null
  readonly check: string | null
}

export interface TenantTable {
  readonly oid: number
  readonly name: string
  readonly ownerId: number
  readonly owner: string
  readonly isEnabled: boolean
  readonly isForced: boolean
  /** Whether it is a part of another table, whose policies hold for what is read through that one. */
  readonly isPartition: boolean
  readonly policies: readonly Policy[]
  /** The column that its rows are told apart by. */
  readonly column: string
  /** Whether a policy, or the lack of any, lets requests read its rows. */
  readonly isReadable: boolean
  /** Whether each row says when it was written; true of counters and other rows without an id. */
  readonly hasTime: boolean
}

export interface Role {
  readonly oid: number
  readonly name: string
}

/** Schemas that hold nothing of an application. */
const isOurs =
  "n.nspname !~ '^(pg_|information_schema$)' and not exists (select from pg_depend e where e.objid = n.oid and e.deptype = 'e')"
export const schemasOfApplication = isOurs

interface TableRow extends Omit<TenantTable, 'column' | 'isReadable' | 'policies'> {
  readonly columns: string
  readonly policies: string
}

/** Tables with one of the columns. @param columns the most telling first */
export async function readTenantTables(sql: postgres.Sql, columns: readonly string[]): Promise<TenantTable[]> {
  const rows = await sql.unsafe<TableRow[]>(
    `select c.oid::int, c.oid::regclass::text as name, c.relowner::int as "ownerId", pg_get_userbyid(c.relowner) as owner,
       c.relrowsecurity as "isEnabled", c.relforcerowsecurity as "isForced", c.relispartition as "isPartition",
       (select json_agg(attname) from pg_attribute a where a.attrelid = c.oid and attname = any($1) and not attisdropped)::text as columns,
       not exists (select from pg_attribute a where a.attrelid = c.oid and attname = 'id' and not attisdropped)
         or exists (select from pg_attribute a where a.attrelid = c.oid and not attisdropped and attnotnull
           and atttypid in ('timestamptz'::regtype, 'timestamp'::regtype)) as "hasTime",
       coalesce((select json_agg(json_build_object('name', polname, 'command', polcmd::text, 'isPermissive', polpermissive,
         'roles', polroles::int8[], 'using', pg_get_expr(polqual, polrelid), 'check', pg_get_expr(polwithcheck, polrelid))
         order by polname) from pg_policy where polrelid = c.oid), '[]')::text as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${isOurs}
       and exists (select from pg_attribute a where a.attrelid = c.oid and attname = any($1) and not attisdropped)
     order by 2`,
    [columns as string[]],
  )
  return rows.map(({ columns: present, policies: text, ...table }) => {
    const policies = JSON.parse(text) as Policy[]
    const names = JSON.parse(present) as string[]
    const ranked = columns.filter((name) => names.includes(name))
    const named = ranked.find((name) => policies.some(({ using }) => mentions(using, name)))
    const isReadable =
      !table.isEnabled || policies.some(({ command, roles }) => 'r*'.includes(command) && roles.includes(0))
    return { ...table, policies, column: named ?? ranked[0]!, isReadable }
  })
}

/** Whether an expression of PostgreSQL names a column. */
const mentions = (expression: string | null, column: string): boolean =>
  expression !== null && new RegExp(`(^|[^\\w.])${column}\\b`).test(expression.replaceAll(/'[^']*'/g, ''))

/**
 * The logins that an application uses: members of roles named `<schema>_runtime`, or else all logins that may read a table of
 * tenants and are no superusers.
 */
export const readRuntimeLogins = async (sql: postgres.Sql, tables: readonly TenantTable[]): Promise<Role[]> => {
  const members = await sql<Role[]>`
    select distinct login.oid::int, login.rolname as name from pg_roles login, pg_roles runtime
    where runtime.rolname like '%\\_runtime' and login.rolcanlogin and not login.rolsuper
      and pg_has_role(login.oid, runtime.oid, 'member') order by 2`
  if (members.length > 0) return members
  return sql<Role[]>`
    select oid::int, rolname as name from pg_roles where rolcanlogin and not rolsuper and exists (
      select from unnest(${tables.map(({ oid }) => oid)}::int[]) as t(oid) where has_table_privilege(pg_roles.oid, t.oid::oid, 'select'))
    order by 2`
}

/** The tables that some logins may read or write by name. */
export async function readReached(
  sql: postgres.Sql,
  tables: readonly TenantTable[],
  logins: readonly Role[],
): Promise<ReadonlySet<number>> {
  const rows = await sql<{ oid: number }[]>`
    select distinct t.oid from unnest(${tables.map(({ oid }) => oid)}::int[]) as t(oid),
      unnest(${logins.map(({ oid }) => oid)}::int[]) as login(oid)
    where has_table_privilege(login.oid::oid, t.oid::oid, 'select, insert, update, delete')`
  return new Set(rows.map(({ oid }) => oid))
}

/** The roles whose policies apply to some logins: those that each is a member of, and everyone's. */
export async function readRolesOf(sql: postgres.Sql, logins: readonly Role[]): Promise<ReadonlySet<number>> {
  const rows = await sql<{ oid: number }[]>`
    select distinct r.oid::int from pg_roles r, unnest(${logins.map(({ oid }) => oid)}::int[]) as login(oid)
    where not r.rolsuper and pg_has_role(login.oid::oid, r.oid, 'member')`
  return new Set([0, ...rows.map(({ oid }) => oid)])
}
