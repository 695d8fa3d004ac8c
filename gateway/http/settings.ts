// Settings of HTTP.
import { readOrigins } from '@quintet/kit/process/origins.ts'
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
