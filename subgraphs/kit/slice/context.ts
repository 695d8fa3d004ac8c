// What resolvers and actions may use. There is one context for each request and each event.
import type { Scope } from '@quintet/drizzle/client/scope.ts'
import type { Requirement } from '@quintet/schema/access.ts'
import type { SubgraphName } from '@quintet/schema/load.ts'
import type { Publish } from '../events/publish.ts'
import type { Clock } from '../process/clock.ts'
import type { Logger } from '../process/log.ts'
import type { Envelope } from '../wire/envelope.ts'
import { forbidden, notFound, personNeeded, unauthenticated } from '../wire/errors.ts'
import { isPermitted } from '../wire/powers.ts'
import type { IdempotencyStatements } from './idempotency.ts'
import type { JobRequests } from './job-requests.ts'
import type { Letters } from './letters.ts'
import type { Licences } from './licences.ts'
import { type Batch, newBatch } from './loaders.ts'
import type { Peers } from './peers.ts'

export interface BaseContext {
  readonly envelope: Envelope
  readonly scope: Scope
  readonly peers: Peers
  readonly clock: Clock
  readonly log: Logger
  readonly batch: { current: Batch }
  readonly subgraph: SubgraphName
  readonly letters: Letters
  /** What is remembered of tenants' licences. */
  readonly licences: Licences
  /** Appends an event for other subgraphs, in a transaction. */
  readonly publish: Publish
  /** Null where a subgraph keeps no idempotency keys. */
  readonly idempotency: IdempotencyStatements | null
  /** Null where a subgraph takes no requests for work. */
  readonly jobs: JobRequests | null
  /** Access rules that were already judged for this request. */
  readonly verdicts: Map<Requirement, boolean>
}

/** The caller's user. Throws UNAUTHENTICATED for anonymous requests, and what says NO_PERSON to service accounts. */
export function viewerId({ envelope: { viewer, client } }: BaseContext): string {
  if (viewer === null) throw client === null ? unauthenticated() : personNeeded()
  return viewer.userId
}

/** The caller's user, or the service account; null for anonymous requests. */
export const callerId = ({ viewer, client }: Envelope): string | null => viewer?.userId ?? client

/** The active tenant. Throws without one: then there are no grants, and no guarded field gets here. */
export function tenantId(context: BaseContext): string {
  if (context.envelope.tenantId === null) throw new Error('There is no active tenant')
  return context.envelope.tenantId
}

/** The context, if this is the active tenant. Throws NOT_FOUND: other tenants are not there for the caller. */
export function activeTenant<Context extends BaseContext>(context: Context, id: string): Context {
  if (id !== context.envelope.tenantId) throw notFound('tenant')
  return context
}

/** The context, if this is the caller. Throws NOT_FOUND. */
export function activeViewer<Context extends BaseContext>(context: Context, id: string): Context {
  if (id !== callerId(context.envelope)) throw notFound('viewer')
  return context
}

/**
 * The context, if the caller has one of the permissions. For entities that a gateway joins by their key, where no
 * directive stands: each permission guards a field that leads to the entity. Throws FORBIDDEN.
 */
export function withPermission<Context extends BaseContext>(context: Context, ...permissions: string[]): Context {
  if (permissions.some((permission) => isPermitted(context.envelope, permission))) return context
  throw forbidden(permissions)
}

/** A context around an envelope. A write empties the loaders, so that later reads see it. */
export function createContext(
  parts: Pick<
    BaseContext,
    | 'envelope'
    | 'scope'
    | 'peers'
    | 'clock'
    | 'log'
    | 'idempotency'
    | 'jobs'
    | 'subgraph'
    | 'publish'
    | 'letters'
    | 'licences'
  >,
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
