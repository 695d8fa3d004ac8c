// Reads without a transaction: who asks stands in front of each statement, under the same Sync. PostgreSQL makes one
// transaction of both, so that the settings die with the statement, and nothing is begun, committed or reserved.
import type postgres from 'postgres'
import { readMilliseconds, withDeadline } from './deadline.ts'
import type { Identity, Statement } from './statement.ts'

/** Longer than any read of the fast lane may take: what waits behind it on its connection waits with it. */
const maxReadTime = '2s'

/**
 * A role with SELECT alone, and READ ONLY besides: that cannot be taken back within the transaction, whatever the
 * statement calls. Row-level security is planned anew for each call, unless the plan is the same for all.
 */
const front = `select set_config('app.tenant_id', $1, true), set_config('app.user_id', $2, true),
  set_config('app.realm_id', $3, true), set_config('role', $4, true), set_config('transaction_read_only', 'on', true),
  set_config('plan_cache_mode', 'force_generic_plan', true), set_config('statement_timeout', '${maxReadTime}', true)`

/** What is sent in front of each statement of an identity. The driver keeps its bytes on it. */
export const inFront = (role: string, { tenantId, userId, realmId }: Identity) => ({
  string: front,
  values: [tenantId ?? '', userId ?? '', realmId ?? '', role],
})

/** Reads rows of a statement with that in front of it. */
export async function readBehind<P, Row>(
  lane: postgres.Sql,
  before: ReturnType<typeof inFront>,
  statement: Statement<P, Row>,
  values: P & Identity,
): Promise<Row[]> {
  const query = lane.unsafe(statement.text, statement.bind(values) as never[], { prepare: true, before })
  return (await withDeadline(query.values(), readMilliseconds)).map((row) => statement.row(row))
}
