// Settings that both starts of the gateway share.
import type { SettingsReader } from '@quintet/kit/process/settings.ts'
import { type Limits, productionLimits, usualLimits } from './limits/limits.ts'

export interface FrontSettings {
  /** Origins whose pages may ask; `*` stands for all. */
  readonly corsOrigins: readonly string[]
  /** Whether answers are compressed for those who take it. */
  readonly compression: boolean
}

/** How the doors behave towards browsers. */
export function readFront(reader: SettingsReader): FrontSettings {
  return {
    corsOrigins: readOrigins(reader),
    compression: reader.choice('COMPRESSION', ['on', 'off'], 'on') === 'on',
  }
}

/** What operations may ask for and take. */
export function readLimits(reader: SettingsReader, mode: 'development' | 'production'): Limits {
  const usual = mode === 'production' ? productionLimits : usualLimits
  const { document, planMilliseconds, cacheBytes } = usual
  return {
    document: {
      tokens: reader.whole('MAX_TOKENS', document.tokens, 100, 1_000_000),
      depth: reader.whole('MAX_DEPTH', document.depth, 1, 50),
      rootFields: reader.whole('MAX_ROOT_FIELDS', document.rootFields, 1, 1000),
      fields: reader.whole('MAX_FIELDS', document.fields, 1, 100_000),
      aliases: reader.whole('MAX_ALIASES', document.aliases, 0, 100_000),
      directives: reader.whole('MAX_DIRECTIVES', document.directives, 0, 100_000),
    },
    planMilliseconds: reader.whole('PLAN_MILLISECONDS', planMilliseconds, 10, 60_000),
    cacheBytes: reader.whole('OPERATION_CACHE_MB', cacheBytes / mebibyte, 1, 65_536) * mebibyte,
    // Subgraphs take no more.
    bodyBytes: reader.whole('MAX_BODY_KB', usual.bodyBytes / 1024, 1, 16_384) * 1024,
    cost: reader.whole('MAX_COST', usual.cost, 1, most),
    costPerViewer: reader.whole('COST_PER_MINUTE', usual.costPerViewer, 0, most),
    operationsPerViewer: reader.whole('OPERATIONS_PER_MINUTE', usual.operationsPerViewer, 0, most),
    requestsPerAddress: reader.whole('ADDRESS_REQUESTS_PER_MINUTE', usual.requestsPerAddress, 0, most),
  }
}
const most = 1_000_000_000
const mebibyte = 1024 * 1024

export interface DocumentSettings {
  /** Files that list trusted documents. */
  readonly files: readonly string[]
  readonly only: boolean
  readonly apq: boolean
}

/** How documents reach the gateway. */
export function readDocuments(reader: SettingsReader): DocumentSettings {
  const files = (reader.text('TRUSTED_DOCUMENTS') ?? '').split(',').map((file) => file.trim())
  const named = files.filter((file) => file !== '')
  const only = reader.choice('TRUSTED_DOCUMENTS_ONLY', ['on', 'off'], 'off') === 'on'
  if (only && named.length === 0)
    reader.fault('TRUSTED_DOCUMENTS_ONLY needs TRUSTED_DOCUMENTS, the file that lists them')
  return { files: named, only, apq: reader.choice('APQ', ['on', 'off'], 'on') === 'on' }
}

function readOrigins(reader: SettingsReader): string[] {
  const entries = (reader.text('CORS_ORIGINS') ?? '').split(',').map((entry) => entry.trim().replace(/\/$/, ''))
  const origins = entries.filter((entry) => entry !== '')
  for (const origin of origins) {
    // An address with a path, or of another kind, would never equal what browsers send.
    if (origin !== '*' && URL.parse(origin)?.origin !== origin) {
      reader.fault(`CORS_ORIGINS holds ${origin}, which is no origin such as https://app.example.com`)
    }
  }
  return origins
}
