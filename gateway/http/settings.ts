// Settings of HTTP.
import type { SettingsReader } from '@quintet/kit/process/settings.ts'

export interface HttpSettings {
  /** Origins whose pages may send requests; `*` stands for all. */
  readonly corsOrigins: readonly string[]
  /** Whether answers are compressed for clients that accept it. */
  readonly compression: boolean
}

export function readHttpSettings(reader: SettingsReader): HttpSettings {
  return {
    corsOrigins: readOrigins(reader),
    compression: reader.choice('COMPRESSION', ['on', 'off'], 'on') === 'on',
  }
}

function readOrigins(reader: SettingsReader): string[] {
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
