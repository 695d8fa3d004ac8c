// Our migration runner: roles, schema, each file by its hash, and row-level security on every table.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { migrateQueues } from './queue-schema.ts'
import { migrateVectors } from './vectors.ts'

/** The migrations cannot be applied. The message says what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

export interface MigrationSettings {
  /** The subgraph's name: its PostgreSQL schema and its folder below drizzle/. */
  readonly subgraph: string
  /** Connection string of an administrator who may create roles. */
  readonly adminUrl: string
  /** The login that serves requests. It is created if it is missing; the password of a login that we created is set. */
  readonly login: { readonly name: string; readonly password: string }
  /** A folder of .sql files; the subgraph's own by default. */
  readonly folder?: URL
}

/** Processes that start at the same time migrate one after the other. */
const lockKey = 0x71756e74

/** Brings one subgraph's schema up to date. Returns the tags that were applied. */
export async function migrate(settings: MigrationSettings): Promise<string[]> {
  const { subgraph, adminUrl, login } = settings
  const folder = settings.folder ?? migrationsOf(subgraph)
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10, fetch_types: false })
  try {
    await sql`select pg_advisory_lock(${lockKey})`
    await retryRaces(() => prepareRoles(sql, subgraph, login))
    const applied = await applyFiles(sql, subgraph, await filesOf(folder))
    await forceRowSecurity(sql, subgraph)
    await migrateQueues(sql, subgraph)
    await migrateVectors(sql, subgraph)
    return applied
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** The folder of a subgraph's migrations. */
export const migrationsOf = (subgraph: string): URL => new URL(`../${subgraph}/migrations/`, import.meta.url)

interface MigrationFile {
  readonly tag: string
  readonly hash: string
  readonly statements: string[]
}

/** drizzle-kit's first statement. The administrator has created the schema already, as its owner may not. */
const makesSchema = /^\s*CREATE SCHEMA "\w+";\s*$/

/** The migrations of a folder, in order. */
export async function filesOf(folder: URL): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return {
        tag: name.slice(0, -'.sql'.length),
        hash: createHash('sha256').update(text).digest('hex'),
        statements: text.split('--> statement-breakpoint').filter((statement) => !makesSchema.test(statement)),
      }
    }),
  )
}

/** owner (migrations), runtime (DML), job (control tables), readonly. None can log in or bypass row-level security. */
async function prepareRoles(sql: postgres.Sql, subgraph: string, login: { name: string; password: string }) {
  for (const kind of ['owner', 'runtime', 'job', 'readonly']) {
    await ensureRole(sql, `${subgraph}_${kind}`, 'nologin nobypassrls nosuperuser')
  }
  await ensureRole(sql, login.name, 'login nobypassrls nosuperuser', 'quintet')
  const insiders = [`${subgraph}_owner`, `${subgraph}_job`]
  const [row] = await sql<{ mayAlter: boolean; dangerous: boolean; isInsider: boolean }[]>`
    select rolsuper or rolbypassrls as dangerous,
      rolname = current_user or pg_has_role(oid, ${insiders[0]!}, 'member') or pg_has_role(oid, ${insiders[1]!}, 'member') as "isInsider",
      shobj_description(oid, 'pg_authid') = 'quintet' as "mayAlter" from pg_roles where rolname = ${login.name}`
  if (row?.dangerous) {
    throw new MigrationError(
      `${login.name} is a superuser or bypasses row-level security, so it cannot serve ${subgraph}. ` +
        'Give DATABASE_URL an ordinary login and MIGRATION_DATABASE_URL the administrator.',
    )
  }
  if (row?.isInsider) {
    throw new MigrationError(
      `${login.name} is the administrator or a member of ${insiders.join(' or ')}, which see more than one tenant, so it ` +
        `cannot serve ${subgraph}. Give DATABASE_URL a login of its own.`,
    )
  }
  if (row?.mayAlter) await sql.unsafe(`alter role ${name(login.name)} password ${literal(login.password)}`)
  // readonly is the role of reads without a transaction.
  await sql.unsafe(`grant ${subgraph}_runtime, ${subgraph}_readonly to ${name(login.name)}`)
  await sql.unsafe(`alter role ${name(login.name)} set statement_timeout = '10s'`)
  await sql.unsafe(`alter role ${name(login.name)} set idle_in_transaction_session_timeout = '20s'`)
  // An administrator that is not a superuser can use the roles that it created only as a member of them.
  await sql.unsafe(`grant ${subgraph}_owner, ${subgraph}_job to current_user`)
  const owner = `${subgraph}_owner`
  await sql.unsafe(`create schema if not exists ${subgraph} authorization ${owner}`)
  await sql.unsafe(`grant usage on schema ${subgraph} to ${subgraph}_runtime, ${subgraph}_job, ${subgraph}_readonly`)
  const defaults = `alter default privileges for role ${owner} in schema ${subgraph} grant`
  await sql.unsafe(`${defaults} select, insert, update, delete on tables to ${subgraph}_runtime, ${subgraph}_job`)
  await sql.unsafe(`${defaults} select on tables to ${subgraph}_readonly`)
}

/** `comment` marks a role as ours, in the same transaction, so that a role that we created is always recognised. */
async function ensureRole(sql: postgres.Sql, role: string, attributes: string, comment?: string): Promise<void> {
  const found = await sql`select 1 from pg_roles where rolname = ${role}`
  if (found.length > 0) return
  await sql.begin(async (transaction) => {
    await transaction.unsafe(`create role ${name(role)} ${attributes}`)
    if (comment !== undefined) await transaction.unsafe(`comment on role ${name(role)} is ${literal(comment)}`)
  })
}

/** Tries again after a moment: roles belong to the whole server, and a migration of another database may change them. */
async function retryRaces(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const { code = '', message = '' } = error as { code?: string; message?: string }
      const isRace = code === '42710' || code === '23505' || /tuple concurrently (updated|deleted)/.test(message)
      if (!isRace || attempt === 20) throw error
      await pause(Math.random() * 50 * attempt)
    }
  }
}

async function applyFiles(sql: postgres.Sql, subgraph: string, files: MigrationFile[]): Promise<string[]> {
  await sql`create schema if not exists quintet`
  await sql`create table if not exists quintet.migrations (subgraph text not null, tag text not null, hash text not null,
    applied_at timestamptz not null default now(), primary key (subgraph, tag))`
  const applied = await appliedMigrations(sql, subgraph)
  for (const { tag, hash } of files) {
    if (applied.has(tag) && applied.get(tag) !== hash) {
      throw new MigrationError(
        `Migration ${subgraph}/${tag} was changed after it had been applied. Restore it and write a new one.`,
      )
    }
  }
  const pending = files.filter(({ tag }) => !applied.has(tag))
  for (const { tag, hash, statements } of pending) {
    const applying = sql.begin(async (transaction) => {
      await transaction.unsafe(`set local lock_timeout = '5s'; set local role ${subgraph}_owner`)
      for (const statement of statements) if (statement.trim() !== '') await transaction.unsafe(statement)
      await transaction`reset role`
      await transaction`insert into quintet.migrations (subgraph, tag, hash) values (${subgraph}, ${tag}, ${hash})`
    })
    await applying.catch((cause: Error) => {
      const message = `Migration ${subgraph}/${tag} failed and changed nothing: ${cause.message}`
      throw new MigrationError(message, { cause })
    })
  }
  return pending.map(({ tag }) => tag)
}

/** Hashes of what was applied, by tag. */
export async function appliedMigrations(sql: postgres.Sql, subgraph: string): Promise<Map<string, string>> {
  const ledger = await sql<{ tag: string; hash: string }[]>`
    select tag, hash from quintet.migrations where subgraph = ${subgraph}`
  return new Map(ledger.map(({ tag, hash }) => [tag, hash]))
}

/** Enables and forces row-level security on every table: one that a migration forgot shows no rows, instead of all. */
async function forceRowSecurity(sql: postgres.Sql, subgraph: string): Promise<void> {
  const open = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = ${subgraph}::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`
  for (const table of open) {
    const target = `${subgraph}.${name(table.name)}`
    await sql.unsafe(`alter table ${target} enable row level security`)
    await sql.unsafe(`alter table ${target} force row level security`)
  }
}

const name = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
