// Marks a database with the id that it is registered under.
import postgres from 'postgres'
import { MigrationError } from './migrate.ts'

/** Marks a database, or finds its mark. Throws MigrationError where it is marked as another, or has tables of Quintet without a mark. */
export async function claimDatabase(adminUrl: string, databaseId: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10, fetch_types: false })
  try {
    await sql.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(hashtext('quintet.registered_as'))`
      const [ledger] = await transaction`select 1 where to_regclass('quintet.migrations') is not null`
      await transaction`create schema if not exists quintet`
      await transaction`create table if not exists quintet.registered_as (database_id uuid primary key)`
      const marks = await transaction<{ id: string }[]>`select database_id as id from quintet.registered_as`
      if (marks.length > 0 ? marks[0]!.id !== databaseId : ledger !== undefined) {
        throw new MigrationError('The database has tables of Quintet already. Register an empty one.')
      }
      if (marks.length === 0) await transaction`insert into quintet.registered_as values (${databaseId})`
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
