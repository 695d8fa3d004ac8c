// Structured logs on stderr, one line an event, each with its request's id.
import { type Logger, pino } from 'pino'

export type { Logger }

/** A logger of this process. LOG_LEVEL names the least level that is written; warn unless told. */
export function createLogger(level = process.env.LOG_LEVEL ?? 'warn'): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  )
}
