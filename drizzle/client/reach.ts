// Whether a server answers to a connection string, before anything is done with it.
import postgres from 'postgres'

/** What a connection found. */
export interface Reached {
  /** Null when the server answered and let the login in; else what it or the network said. */
  readonly fault: string | null
  /** Whether the server answered and knows no such login and password. */
  readonly isLoginRefused: boolean
  /** Whether the login may make roles. */
  readonly mayMakeRoles: boolean
  /** Whether the login sees all rows and may copy them as they are: a superuser, or one with BYPASSRLS and SET on session_replication_role. */
  readonly mayMoveRows: boolean
  /** Subgraphs whose tables are there already. */
  readonly subgraphs: readonly string[]
}

const nothing = { mayMakeRoles: false, mayMoveRows: false, subgraphs: [] } as const
/** invalid_authorization_specification and invalid_password. */
const loginRefused = new Set(['28000', '28P01'])

/** Connects once, for at most 5 s, and looks. Never throws. */
export async function reach(url: string): Promise<Reached> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, fetch_types: false })
  try {
    const [row] = await sql<{ mayMakeRoles: boolean; mayMoveRows: boolean; hasLedger: boolean }[]>`
      select rolsuper or rolcreaterole as "mayMakeRoles", (rolsuper or rolbypassrls)
        and has_parameter_privilege('session_replication_role', 'set') as "mayMoveRows", exists (select from pg_class
        where relname = 'migrations' and relnamespace = (select oid from pg_namespace where nspname = 'quintet')) as "hasLedger"
      from pg_roles where rolname = current_user`
    const found = row!.mayMakeRoles && row!.hasLedger
    const rows = found ? await sql<{ subgraph: string }[]>`select distinct subgraph from quintet.migrations` : []
    const subgraphs = rows.map(({ subgraph }) => subgraph)
    const { mayMakeRoles, mayMoveRows } = row!
    return { fault: null, isLoginRefused: false, mayMakeRoles, mayMoveRows, subgraphs }
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string }
    return { fault: message, isLoginRefused: loginRefused.has(code), ...nothing }
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {})
  }
}
