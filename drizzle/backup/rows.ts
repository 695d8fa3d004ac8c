// What is asked of data that were just restored.
import postgres from 'postgres'

export interface RestoredRows {
  /** When the last transaction was committed that the log brought; null where it brought none. */
  lastCommit(): Promise<Date | null>
  /** How many tables and rows a subgraph has. All rows are read once, which finds pages that are damaged. */
  count(subgraph: string): Promise<{ tables: number; rows: bigint }>
  /** Ids of the tenants that have a ledger. */
  ledgerTenants(): Promise<readonly string[]>
  close(): Promise<void>
}

/** @param url connection string of the administrator to the server that restored */
export function openRestored(url: string): RestoredRows {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { default_transaction_read_only: true } })
  return {
    async lastCommit() {
      const [row] = await sql<{ at: Date | null }[]>`select pg_last_xact_replay_timestamp() as at`
      return row!.at
    },
    async count(subgraph) {
      const tables = await sql<{ name: string }[]>`select oid::regclass::text as name from pg_class
        where relkind in ('r', 'p') and not relispartition and relnamespace = to_regnamespace(${subgraph})`
      let rows = 0n
      for (const { name } of tables) {
        const [row] = await sql.unsafe<{ count: string }[]>(`select count(*)::text as count from ${name}`)
        rows += BigInt(row!.count)
      }
      return { tables: tables.length, rows }
    },
    async ledgerTenants() {
      const rows = await sql<{ id: string }[]>`
        select distinct tenant_id as id from credit.ledger_transactions order by 1`
      return rows.map(({ id }) => id)
    },
    close: () => sql.end({ timeout: 2 }),
  }
}
