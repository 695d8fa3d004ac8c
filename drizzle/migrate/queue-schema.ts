// pg-boss's own schema, one for each subgraph. It is made and kept up to date here, never by a process that serves.
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import type postgres from 'postgres'
import { queueSchemaOf } from '../table-parts/jobs.ts'

/** The version of the schema that pg-boss 12.35.0 works with. A test compares it with what pg-boss makes. */
export const queueSchemaVersion = 43

/** Brings the queues' schema of a subgraph up to date, as its owner; the job role works in it, and no other does. */
export async function migrateQueues(sql: postgres.Sql, subgraph: string): Promise<void> {
  const schema = queueSchemaOf(subgraph)
  const owner = `${subgraph}_owner`
  const job = `${subgraph}_job`
  await sql.unsafe(`create schema if not exists ${schema} authorization ${owner}`)
  const [found] = await sql<{ has: boolean }[]>`select to_regclass(${`${schema}.version`}) is not null as has`
  const version = found?.has
    ? Number((await sql.unsafe<{ version: number }[]>(`select version from ${schema}.version`))[0]?.version)
    : null
  if (version === queueSchemaVersion) return
  const plan =
    version === null ? getConstructionPlans(schema, { createSchema: false }) : getMigrationPlans(schema, version)
  try {
    await sql.unsafe(`set role ${owner}`)
    await sql.unsafe(plan)
  } finally {
    // A plan that failed leaves its transaction open.
    await sql.unsafe('rollback; reset role')
  }
  await sql.unsafe(`
    grant usage on schema ${schema} to ${job};
    grant select, insert, update, delete on all tables in schema ${schema} to ${job}`)
}
