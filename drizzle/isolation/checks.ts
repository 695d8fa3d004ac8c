// The checks, each from facts or the catalogue to holes.
import type postgres from 'postgres'
import { type Role, schemasOfApplication, type TenantTable } from './facts.ts'
import type { Hole, HoleKind } from './holes.ts'

const hole = (kind: HoleKind, object: string, what: string): Hole => ({ kind, object, what })

/** What tells a policy who asks: without it the policy says the same to all. */
const asksWho = /current_setting|current_user|session_user|current_role|\bselect\b|\w+\.\w+\(/i
const isBlind = (expression: string | null): boolean => expression !== null && !asksWho.test(expression)

/**
 * Tables without policies, or with policies that let everything through.
 * @param applied ids of the roles that the application has, with 0 for everyone
 */
export function policyHoles(tables: readonly TenantTable[], applied: ReadonlySet<number>): Hole[] {
  return tables.flatMap(({ name, isEnabled, isForced, policies }) => {
    if (!isEnabled) return [hole('NO_POLICY', name, 'row-level security is not enabled')]
    const open = policies.filter(({ isPermissive, roles }) => isPermissive && roles.some((role) => applied.has(role)))
    return [
      ...(isForced ? [] : [hole('NO_FORCE', name, 'its owner is not held to its policies')]),
      ...open.flatMap(({ name: policy, command, using, check }) => [
        ...(command !== 'a' && isBlind(using) ? [hole('NO_POLICY', name, `the policy ${policy} shows every row`)] : []),
        ...(command !== 'a' && !isBlind(using) && isBlind(check)
          ? [hole('NO_POLICY', name, `the policy ${policy} lets rows be written for any tenant`)]
          : []),
      ]),
    ]
  })
}

/** Logins of the application that bypass row-level security. */
export async function loginHoles(
  sql: postgres.Sql,
  tables: readonly TenantTable[],
  logins: readonly Role[],
): Promise<Hole[]> {
  const found: Hole[] = []
  for (const { oid, name } of logins) {
    const passing = await sql<{ role: string }[]>`
      select rolname as role from pg_roles where (rolsuper or rolbypassrls) and pg_has_role(${oid}::oid, oid, 'member') order by 1`
    for (const { role } of passing) {
      found.push(
        hole(
          'BYPASSES_RLS',
          name,
          role === name ? 'may pass row-level security' : `may become ${role}, which passes row-level security`,
        ),
      )
    }
    const owners = await sql<{ oid: number }[]>`
      select oid::int from pg_roles where not rolsuper and pg_has_role(${oid}::oid, oid, 'member')`
    for (const table of tables) {
      if (owners.some((owner) => owner.oid === table.ownerId)) {
        found.push(hole('RUNTIME_OWNS', table.name, `${name} owns it and can drop its policies`))
      }
    }
  }
  return found
}

/** Views over tables of tenants that are read with the rights of their owner. */
export async function viewHoles(sql: postgres.Sql, tables: readonly TenantTable[]): Promise<Hole[]> {
  const views = await sql<{ name: string; kind: string; over: string }[]>`
    select distinct v.oid::regclass::text as name, v.relkind as kind, d.refobjid::regclass::text as over
    from pg_class v join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass
    where v.relkind in ('v', 'm') and d.refobjid::int = any(${tables.map(({ oid }) => oid)}::int[])
      and not coalesce(v.reloptions::text[] && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
    order by 1, 3`
  return views.map(({ name, kind, over }) =>
    hole(
      'VIEW_AS_OWNER',
      name,
      `${kind === 'm' ? 'keeps a copy of all tenants’ rows' : 'shows all tenants’ rows'} of ${over}`,
    ),
  )
}

interface KeyRow {
  readonly name: string
  readonly table: number
  readonly columns: string
}

/** Unique keys that compare rows of several tenants. */
export async function uniqueHoles(sql: postgres.Sql, tables: readonly TenantTable[]): Promise<Hole[]> {
  const keys = await sql<(KeyRow & { isGenerated: boolean })[]>`
    select i.indexrelid::regclass::text as name, i.indrelid::int as table,
      (select coalesce(json_agg(attname), '[]') from pg_attribute where attrelid = i.indrelid and attnum = any(i.indkey::int2[]))::text as columns,
      i.indisprimary and i.indnkeyatts = 1 and exists (select from pg_attribute a where a.attrelid = i.indrelid
        and a.attnum = i.indkey[0] and (a.atttypid = 'uuid'::regtype or a.attidentity <> '' or a.atthasdef)) as "isGenerated"
    from pg_index i where i.indisunique and not exists (select from pg_inherits where inhrelid = i.indexrelid) and i.indrelid::int = any(${tables.map(({ oid }) => oid)}::int[]) order by 1`
  return keys.flatMap(({ name, table: oid, columns, isGenerated }) => {
    const table = tables.find((each) => each.oid === oid)!
    const isCarried = (JSON.parse(columns) as string[]).includes(table.column)
    // Generated ids tell nothing. What no request can read, no conflict of a request is about.
    return isCarried || isGenerated || !table.isReadable
      ? []
      : [hole('UNIQUE_WITHOUT_TENANT', name, `is unique on ${table.name} without ${table.column}`)]
  })
}

interface ReferenceRow {
  readonly name: string
  readonly from: number
  readonly fromName: string
  readonly to: number
  readonly toName: string
  /** Columns of both sides, one below the other. */
  readonly sources: string
  readonly targets: string
  /** Columns of each index of the referring table. */
  readonly indexes: string
}

/** Whether an index finds the rows that refer to one: the tenant may be missing, as ids are unique without it. */
function serves(index: readonly string[], sources: readonly string[], tenantColumn: string | undefined): boolean {
  const wanted = sources.filter((column) => column !== tenantColumn || sources.length === 1)
  const leading = index.slice(0, index.findIndex((column) => !sources.includes(column)) >>> 0)
  return wanted.every((column) => leading.includes(column))
}

/** Foreign keys that reach other tenants, or that no index serves. */
export async function referenceHoles(sql: postgres.Sql, tables: readonly TenantTable[]): Promise<Hole[]> {
  const names = (table: string, keys: string) =>
    `(select json_agg(attname order by place) from unnest(${keys}) with ordinality as key(number, place)
       join pg_attribute on attrelid = ${table} and attnum = key.number)`
  const references = await sql.unsafe<ReferenceRow[]>(
    `select k.conname as name, k.conrelid::int as "from", k.conrelid::regclass::text as "fromName", k.confrelid::int as "to",
       k.confrelid::regclass::text as "toName", ${names('k.conrelid', 'k.conkey')}::text as sources,
       ${names('k.confrelid', 'k.confkey')}::text as targets,
       (select coalesce(json_agg(${names('i.indrelid', 'i.indkey::int2[]')}), '[]') from pg_index i where i.indrelid = k.conrelid
         and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$'))::text as indexes
     from pg_constraint k join pg_class f on f.oid = k.conrelid
     where k.contype = 'f' and k.conparentid = 0
       and f.relnamespace in (select relnamespace from pg_class where oid::int = any($1::int[])) order by 3, 1`,
    [tables.map(({ oid }) => oid)],
  )
  const columnOf = (oid: number) => tables.find((each) => each.oid === oid)?.column
  return references.flatMap(({ name, from, fromName, to, toName, ...texts }) => {
    const object = `${fromName}.${name}`
    const [sources, targets] = [JSON.parse(texts.sources) as string[], JSON.parse(texts.targets) as string[]]
    const [source, target] = [columnOf(from), columnOf(to)]
    const isCarried = sources.some((column, i) => column === source && targets[i] === target)
    const indexes = JSON.parse(texts.indexes) as (string[] | null)[]
    return [
      ...(source !== undefined && target !== undefined && !isCarried
        ? [hole('KEY_BY_ID_ALONE', object, `reaches rows of other tenants in ${toName}`)]
        : []),
      ...(indexes.some((index) => serves(index ?? [], sources, source))
        ? []
        : [hole('KEY_WITHOUT_INDEX', object, 'has no index: a change of what it refers to reads the whole table')]),
    ]
  })
}

/** Functions that run with the rights of their owner and find names by the caller's search path. */
export async function functionHoles(sql: postgres.Sql): Promise<{ readonly count: number; readonly holes: Hole[] }> {
  const functions = await sql.unsafe<{ name: string; isPinned: boolean }[]>(
    `select p.oid::regprocedure::text as name, exists (select from unnest(p.proconfig) s where s ~ '^search_path=') as "isPinned"
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and ${schemasOfApplication}
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`,
  )
  const holes = functions
    .filter(({ isPinned }) => !isPinned)
    .map(({ name }) => hole('DEFINER_WITHOUT_SEARCH_PATH', name, 'finds names by the search path of its caller'))
  return { count: functions.length, holes }
}

/** Tables that do not say when their rows were written. */
export const timeHoles = (tables: readonly TenantTable[]): Hole[] =>
  tables
    .filter(({ hasTime }) => !hasTime)
    .map(({ name }) => hole('NO_TIMESTAMPS', name, 'does not say when its rows were written'))

/** Privileges that policies do not hold back, and those of everyone. */
export async function grantHoles(
  sql: postgres.Sql,
  tables: readonly TenantTable[],
  logins: readonly Role[],
): Promise<Hole[]> {
  const ids = tables.map(({ oid }) => oid)
  const grants = await sql<{ name: string; grantee: string | null; privilege: string }[]>`
    select c.oid::regclass::text as name, case when g.grantee = 0 then null else pg_get_userbyid(g.grantee) end as grantee,
      g.privilege_type as privilege
    from pg_class c, aclexplode(c.relacl) g
    where c.oid::int = any(${ids}::int[]) and g.grantee <> c.relowner and (g.grantee = 0
      or g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') and exists (
        select from unnest(${logins.map(({ oid }) => oid)}::int[]) as login(oid) where pg_has_role(login.oid::oid, g.grantee, 'member')))
    order by 1, 2, 3`
  const creators = await sql.unsafe<{ schema: string; login: string }[]>(
    `select n.nspname as schema, login.rolname as login from pg_namespace n, pg_roles login
     where ${schemasOfApplication} and login.oid::int = any($1::int[]) and has_schema_privilege(login.oid, n.oid, 'create') order by 1, 2`,
    [logins.map(({ oid }) => oid)],
  )
  return [
    ...grants.map(({ name, grantee, privilege }) =>
      hole('EXTRA_GRANT', name, `${grantee ?? 'everyone'} has ${privilege}`),
    ),
    ...creators.map(({ schema, login }) => hole('EXTRA_GRANT', schema, `${login} may create objects in it`)),
  ]
}
