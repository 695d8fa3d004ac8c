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
}

/** The states of tokens by their SHA-256, base64url; null where there is none. */
export async function machineStates(context: Context, hashes: readonly string[]): Promise<(MachineState | null)[]> {
  const keys = await apiKeyStates(context, hashes)
  return Promise.all(hashes.map(async (hash) => keys.get(hash) ?? (await tokenState(context, hash))))
}

async function apiKeyStates(context: Context, hashes: readonly string[]): Promise<ReadonlyMap<string, MachineState>> {
  const { scope, clock, keyHashes } = context
  const stored = new Map(hashes.flatMap((hash) => keyHashes.all(hash).map((each) => [each, hash] as const)))
  const rows = await scope.read(keysByHash, { secretHashes: [...stored.keys()], at: clock.now() })
  const states = await Promise.all(
    rows.map(async ({ secretHash, createdById, clientId, ...row }): Promise<[string, MachineState]> => {
      const hash = stored.get(secretHash)!
      if (clientId === null) return [hash, { ...row, userId: createdById, clientId: row.id, grants: null }]
      const account = await serviceAccountOf(scope.as({ tenantId: row.tenantId }), clientId)
      // Without its service account a key is good for nothing.
      const isLive = row.isLive && account !== null
      return [hash, { ...row, isLive, userId: null, clientId, grants: account?.scopes ?? [] }]
    }),
  )
  return new Map(states)
}

/** An access token is known by its consent where it has one: when that is taken back, gateways hear of it by this id. */
async function tokenState(context: Context, hash: string): Promise<MachineState | null> {
  const state = await accessTokenState(context, Buffer.from(hash, 'base64url'))
  if (state === null) return null
  const { clientId, consentId, userId, tenantId, expiresAt } = state
  const scopes = [...state.scopes]
  const grants = userId === null ? scopes : null
  return {
    id: consentId ?? clientId,
    isLive: true,
    userId,
    clientId,
    tenantId,
    scopes,
    grants,
    addresses: null,
    expiresAt,
  }
}
