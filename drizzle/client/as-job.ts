// Statements under the job role, which row-level security shows the rows of all tenants and users.
import type postgres from 'postgres'
import type { Identity, Statement } from './statement.ts'

const noIdentity: Identity = { tenantId: null, userId: null, realmId: null }

/** The rows of a statement, read under the job role, for no tenant and no user. */
export async function readAsJob<P extends object, Row>(
  jobs: postgres.Sql,
  statement: Statement<P, Row>,
  values: P,
): Promise<Row[]> {
  const parameters = statement.bind({ ...values, ...noIdentity }) as postgres.ParameterOrJSON<never>[]
  const rows = await jobs.unsafe(statement.text, parameters, { prepare: true }).values()
  return rows.map((row) => statement.row(row))
}
