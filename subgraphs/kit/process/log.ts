// Structured logs on stderr, one line an event, each with its request's id.
import { type Logger, pino } from 'pino'
import { SettingsError } from './settings.ts'

export type { Logger }

const levels = [...Object.values(pino.levels.labels), 'silent']

/** A logger of this process. LOG_LEVEL names the least level that is written; warn unless told. Throws SettingsError. */
export function createLogger(level = process.env.LOG_LEVEL?.trim() || 'warn'): Logger {
  if (!levels.includes(level)) throw new SettingsError(`LOG_LEVEL must be ${levels.join(', ')}`)
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  )
}
