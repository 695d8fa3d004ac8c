// Acting for the person who published a workflow or saved a connector: with their rights as they are now, and no others than
// the actions need.
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { Context } from '../context.ts'
import { ActionFailed } from './failure.ts'

/** For whom an action is done. */
export interface Acting {
  /** The user. */
  readonly userId: string
  /** The workflow or connector. */
  readonly origin: string
  /** How many runs and deliveries led to it, one to the next. */
  readonly depth: number
}

const prefix = 'workflow'

/** The id of a request: what it causes in turn is one deeper. */
const requestIdOf = ({ depth }: Acting, effectKey: string): string => `${prefix}:${depth}:${effectKey}`

/** How deep what a request caused is; 0 where no workflow sent it. */
export function depthOf(requestId: string | null | undefined): number {
  const [, depth] = /^workflow:(\d{1,3}):/.exec(requestId ?? '') ?? []
  return depth === undefined ? 0 : Number(depth) + 1
}

/** The envelope of a request for a user. Throws ActionFailed where they may act no more. */
export async function actingEnvelope(
  context: Context,
  acting: Acting,
  scopes: readonly string[],
  effectKey: string,
): Promise<Envelope> {
  const { peers, envelope } = context
  const [rights, [contact]] = await Promise.all([
    peers.rightsOf(acting.userId, tenantId(context)),
    peers.contacts([acting.userId]),
  ])
  if (contact === undefined || !rights.isMember || !rights.isTenantActive) {
    throw new ActionFailed('The person who published this may act in the tenant no more', true)
  }
  return {
    ...envelope,
    requestId: requestIdOf(acting, effectKey),
    viewer: { userId: acting.userId, sessionId: effectKey, acr: 'job', authTime: 0, methods: [] },
    grants: rights.permissions,
    policyVersion: rights.policyVersion,
    isTenantEnding: rights.isEnding,
    onBehalfOf: { workflow: acting.origin, publisher: acting.userId, scopes },
    service: null,
  }
}
