// What gateways are told of API keys.
import type { Context } from '../context.ts'
import { keysByHash } from './store.ts'

export interface MachineState {
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

/** API keys by the SHA-256 of their text. */
export async function apiKeyStates(
  { scope, clock, keyHashes }: Context,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, MachineState>> {
  const stored = new Map(hashes.flatMap((hash) => keyHashes.all(hash).map((each) => [each, hash] as const)))
  const rows = await scope.read(keysByHash, { secretHashes: [...stored.keys()], at: clock.now() })
  return new Map(
    rows.map(({ secretHash, createdById, clientId, ...row }) => [
      stored.get(secretHash)!,
      { ...row, userId: clientId === null ? createdById : null, clientId: clientId ?? row.id, grants: null },
    ]),
  )
}
