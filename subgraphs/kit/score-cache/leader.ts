// One process leads: it holds an advisory lock of PostgreSQL, by a session that PostgreSQL ends when it falls silent. A leader
// that is paused for longer is replaced, and finds out before it writes again.
import { withDeadline } from '@quintet/drizzle/client/deadline.ts'
import postgres from 'postgres'
import type { Logger } from '../process/log.ts'

const tryMilliseconds = 1_000
const confirmMilliseconds = 1_000
const answerMilliseconds = 3_000
/** After so long without a word PostgreSQL ends the leader's session. */
const silenceMilliseconds = 5_000

export interface Leadership {
  /** Aborts when the lock is lost, or the process ends. */
  readonly signal: AbortSignal
  /** Asks PostgreSQL whether the lock is still held. Never rejects. */
  confirm(): Promise<boolean>
}

interface Campaign {
  /** A connection string that reaches the server directly: a pooler would hand the session to others. */
  readonly url: string
  /** What is led. */
  readonly name: string
  readonly log: Logger
  /** Leads until the signal aborts. Where it rejects, it is called again while the lock is held. */
  lead(leadership: Leadership): Promise<void>
}

/** Tries to lead until the returned function is called, which waits for the end. */
export function startCampaign({ url, name, log, lead }: Campaign): () => Promise<void> {
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => {},
    backoff: (losses) => Math.min(3 ** losses / 100, 1),
    connection: { application_name: `quintet ${name}`, idle_session_timeout: silenceMilliseconds },
  })
  const ending = new AbortController()
  const ask = async (text: string, parameters: string[] = []): Promise<Record<string, unknown>> => {
    const [row] = await withDeadline(sql.unsafe(text, parameters), answerMilliseconds)
    return row!
  }
  const leadOnce = async (): Promise<void> => {
    const { held, pid } = await ask(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held, pg_backend_pid() as pid',
      [name],
    )
    if (!held) return
    const lost = new AbortController()
    const signal = AbortSignal.any([lost.signal, ending.signal])
    const confirm = async (): Promise<boolean> => {
      // Another session, which the driver opens by itself, does not hold the lock.
      const isHeld = await ask('select pg_backend_pid() as pid').then(
        (row) => row.pid === pid,
        () => false,
      )
      if (!isHeld) lost.abort()
      return isHeld && !signal.aborted
    }
    const asking = (async () => {
      while (await confirm()) await pause(confirmMilliseconds, signal)
    })()
    log.info({ name }, 'leads')
    while (!signal.aborted) {
      await lead({ signal, confirm }).catch((error: unknown) =>
        log.warn({ name, error: String(error) }, 'leading failed'),
      )
      await pause(tryMilliseconds, signal)
    }
    await asking
    log.info({ name }, 'no longer leads')
  }
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await leadOnce().catch((error: unknown) => log.debug({ name, error: String(error) }, 'cannot ask for the lead'))
      await pause(tryMilliseconds, ending.signal)
    }
  }
  const ended = run()
  return async () => {
    ending.abort()
    await ended
    await sql.end({ timeout: 2 })
  }
}

/** Waits, or until the signal aborts. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
