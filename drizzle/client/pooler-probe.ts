// A pooler between us and the server may give every transaction another connection. Finds out whether our statements work.
import type postgres from 'postgres'

const probeMilliseconds = 10_000
/** When the pooler serves other clients in between, the same connection may come back by chance. */
const attempts = 5

/** Statements do not work through the pooler. The message says what to do. */
export class PoolerError extends Error {
  override name = 'PoolerError'
}

/**
 * Throws with one clear sentence when statements do not work through what is in front of the server.
 * @param open a pool of a single connection
 */
export async function probePooler(open: () => postgres.Sql, prepare: boolean): Promise<void> {
  const [one, other] = [open(), open()]
  const late = AbortSignal.timeout(probeMilliseconds)
  try {
    await Promise.race([
      prepare ? probeOnAnother(one, other) : probe(one, prepare),
      new Promise((_, reject) => late.addEventListener('abort', () => reject(new Error('no answer')))),
    ])
  } catch (error) {
    const remedy = prepare
      ? 'If DATABASE_URL leads to a transaction pooler, set DATABASE_PREPARE=off, or give the pooler prepared statements.'
      : 'Check DATABASE_URL.'
    throw new PoolerError(`The database does not answer as it should (${(error as Error).message}). ${remedy}`)
  } finally {
    // Not awaited: a connection without an answer would end only later.
    for (const sql of [one, other]) sql.end({ timeout: 0 }).catch(() => {})
  }
}

/** Runs a prepared statement again while another transaction uses the connection that prepared it. */
async function probeOnAnother(one: postgres.Sql, other: postgres.Sql): Promise<void> {
  const first = await probe(one, true)
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const next = await other.begin(async (transaction) => {
      await transaction.unsafe('select 1')
      return probe(one, true)
    })
    if (next !== first) return
  }
}

/** Runs a statement in a transaction of its own; the server process that answered. */
async function probe(sql: postgres.Sql, prepare: boolean): Promise<unknown> {
  const pid = await sql.begin(async (transaction) => {
    // With a parameter: a statement without one is sent without a name.
    const [row] = await transaction.unsafe('select pg_backend_pid() as pid, $1::int', [1], { prepare })
    return row?.pid
  })
  if (prepare) await probeSettings(sql)
  return pid
}

/** As reads are sent: a setting in front must reach the same transaction, and end with it. */
async function probeSettings(sql: postgres.Sql): Promise<void> {
  const text = "select coalesce(current_setting('app.probe', true), '') as probe, $1::int"
  const before = { string: "select set_config('app.probe', $1, true)", values: ['in front'] }
  const [behind] = await sql.unsafe(text, [1], { prepare: true, before })
  const [after] = await sql.unsafe(text, [1], { prepare: true })
  if (behind?.probe !== 'in front' || after?.probe !== '') throw new Error('settings do not stay with their statement')
}
