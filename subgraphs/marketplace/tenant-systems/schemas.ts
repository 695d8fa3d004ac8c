// What is done in a tenant's schema: migrations in one transaction with their ledger, and the policies of its tables.
import {
  createOwnedSchema,
  dropOwnedSchema,
  inOwnedSchema,
  type OwnedSchema,
} from '@quintet/drizzle/client/owned-schemas.ts'
import { gateSql, typesMadeBy } from '../systems/sql-gate.ts'

/** A transaction of the schema's owner. */
type Owner = Parameters<Parameters<typeof inOwnedSchema>[2]>[0]

/** A migration to run, in the direction that is meant. */
export interface SchemaStep {
  readonly from: string
  readonly to: string
  readonly checksum: string
  readonly sql: string
}
interface SchemaChange extends OwnedSchema {
  readonly tenantId: string
  /** The version that the schema is at, as far as is known. */
  readonly from: string
  readonly to: string
  readonly steps: readonly SchemaStep[]
  /** Texts of all the system's migrations, for the types that they make. */
  readonly texts: readonly string[]
  readonly at: Date
}

/** Schemas of systems in one database, under the administrator's connection. */
export interface Schemas {
  create(owned: OwnedSchema): Promise<void>
  /** Makes a change whole or not at all; nothing where it was made before. */
  apply(change: SchemaChange): Promise<void>
  drop(owned: OwnedSchema): Promise<void>
}

/** A change that cannot be made, however often it is tried. */
export class SchemaChangeError extends Error {
  override name = 'SchemaChangeError'
}

export const openSchemas = (adminUrl: string): Schemas => ({
  create: (owned) => createOwnedSchema(adminUrl, owned),
  drop: (owned) => dropOwnedSchema(adminUrl, owned),
  apply: (change) => inOwnedSchema(adminUrl, change, (sql) => applyChange(sql, change)),
})

const beginning = '0.0.0'

async function applyChange(sql: Owner, change: SchemaChange): Promise<void> {
  const version = await versionOf(sql)
  // A run that was cut off between its commit and its report has done it already.
  if (version === change.to && change.from !== change.to) return
  if (version !== change.from) {
    throw new SchemaChangeError(`The schema is at ${version}, and the change begins at ${change.from}`)
  }
  const types = new Set(change.texts.flatMap(typesMadeBy))
  for (const step of change.steps) {
    await runStep(sql, step, types)
    await sql`insert into quintet_ledger (from_version, to_version, checksum, applied_at)
      values (${step.from}, ${step.to}, ${step.checksum}, ${change.at.toISOString()})`
  }
  await close(sql, change)
}

/** The version that the ledger says; makes the ledger where there is none. */
async function versionOf(sql: Owner): Promise<string> {
  const [found] = await sql<{ has: boolean }[]>`
    select exists (select from pg_tables where schemaname = current_schema and tablename = 'quintet_ledger') as has`
  if (!found!.has) {
    await sql.unsafe(`create table quintet_ledger (id bigint generated always as identity primary key,
      from_version text not null, to_version text not null, checksum text not null, applied_at timestamptz not null)`)
    return beginning
  }
  const [last] = await sql<{ version: string }[]>`
    select to_version as version from quintet_ledger order by id desc limit 1`
  return last?.version ?? beginning
}

/** Each statement passes the gate once more, and is sent by itself: PostgreSQL takes no second one with it. */
async function runStep(sql: Owner, { from, to, sql: text }: SchemaStep, types: ReadonlySet<string>): Promise<void> {
  for (const [i, statement] of gateSql(text, types).entries()) {
    const where = `${from} to ${to}, statement ${i + 1}`
    if (statement.problems.length > 0) throw new SchemaChangeError(`${where}: ${statement.problems.join('; ')}`)
    try {
      await sql.unsafe(statement.text, [], { prepare: false, simple: false })
    } catch (error) {
      if (isFinal(error)) throw new SchemaChangeError(`${where}: ${(error as Error).message}`, { cause: error })
      throw error
    }
  }
}

/** What the statement itself is at fault for; lost connections, locks and full disks are not. */
function isFinal(error: unknown): boolean {
  const code: unknown = Reflect.get(error as object, 'code')
  return typeof code === 'string' && /^(?:0A|2[0-9]|3[0-9]|42|44|54|57014|P0)/.test(code) && code.length === 5
}

/** Row-level security on each table, for the tenant alone, and the rights of those who serve it. */
async function close(sql: Owner, { schema, role, tenantId }: SchemaChange): Promise<void> {
  const relations = await sql<{ name: string; kind: string; isClosed: boolean }[]>`
    select format('%I', relname) as name, relkind as kind,
      exists (select from pg_policy where polrelid = c.oid and polname = 'tenant') as "isClosed"
    from pg_class c where relnamespace = current_schema::regnamespace and relkind in ('r', 'v') order by 1`
  for (const { name, kind, isClosed } of relations) {
    if (kind === 'v') await sql.unsafe(`alter view ${name} set (security_invoker = true)`)
    else if (!isClosed) {
      const isTenant = `(select nullif(current_setting('app.tenant_id', true), '')::uuid) = '${tenantId}'::uuid`
      await sql.unsafe(`alter table ${name} enable row level security`)
      await sql.unsafe(`alter table ${name} force row level security`)
      await sql.unsafe(`create policy tenant on ${name} for all to public using (${isTenant}) with check (${isTenant})`)
      await sql.unsafe(`create policy owner on ${name} for all to ${role} using (true) with check (true)`)
    }
  }
  await sql.unsafe(`grant usage on schema ${schema} to marketplace_runtime, marketplace_readonly`)
  await sql.unsafe(`grant select, insert, update, delete on all tables in schema ${schema} to marketplace_runtime`)
  await sql.unsafe(`grant select on all tables in schema ${schema} to marketplace_readonly`)
  await sql.unsafe(`grant usage on all sequences in schema ${schema} to marketplace_runtime`)
  await sql.unsafe('revoke insert, update, delete on quintet_ledger from marketplace_runtime')
}
