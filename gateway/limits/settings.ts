// Settings of the limits.
import type { SettingsReader } from '@quintet/kit/process/settings.ts'
import { defaultLimits, type Limits, productionLimits } from './limits.ts'

export function readLimits(reader: SettingsReader, mode: 'development' | 'production'): Limits {
  const defaults = mode === 'production' ? productionLimits : defaultLimits
  const { document, planMilliseconds, cacheBytes } = defaults
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
    // Subgraphs accept no more.
    bodyBytes: reader.whole('MAX_BODY_KB', defaults.bodyBytes / 1024, 1, 16_384) * 1024,
    cost: reader.whole('MAX_COST', defaults.cost, 1, maxPoints),
    costPerViewer: reader.whole('COST_PER_MINUTE', defaults.costPerViewer, 0, maxPoints),
    operationsPerViewer: reader.whole('OPERATIONS_PER_MINUTE', defaults.operationsPerViewer, 0, maxPoints),
    requestsPerAddress: reader.whole('ADDRESS_REQUESTS_PER_MINUTE', defaults.requestsPerAddress, 0, maxPoints),
  }
}
const maxPoints = 1_000_000_000
const mebibyte = 1024 * 1024
