// Where reads may come from beside the primary.
import type { StandbySettings } from '@quintet/drizzle/client/database.ts'
import type { SettingsReader } from './settings.ts'

/** No standby is read from that is further behind. */
export const maxStandbyLagSeconds = 300

/** How far a standby may be behind before it is left alone. Gateways need the same number. */
export const readMaxLag = (reader: SettingsReader): number =>
  reader.whole('STANDBY_MAX_LAG_SECONDS', 10, 1, maxStandbyLagSeconds)

/**
 * The standby of a subgraph: its own setting, such as CREDIT_STANDBY_DATABASE_URL, or the one for all; null without. Identity
 * has none: it says who someone is, and whether their session lasts.
 */
export function readStandby(reader: SettingsReader, subgraph: string): StandbySettings | null {
  const shared = reader.postgres('STANDBY_DATABASE_URL')
  const maxLagSeconds = readMaxLag(reader)
  if (subgraph === 'identity') return null
  const url = reader.postgres(`${subgraph.toUpperCase()}_STANDBY_DATABASE_URL`) ?? shared
  return url === null ? null : { url, maxLagSeconds }
}
