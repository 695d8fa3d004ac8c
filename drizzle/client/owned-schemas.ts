// Schemas that each have an owner of their own: a role that reaches nothing else. What runs in such a schema runs under a
// session of that role, so that there is no other role to go back to. The administrator makes and drops both.
import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { asAdministrator } from './as-administrator.ts'

export interface OwnedSchema {
  readonly schema: string
  /** Its owner; it may log in only while something runs. */
  readonly role: string
}

/** Another role owns a schema of this name. */
export class SchemaTakenError extends Error {
  override name = 'SchemaTakenError'
}

const statementMilliseconds = 60_000
const lockMilliseconds = 5_000
/** How long a login is good for, where the process that made it is killed. */
const loginMinutes = 10

/** Names are written into statements: they are what we make, and need no quotes. */
function checked({ schema, role }: OwnedSchema): OwnedSchema {
  for (const name of [schema, role]) {
    if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name) || name.startsWith('pg_')) throw new Error(`${name} is no name of ours`)
  }
  return { schema, role }
}

const inTransaction = <T>(url: string, work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> =>
  asAdministrator(url, async (sql) => {
    const done = await sql.begin(async (transaction) => {
      await transaction.unsafe(`set local lock_timeout = ${lockMilliseconds}`)
      return work(transaction)
    })
    return done as T
  })

const roleExists = async (sql: postgres.TransactionSql, role: string): Promise<boolean> =>
  (await sql`select 1 from pg_roles where rolname = ${role}`).length > 0

const ownerOf = async (sql: postgres.TransactionSql, schema: string): Promise<string | null> =>
  (
    await sql<
      { owner: string }[]
    >`select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = ${schema}`
  )[0]?.owner ?? null

/** Makes an empty schema with its owner; a second call finds both. Throws SchemaTakenError. */
export const createOwnedSchema = (adminUrl: string, owned: OwnedSchema): Promise<void> =>
  inTransaction(adminUrl, async (sql) => {
    const { schema, role } = checked(owned)
    if (!(await roleExists(sql, role))) {
      await sql.unsafe(
        `create role ${role} nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit connection limit 4`,
      )
    }
    const owner = await ownerOf(sql, schema)
    if (owner === role) return
    if (owner !== null) throw new SchemaTakenError(`The schema ${schema} belongs to ${owner}`)
    // An administrator that is not a superuser makes and drops what a role owns only where it may become the role.
    await sql.unsafe(`grant ${role} to current_user with inherit false, set true`)
    await sql.unsafe(`create schema ${schema} authorization ${role}`)
  })

/** Whether a schema is there with its owner. */
export const hasOwnedSchema = (adminUrl: string, owned: OwnedSchema): Promise<boolean> =>
  inTransaction(adminUrl, async (sql) => (await ownerOf(sql, owned.schema)) === owned.role)

/** Drops a schema with all that is in it, and its owner. Nothing happens where there is neither. */
export async function dropOwnedSchema(adminUrl: string, owned: OwnedSchema): Promise<void> {
  const { schema, role } = checked(owned)
  await inTransaction(adminUrl, async (sql) => {
    if ((await ownerOf(sql, schema)) !== role) return
    await sql.unsafe(`set local role ${role}`)
    await sql.unsafe(`drop schema ${schema} cascade`)
  })
  try {
    await inTransaction(adminUrl, (sql) => sql.unsafe(`drop role if exists ${role}`))
  } catch (error) {
    // Roles belong to the whole server: a copy of the database may have a schema of it.
    if (Reflect.get(Object(error), 'code') !== '2BP01') throw error
  }
}

/**
 * Runs work in one transaction of a session of the schema's owner, one at a time per schema. All of it is committed, or
 * nothing is. Without a schema there is nothing to run in.
 */
export async function inOwnedSchema<T>(
  adminUrl: string,
  owned: OwnedSchema,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const { schema, role } = checked(owned)
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10, fetch_types: false })
  try {
    // A second run would change the login of the first. The lock ends with this connection.
    await admin`select pg_advisory_lock(hashtextextended(${schema}, 0))`
    const password = randomBytes(24).toString('hex')
    const [row] = await admin<{ until: string }[]>`
      select (clock_timestamp() + make_interval(mins => ${loginMinutes}))::text as until`
    await admin.unsafe(`alter role ${role} login password '${password}' valid until '${row!.until}'`)
    try {
      return await inSession(loginUrl(adminUrl, role, password), schema, work)
    } finally {
      await admin.unsafe(`alter role ${role} nologin password null`)
    }
  } finally {
    await admin.end({ timeout: 5 })
  }
}

async function inSession<T>(
  url: string,
  schema: string,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const session = postgres(url, {
    max: 1,
    onnotice: () => {},
    connect_timeout: 10,
    fetch_types: false,
    connection: {
      application_name: `quintet ${schema}`,
      search_path: schema,
      statement_timeout: statementMilliseconds,
      lock_timeout: lockMilliseconds,
      idle_in_transaction_session_timeout: statementMilliseconds,
    },
  })
  try {
    return (await session.begin(async (sql) => {
      // The session of a process that was killed may go on for a moment.
      await sql`select pg_advisory_xact_lock(hashtextextended(${schema}, 1))`
      return work(sql)
    })) as T
  } finally {
    await session.end({ timeout: 5 })
  }
}

function loginUrl(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = password
  return url.href
}
