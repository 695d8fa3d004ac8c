// Structured logs on stderr, one line per event.
import { type Logger, pino } from 'pino'
import { SettingsError } from './settings.ts'

export type { Logger }

const levels = [...Object.values(pino.levels.labels), 'silent']

/** A logger of this process. LOG_LEVEL is the lowest level that is written, warn by default. Throws SettingsError. */
export function createLogger(level = process.env.LOG_LEVEL?.trim() || 'warn'): Logger {
  if (!levels.includes(level)) throw new SettingsError(`LOG_LEVEL must be one of ${levels.join(', ')}`)
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  )
}
