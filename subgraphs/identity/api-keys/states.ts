// What gateways are told of bearer tokens of machines: API keys, and access tokens of OAuth clients.
import type { Context } from '../context.ts'
import { accessTokenState } from '../oauth/access-tokens.ts'
import { serviceAccountOf } from './service-accounts.ts'
import { keysByHash } from './store.ts'

interface MachineState {
  readonly id: string
  readonly isLive: boolean
  readonly userId: string | null
  readonly clientId: string
  readonly tenantId: string | null
  readonly scopes: string[]
  readonly grants: string[] | null
  readonly addresses: string[] | null
  readonly expiresAt: Date | null
  readonly thumbprint: string | null
}

/**
 * The states of tokens by their SHA-256, base64url; null where there is none.
 * @param withBound whether the caller demands the proofs of tokens that are bound to a key; otherwise there are none such
 */
export async function machineStates(
  context: Context,
  hashes: readonly string[],
  withBound: boolean,
): Promise<(MachineState | null)[]> {
  const keys = await apiKeyStates(context, hashes)
  return Promise.all(
    hashes.map(async (hash) => {
      const state = keys.get(hash) ?? (await tokenState(context, hash))
      return state?.thumbprint != null && !withBound ? null : state
    }),
  )
}

async function apiKeyStates(context: Context, hashes: readonly string[]): Promise<ReadonlyMap<string, MachineState>> {
  const { scope, clock, keyHashes } = context
  const stored = new Map(hashes.flatMap((hash) => keyHashes.all(hash).map((each) => [each, hash] as const)))
  const rows = await scope.read(keysByHash, { secretHashes: [...stored.keys()], at: clock.now() })
  const states = await Promise.all(
    rows.map(async ({ secretHash, createdById, clientId, ...row }): Promise<[string, MachineState]> => {
      const hash = stored.get(secretHash)!
      const unbound = { ...row, thumbprint: null }
      if (clientId === null) return [hash, { ...unbound, userId: createdById, clientId: row.id, grants: null }]
      const account = await serviceAccountOf(scope.as({ tenantId: row.tenantId }), clientId)
      // Without its service account a key is good for nothing.
      const isLive = row.isLive && account !== null
      return [hash, { ...unbound, isLive, userId: null, clientId, grants: account?.scopes ?? [] }]
    }),
  )
  return new Map(states)
}

/** An access token is known by its consent where it has one: when that is taken back, gateways hear of it by this id. */
async function tokenState(context: Context, hash: string): Promise<MachineState | null> {
  const state = await accessTokenState(context, Buffer.from(hash, 'base64url'))
  if (state === null) return null
  const { isLive, clientId, consentId, userId, tenantId, expiresAt, thumbprint } = state
  const scopes = [...state.scopes]
  const grants = userId === null ? scopes : null
  return {
    id: consentId ?? clientId,
    isLive,
    userId,
    clientId,
    tenantId,
    scopes,
    grants,
    addresses: null,
    expiresAt,
    thumbprint,
  }
}
