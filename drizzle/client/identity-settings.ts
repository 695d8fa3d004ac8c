// Reads without a transaction. Settings with the caller's identity are sent in front of each statement, under the same Sync:
// PostgreSQL runs both in one implicit transaction. So the settings end with the statement, without BEGIN and COMMIT.
import type postgres from 'postgres'
import { readMilliseconds, withDeadline } from './deadline.ts'
import type { Identity, Statement } from './statement.ts'

/** The longest that a read on a shared connection may take: the reads behind it wait for it. */
const maxRead = '2s'

/** Tenant, person and realm of a transaction: what row-level security compares. */
export const identitySettings = `select set_config('app.tenant_id', $1, true), set_config('app.user_id', $2, true),
  set_config('app.realm_id', $3, true)`

/**
 * The identity, a role that has SELECT alone, and READ ONLY, which a statement cannot take back whatever functions it calls.
 * A generic plan, since row-level security would make PostgreSQL plan each call again.
 */
export const readerSettings = `${identitySettings}, set_config('role', $4, true), set_config('transaction_read_only', 'on', true),
  set_config('plan_cache_mode', 'force_generic_plan', true), set_config('statement_timeout', '${maxRead}', true)`

/** What is sent in front of each statement of an identity. The driver caches its bytes on this object. */
export const settingsOf = (role: string, { tenantId, userId, realmId }: Identity) => ({
  string: readerSettings,
  values: [tenantId ?? '', userId ?? '', realmId ?? '', role],
})

/** Reads rows of a statement with these settings in front of it. */
export async function readWithSettings<P, Row>(
  connection: postgres.Sql,
  before: ReturnType<typeof settingsOf>,
  statement: Statement<P, Row>,
  values: P & Identity,
  milliseconds = readMilliseconds,
): Promise<Row[]> {
  const query = connection.unsafe(statement.text, statement.bind(values) as never[], { prepare: true, before })
  return (await withDeadline(query.values(), milliseconds)).map((row) => statement.row(row))
}
