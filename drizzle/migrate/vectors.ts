// The column of pgvector: it is there where the extension is, and no migration of ours needs it.
import type postgres from 'postgres'

/** Whether pgvector is installed, in the schema public, and memories have no column for it yet. */
export const lacksVectors = `select 1 from pg_extension e join pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'vector' and n.nspname = 'public' and to_regclass('tenancy.memory_entries') is not null
    and not exists (select from pg_attribute where attrelid = 'tenancy.memory_entries'::regclass and attname = 'vector' and not attisdropped)`

/** Of any length: each model has its own. Searches read the vectors of one member, so no index serves them. */
export const addVectors = 'alter table tenancy.memory_entries add column vector public.vector'

/** Adds the column as soon as the extension is there. Vectors are written by a job, and by searches that find them missing. */
export async function migrateVectors(sql: postgres.Sql, subgraph: string): Promise<void> {
  if (subgraph !== 'tenancy' || (await sql.unsafe(lacksVectors)).length === 0) return
  await sql.begin(async (transaction) => {
    await transaction.unsafe(`set local lock_timeout = '5s'; set local role ${subgraph}_owner`)
    await transaction.unsafe(addVectors)
  })
}
