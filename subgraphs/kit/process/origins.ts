// CORS_ORIGINS: pages of other origins that belong to this installation.
import type { SettingsReader } from './settings.ts'

/** Origins such as https://app.example.com; `*` stands for all. */
export function readOrigins(reader: SettingsReader): string[] {
  const entries = (reader.text('CORS_ORIGINS') ?? '').split(',').map((entry) => entry.trim().replace(/\/$/, ''))
  const origins = entries.filter((entry) => entry !== '')
  for (const origin of origins) {
    // A URL with a path, or of another scheme, never equals what browsers send.
    if (origin !== '*' && URL.parse(origin)?.origin !== origin) {
      reader.fault(`CORS_ORIGINS holds ${origin}, which is not an origin such as https://app.example.com`)
    }
  }
  return origins
}
