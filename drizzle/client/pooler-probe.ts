// What may stand between us and the server: a pooler that hands every transaction another connection.
import type postgres from 'postgres'

const probeMilliseconds = 10_000
/** Others may be served in between, and then the same connection comes back by chance. */
const attempts = 5

/** Statements do not survive what stands before the server; the message says what to do. */
export class PoolerError extends Error {
  override name = 'PoolerError'
}

/**
 * Throws with one clear sentence when statements do not survive what stands before the server.
 * @param open a pool of a single connection
 */
export async function probePooler(open: () => postgres.Sql, prepare: boolean): Promise<void> {
  const [one, other] = [open(), open()]
  const late = AbortSignal.timeout(probeMilliseconds)
  try {
    await Promise.race([
      prepare ? askOnAnother(one, other) : ask(one, prepare),
      new Promise((_, reject) => late.addEventListener('abort', () => reject(new Error('no answer')))),
    ])
  } catch (error) {
    const remedy = prepare
      ? 'If DATABASE_URL leads to a transaction pooler, set DATABASE_PREPARE=off, or give the pooler prepared statements.'
      : 'Check DATABASE_URL.'
    throw new PoolerError(`The database does not answer as it should (${(error as Error).message}). ${remedy}`)
  } finally {
    // Not waited for: one without an answer would end as late.
    for (const sql of [one, other]) sql.end({ timeout: 0 }).catch(() => {})
  }
}

/** Asks again by a statement's name while another transaction has the connection that was asked first. */
async function askOnAnother(one: postgres.Sql, other: postgres.Sql): Promise<void> {
  const first = await ask(one, true)
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const next = await other.begin(async (transaction) => {
      await transaction.unsafe('select 1')
      return ask(one, true)
    })
    if (next !== first) return
  }
}

/** In a transaction of its own; the server process that answered. */
async function ask(sql: postgres.Sql, prepare: boolean): Promise<unknown> {
  const pid = await sql.begin(async (transaction) => {
    // With a parameter, or it would be sent without a name.
    const [row] = await transaction.unsafe('select pg_backend_pid() as pid, $1::int', [1], { prepare })
    return row?.pid
  })
  if (prepare) await askBehind(sql)
  return pid
}

/** As reads are asked: with a setting in front, which must reach the same transaction and end with it. */
async function askBehind(sql: postgres.Sql): Promise<void> {
  const text = "select coalesce(current_setting('app.probe', true), '') as probe, $1::int"
  const before = { string: "select set_config('app.probe', $1, true)", values: ['in front'] }
  const [behind] = await sql.unsafe(text, [1], { prepare: true, before })
  const [after] = await sql.unsafe(text, [1], { prepare: true })
  if (behind?.probe !== 'in front' || after?.probe !== '') throw new Error('settings do not stay with their statement')
}
