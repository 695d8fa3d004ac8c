// Chains a subgraph's audit log every few seconds, in whichever process comes first.
import type postgres from 'postgres'
import type { Clock } from '../process/clock.ts'
import type { Logger } from '../process/log.ts'
import type { Keyring } from '../sealed/keyring.ts'
import { sealAudit } from './seal.ts'

const everyMilliseconds = 5_000

/** Begins to chain the log regularly; returns a function that ends it. */
export function startSealing(
  subgraph: string,
  { jobs, clock, log, ring }: { jobs: postgres.Sql; clock: Clock; log: Logger; ring: Keyring },
): () => void {
  const reported = new Set<string>()
  let isFailing = false
  const seal = async (): Promise<void> => {
    try {
      const { broken } = await sealAudit(jobs, subgraph, { ring, at: clock.now() })
      isFailing = false
      for (const tenantId of broken) {
        if (!reported.has(tenantId))
          log.error({ subgraph, tenantId }, 'The audit chain is broken: pnpm verify-audit names the entry')
        reported.add(tenantId)
      }
    } catch (error) {
      // Once, and not every few seconds while the database is unavailable.
      if (!isFailing) log.warn({ subgraph, error: String(error) }, 'chaining the audit log failed')
      isFailing = true
    }
  }
  let isRunning = false
  const timer = setInterval(async () => {
    if (isRunning) return
    isRunning = true
    await seal()
    isRunning = false
  }, everyMilliseconds).unref()
  return () => clearInterval(timer)
}
