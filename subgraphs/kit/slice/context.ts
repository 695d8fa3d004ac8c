// What a resolver and an action may reach. Made anew for each request and each event.
import type { Scope } from '@quintet/drizzle/client/scope.ts'
import type { Requirement } from '@quintet/schema/access.ts'
import type { Clock } from '../process/clock.ts'
import type { Logger } from '../process/log.ts'
import type { Envelope } from '../wire/envelope.ts'
import { unauthenticated } from '../wire/errors.ts'
import type { IdempotencyStatements } from './idempotency.ts'
import { type Batch, newBatch } from './loaders.ts'
import type { Peers } from './peers.ts'

export interface BaseContext {
  readonly envelope: Envelope
  readonly scope: Scope
  readonly peers: Peers
  readonly clock: Clock
  readonly log: Logger
  readonly batch: { current: Batch }
  /** Null where a subgraph keeps no idempotency keys. */
  readonly idempotency: IdempotencyStatements | null
  /** What access.ts has already judged in this request. */
  readonly verdicts: Map<Requirement, boolean>
}

/** The person who asks. Throws UNAUTHENTICATED for anonymous requests. */
export function viewerId(context: BaseContext): string {
  if (context.envelope.viewer === null) throw unauthenticated()
  return context.envelope.viewer.userId
}

/** The active tenant. Throws FORBIDDEN without one: no grant was given, so no guarded field comes here. */
export function tenantId(context: BaseContext): string {
  if (context.envelope.tenantId === null) throw new Error('A tenant is needed here')
  return context.envelope.tenantId
}

/** A context around an envelope; a write empties the loaders, so that what follows reads anew. */
export function createContext(
  parts: Pick<BaseContext, 'envelope' | 'scope' | 'peers' | 'clock' | 'log' | 'idempotency'>,
): BaseContext {
  const batch = { current: newBatch() }
  const scope: Scope = {
    ...parts.scope,
    async write(work) {
      try {
        return await parts.scope.write(work)
      } finally {
        batch.current = newBatch()
      }
    },
  }
  return { ...parts, scope, batch, verdicts: new Map() }
}
