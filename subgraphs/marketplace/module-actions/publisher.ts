// Acting for the person who published a workflow or saved a connector: with their rights as they are now, and no others than
// the actions need.
import { tenantId } from '@quintet/kit/slice/context.ts'
import { refuseImpersonation } from '@quintet/kit/slice/impersonation.ts'
import { notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { permits } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { ActionFailed } from './failure.ts'
import { operationOf } from './operations.ts'

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

/**
 * Throws Refused where a caller would have their user act later in a way that they may not themselves: who acts as the user
 * for a while, and a token whose scopes do not cover what the actions need.
 */
export function refuseMoreRights(
  { envelope }: Pick<Context, 'envelope'>,
  actions: readonly { readonly module: string; readonly action: string }[],
): void {
  refuseImpersonation({ envelope })
  const { scopes } = envelope
  const needed = actions.flatMap(({ module, action }) => operationOf(module, action)?.scopes ?? [])
  const lacking = scopes === null ? [] : needed.filter((scope) => !permits(scopes, scope))
  if (lacking.length === 0) return
  const list = [...new Set(lacking)].join(', ')
  throw new Refused(notAllowed(`The scopes of this token do not cover what the actions need: ${list}`, 'SCOPE_MISSING'))
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
