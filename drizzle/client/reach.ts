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
  /** Subgraphs whose tables are there already. */
  readonly subgraphs: readonly string[]
}

const nothing = { mayMakeRoles: false, subgraphs: [] } as const
/** invalid_authorization_specification and invalid_password. */
const loginRefused = new Set(['28000', '28P01'])

/** Connects once, for at most 5 s, and looks. Never throws. */
export async function reach(url: string): Promise<Reached> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, fetch_types: false })
  try {
    const [row] = await sql<{ mayMakeRoles: boolean; hasLedger: boolean }[]>`
      select rolsuper or rolcreaterole as "mayMakeRoles", exists (select from pg_class
        where relname = 'migrations' and relnamespace = (select oid from pg_namespace where nspname = 'quintet')) as "hasLedger"
      from pg_roles where rolname = current_user`
    const found = row!.mayMakeRoles && row!.hasLedger
    const rows = found ? await sql<{ subgraph: string }[]>`select distinct subgraph from quintet.migrations` : []
    const subgraphs = rows.map(({ subgraph }) => subgraph)
    return { fault: null, isLoginRefused: false, mayMakeRoles: row!.mayMakeRoles, subgraphs }
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string }
    return { fault: message, isLoginRefused: loginRefused.has(code), ...nothing }
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {})
  }
}
