// Reads the isolation of a migrated database from PostgreSQL's own catalogue and says what is wrong with it.
// The policies are written here a second time, in PostgreSQL's spelling: policies.ts is what is being judged.
import type postgres from 'postgres'
import { allSubgraphs } from './database.ts'

export type ScopeName =
  | 'tenant'
  | 'person'
  | 'stream'
  | 'tenants'
  | 'own'
  | 'given'
  | 'realm'
  | 'realmJobs'
  | 'catalogue'
  | 'control'
  | 'request'
  | 'platform'
  | 'audit'
  | 'controlState'
  | 'recordOnly'
  | 'searched'

interface ColumnFacts {
  readonly name: string
  readonly type: string
  readonly isNotNull: boolean
  readonly hasDefault: boolean
}
export interface TableFacts {
  readonly schema: string
  readonly name: string
  /** schema.name, as PostgreSQL prints it. */
  readonly label: string
  readonly owner: string
  readonly hasRowSecurity: boolean
  readonly columns: readonly ColumnFacts[]
  readonly policies: readonly string[]
  /** The scope whose policies these are, null when they are those of no scope. */
  readonly scope: ScopeName | null
}

/** The column that isolates a table's rows by scope, and the setting that it is compared with. */
export const isolationOf: Partial<Record<ScopeName, { readonly column: string; readonly setting: string }>> = {
  tenant: { column: 'tenant_id', setting: 'app.tenant_id' },
  person: { column: 'tenant_id', setting: 'app.tenant_id' },
  stream: { column: 'tenant_id', setting: 'app.tenant_id' },
  searched: { column: 'tenant_id', setting: 'app.tenant_id' },
  tenants: { column: 'id', setting: 'app.tenant_id' },
  own: { column: 'user_id', setting: 'app.user_id' },
  realm: { column: 'realm_id', setting: 'app.realm_id' },
  audit: { column: 'tenant_id', setting: 'app.tenant_id' },
  realmJobs: { column: 'realm_id', setting: 'app.realm_id' },
}

const value = (setting: string) =>
  `( SELECT (NULLIF(current_setting('app.${setting}'::text, true), ''::text))::uuid AS "nullif")`
const everyone = (name: string, column: string, setting: string) =>
  `${name} PERMISSIVE ALL to public using (${column} = ${value(setting)}) check (${column} = ${value(setting)})`

/**
 * Tables whose rows jobs may see for all tenants or realms: events, which they deliver, keys, which they wrap anew, steps and
 * licences, which the platform is shown, and whose gateway a message is for.
 */
const jobsSee = [
  'streams',
  'outbox',
  'record_keys',
  'provisioning_steps',
  'tenant_moves',
  'tenant_move_tables',
  'licences',
  'purchases',
  'subscriptions',
  'orders',
  'usage_days',
  'webhook_addresses',
]

/** Every scope's policies, sorted. */
function scopesOf(schema: string): Record<ScopeName, string[]> {
  const tenant = everyone('tenant', 'tenant_id', 'tenant_id')
  const platform = `platform PERMISSIVE ALL to ${schema}_job,${schema}_owner using true check true`
  const isMine = `(user_id = ${value('user_id')})`
  const hasMe = `(id IN ( SELECT memberships.tenant_id FROM tenancy.memberships WHERE (memberships.user_id = ${value('user_id')})))`
  return {
    tenant: [tenant],
    person: [`person PERMISSIVE SELECT to public using COALESCE(${isMine}, false) check null`, tenant],
    stream: [platform, tenant],
    tenants: [
      `person PERMISSIVE SELECT to public using ${hasMe} check null`,
      platform,
      everyone('tenant', 'id', 'tenant_id'),
    ].sort(),
    own: [everyone('own', 'user_id', 'user_id')],
    given: [`own PERMISSIVE SELECT to public using ${isMine} check null`, platform],
    realm: [everyone('realm', 'realm_id', 'realm_id')],
    realmJobs: [platform, everyone('realm', 'realm_id', 'realm_id')],
    catalogue: ['catalogue PERMISSIVE SELECT to public using true check null', platform],
    audit: [
      `append PERMISSIVE INSERT to public using null check ((tenant_id = COALESCE(${value('tenant_id')}, '00000000-0000-0000-0000-000000000000'::uuid)) AND (sequence IS NULL))`,
      `person PERMISSIVE SELECT to public using COALESCE(${isMine}, false) check null`,
      platform,
      `tenant PERMISSIVE SELECT to public using (tenant_id = ${value('tenant_id')}) check null`,
    ],
    controlState: ['control_state PERMISSIVE ALL to public using true check true'],
    control: ['control PERMISSIVE INSERT to public using null check true', platform],
    request: [
      platform,
      `request PERMISSIVE INSERT to public using null check (NOT (tenant_id IS DISTINCT FROM ${value('tenant_id')}))`,
    ],
    recordOnly: [
      `record PERMISSIVE INSERT to public using null check (tenant_id = ${value('tenant_id')})`,
      `tenant PERMISSIVE ALL to ${schema}_job,${schema}_owner using true check true`,
    ],
    platform: [platform],
    searched: [`search PERMISSIVE SELECT to ${schema}_owner using true check null`, tenant],
  }
}

/** All tables of the five schemas, but for parts of tables. */
export async function readTables(sql: postgres.Sql): Promise<TableFacts[]> {
  const tables = await sql<{ oid: number; schema: string; name: string; owner: string; hasRowSecurity: boolean }[]>`
    select c.oid::int, n.nspname as schema, c.relname as name, pg_get_userbyid(c.relowner) as owner,
      c.relrowsecurity and c.relforcerowsecurity as "hasRowSecurity"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${[...allSubgraphs]}) and c.relkind in ('r', 'p') and not c.relispartition order by 2, 3`
  const columns = await sql<(ColumnFacts & { oid: number })[]>`
    select attrelid::int as oid, attname as name, format_type(atttypid, atttypmod) as type,
      attnotnull as "isNotNull", atthasdef or attidentity <> '' as "hasDefault"
    from pg_attribute where attnum > 0 and not attisdropped order by attrelid, attnum`
  const policies = await sql<{ label: string; text: string }[]>`
    select schemaname || '.' || tablename as label, regexp_replace(concat(policyname, ' ', permissive, ' ', cmd, ' to ',
      array_to_string(array(select unnest(roles) order by 1), ','), ' using ', coalesce(qual, 'null'), ' check ',
      coalesce(with_check, 'null')), '\\s+', ' ', 'g') as text from pg_policies`
  return tables.map(({ oid, ...table }) => {
    const label = `${table.schema}.${table.name}`
    // A restrictive policy takes rows away, and shows none.
    const own = policies
      .filter((policy) => policy.label === label && !policy.text.includes(' RESTRICTIVE '))
      .map(({ text }) => text)
    const isSame = (expected: string[]) => expected.join('\n') === own.sort().join('\n')
    const scope = Object.entries(scopesOf(table.schema)).find(([, expected]) => isSame(expected))?.[0]
    return {
      ...table,
      label,
      columns: columns.filter((column) => column.oid === oid),
      policies: own,
      scope: (scope as ScopeName | undefined) ?? null,
    }
  })
}

/** What is wrong with the isolation of all five schemas; empty when nothing is. */
export async function catalogueProblems(sql: postgres.Sql): Promise<string[]> {
  const tables = await readTables(sql)
  return [
    ...tables.flatMap(tableProblems),
    ...(await keyProblems(sql, tables)),
    ...(await referenceProblems(sql, tables)),
    ...(await partProblems(sql)),
    ...(await codeProblems(sql)),
    ...(await roleProblems(sql)),
  ]
}

function tableProblems(table: TableFacts): string[] {
  const { schema, name, label, scope } = table
  const says = (isWrong: boolean, what: string) => (isWrong ? [`${label}: ${what}`] : [])
  const has = (column: string) => table.columns.some((each) => each.name === column)
  const isFirm = (column: string) =>
    table.columns.some((each) => each.name === column && each.isNotNull && each.type === 'uuid')
  const isolation = scope === null ? undefined : isolationOf[scope]
  return [
    ...says(!table.hasRowSecurity, 'row-level security is not enabled and forced'),
    ...says(table.owner !== `${schema}_owner`, `is owned by ${table.owner}`),
    ...says(scope === null, `has the policies of no scope: ${table.policies.join('; ') || 'none'}`),
    ...says(
      isolation !== undefined && !isFirm(isolation.column),
      `has no ${isolation?.column} that is a uuid and not null`,
    ),
    ...says(scope === 'person' && !isFirm('user_id'), 'has no user_id that is a uuid and not null'),
    ...says(scope === 'tenants' && label !== 'tenancy.tenants', 'has the policies of tenancy.tenants'),
    ...says(scope === 'stream' && !jobsSee.includes(name), 'has the policies of an event stream'),
    ...says(scope === 'searched' && label !== 'recruiting.candidates', 'is read whole by functions of its owner'),
    ...says(scope === 'audit' && name !== 'audit_log', 'has the policies of an audit log'),
    ...says(scope === 'realmJobs' && !jobsSee.includes(name), 'shows jobs all realms'),
    ...says(
      scope === 'catalogue' && ['tenant_id', 'user_id', 'realm_id'].some(has),
      'is read by all but holds what is somebody’s',
    ),
  ]
}

/** Unique keys over several tenants tell one of them what another has. */
async function keyProblems(sql: postgres.Sql, tables: TableFacts[]): Promise<string[]> {
  const keys = await sql<{ label: string; name: string; columns: string[] }[]>`
    select n.nspname || '.' || c.relname as label, i.indexrelid::regclass::text as name,
      array(select attname::text from pg_attribute where attrelid = c.oid
        and attnum = any((i.indkey::int2[])[0:i.indnkeyatts - 1])) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where i.indisunique and n.nspname = any(${[...allSubgraphs]})`
  return keys.flatMap(({ label, name, columns }) => {
    const scope = tables.find((table) => table.label === label)?.scope
    // Slugs of tenants are addresses: unique among all, and meant to be known.
    if (scope === null || scope === undefined || scope === 'tenants') return []
    const column = isolationOf[scope]?.column
    return column === undefined || columns.includes(column)
      ? []
      : [`${label}: the key ${name} is unique without ${column}`]
  })
}

/** Parts of tables are reached through their table alone, or have its policies; they have its indexes. */
async function partProblems(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ problem: string }[]>`
    with parts as (select c.*, i.inhparent from pg_class c join pg_inherits i on i.inhrelid = c.oid
      where c.relkind = 'r' and c.relnamespace::regnamespace::text = any(${[...allSubgraphs]}))
    select oid::regclass || ': row-level security is not enabled and forced' as problem from parts
      where not (relrowsecurity and relforcerowsecurity)
    union all select oid::regclass || ': is owned by another than its table' from parts
      where relowner <> (select relowner from pg_class where oid = inhparent)
    union all select parts.oid::regclass || ': is reached without the policies of its table by ' || rolname from parts, pg_roles
      where rolname ~ '_(runtime|job|readonly|test)$' and has_table_privilege(pg_roles.oid, parts.oid, 'select, insert, update, delete')
        and exists (select polname, polcmd, polroles, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
          from pg_policy where polrelid = inhparent
          except select polname, polcmd, polroles, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
          from pg_policy where polrelid = parts.oid)
    union all select parts.oid::regclass || ': lacks an index of its table' from parts
      where (select count(*) from pg_index where indrelid = parts.oid) <> (select count(*) from pg_index where indrelid = inhparent)`
  return rows.map(({ problem }) => problem)
}

/** A reference is checked without row-level security, so it must carry the isolating column. Partitions have their table's. */
async function referenceProblems(sql: postgres.Sql, tables: TableFacts[]): Promise<string[]> {
  const references = await sql<{ name: string; from: string; to: string; pairs: string[] }[]>`
    select k.conname as name, fn.nspname || '.' || f.relname as from, tn.nspname || '.' || t.relname as to,
      array(select (select attname from pg_attribute where attrelid = k.conrelid and attnum = pair.source) || '>' ||
          (select attname from pg_attribute where attrelid = k.confrelid and attnum = pair.target)
        from unnest(k.conkey, k.confkey) as pair(source, target)) as pairs
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and (fn.nspname = any(${[...allSubgraphs]}) or tn.nspname = any(${[...allSubgraphs]}))`
  const isolationOfTable = (label: string) => {
    const scope = tables.find((table) => table.label === label)?.scope
    // What is only recorded is isolated by tenant, and cannot be read back.
    return scope === null || scope === undefined ? undefined : isolationOf[scope === 'recordOnly' ? 'tenant' : scope]
  }
  return references.flatMap(({ name, from, to, pairs }) => {
    if (from.split('.')[0] !== to.split('.')[0]) return [`${from}: the reference ${name} crosses to ${to}`]
    const target = isolationOfTable(to)
    if (target === undefined) return []
    const source = isolationOfTable(from)
    const isCarried = source?.setting === target.setting && pairs.includes(`${source.column}>${target.column}`)
    return isCarried ? [] : [`${from}: the reference ${name} reaches ${to} without its ${target.column}`]
  })
}

/** Functions that run with other rights or unasked, and relations that row-level security does not reach. */
async function codeProblems(sql: postgres.Sql): Promise<string[]> {
  const functions = await sql<{ name: string; settings: string[] | null }[]>`
    select oid::regprocedure::text as name, proconfig as settings from pg_proc
    where (prosecdef or prorettype = 'trigger'::regtype)
      and pronamespace::regnamespace::text = any(${[...allSubgraphs, 'public', 'quintet']})`
  const relations = await sql<{ name: string; kind: string; options: string[] | null }[]>`
    select oid::regclass::text as name, relkind as kind, reloptions as options from pg_class
    where relkind in ('v', 'm', 'f') and relnamespace::regnamespace::text = any(${[...allSubgraphs, 'public', 'quintet']})`
  const isPinned = (setting: string) => /^search_path=(""|pg_catalog(, pg_temp)?)$/.test(setting)
  return [
    ...functions
      .filter(({ settings }) => !settings?.some(isPinned))
      .map(({ name }) => `${name}: does not pin its search_path`),
    ...relations
      .filter(
        ({ kind, options }) => kind !== 'v' || !options?.some((each) => /^security_invoker=(true|on)$/.test(each)),
      )
      .map(({ name, kind }) => `${name}: ${kind === 'v' ? 'is no security_invoker view' : 'shows rows of all'}`),
  ]
}

/** Rights that our roles must not have. */
async function roleProblems(sql: postgres.Sql): Promise<string[]> {
  const found = await Promise.all(
    allSubgraphs.map(
      (subgraph) => sql<{ problem: string }[]>`
        with schemas as (select oid, nspname from pg_namespace where nspname !~ '^(pg_|information_schema)'),
          runtime as (select oid, rolname, rolcanlogin from pg_roles
            where rolname = ${`${subgraph}_runtime`} or rolcanlogin and not rolsuper
              and pg_has_role(oid, ${`${subgraph}_runtime`}, 'member')),
          ours as (select oid from runtime union select oid from pg_roles
            where rolname = any(${['owner', 'job', 'readonly'].map((kind) => `${subgraph}_${kind}`)}))
        select rolname || ': may pass the walls or make roles and databases' as problem from pg_roles join ours using (oid)
          where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        union all select rolname || ': has a login' from pg_roles join ours using (oid)
          where rolcanlogin and oid not in (select oid from runtime)
        union all select rolname || ': owns something' from runtime where exists (select from pg_shdepend
          where refobjid = runtime.oid and deptype = 'o'
            and dbid in (0, (select oid from pg_database where datname = current_database())))
        union all select rolname || ': has ' || privilege || ' on ' || c.oid::regclass from runtime,
          unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) as privilege, pg_class c
          where c.relkind in ('r', 'p') and c.relnamespace in (select oid from schemas)
            and has_table_privilege(runtime.oid, c.oid, privilege)
        union all select rolname || ': has ' || privilege || ' on ' || c.oid::regclass from pg_roles,
          unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) as privilege, pg_class c
          where rolname = ${`${subgraph}_readonly`} and c.relkind in ('r', 'p')
            and c.relnamespace in (select oid from schemas) and has_table_privilege(rolname, c.oid, privilege)
        union all select login.rolname || ': may not take on ' || reader.rolname from runtime login, pg_roles reader
          where login.rolcanlogin and reader.rolname = ${`${subgraph}_readonly`} and not pg_has_role(login.oid, reader.oid, 'set')
        union all select rolname || ': may create in ' || nspname from runtime, schemas
          where has_schema_privilege(runtime.oid, schemas.oid, 'CREATE')
        union all select rolname || ': is a member of ' || other from runtime,
          unnest(${['owner', 'job'].map((kind) => `${subgraph}_${kind}`)}::text[]) as other
          where pg_has_role(runtime.oid, other, 'member')
        union all select rolname || ': reaches into ' || nspname from runtime, schemas
          where not rolcanlogin and nspname = any(${[...allSubgraphs, 'quintet'].filter((name) => name !== subgraph)})
            and has_schema_privilege(runtime.oid, schemas.oid, 'USAGE')`,
    ),
  )
  return [...new Set(found.flat().map(({ problem }) => problem))]
}
