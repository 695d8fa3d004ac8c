// Which modules tenants have valid licences of: asked of marketplace, and remembered for a short while.
import { LRUCache } from 'lru-cache'
import type { Bus } from '../events/bus.ts'
import type { Peers } from './peers.ts'
import { type NotAllowed, notAllowed } from './problems.ts'

/** The bus topic of hints that licences have changed. */
export const licencesTopic = 'marketplace.licences'

/** For so long an answer is used when no hint comes: an end by the clock gives none. */
const rememberedMilliseconds = 3_000
const maxTenants = 10_000

/** What a process remembers of tenants' licences. */
export interface Licences {
  /** Those of some modules that a tenant has no valid licence of. */
  lacking(peers: Peers, tenantId: string, slugs: readonly string[]): Promise<string[]>
  close(): void
}

export function rememberLicences(bus: Bus): Licences {
  const answers = new LRUCache<string, Promise<ReadonlySet<string>>>({ max: maxTenants, ttl: rememberedMilliseconds })
  const stop = bus.onWake(licencesTopic, () => answers.clear())
  const held = (peers: Peers, tenantId: string): Promise<ReadonlySet<string>> => {
    const known = answers.get(tenantId)
    if (known !== undefined) return known
    const asked = peers.licensedModules(tenantId).then((slugs) => new Set(slugs))
    answers.set(tenantId, asked)
    asked.catch(() => answers.delete(tenantId))
    return asked
  }
  return {
    async lacking(peers, tenantId, slugs) {
      const modules = await held(peers, tenantId)
      return slugs.filter((slug) => !modules.has(slug))
    },
    close: stop,
  }
}

/** The refusal of what needs modules without a valid licence. */
export const licenceRequired = (slugs: readonly string[]): NotAllowed =>
  notAllowed(`This needs a valid licence of ${slugs.join(', ')}`, 'LICENCE_REQUIRED')
