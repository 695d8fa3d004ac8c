// Sessions and rights, as identity and tenancy report them.
import type { AddressRules } from '@quintet/kit/wire/address-rules.ts'
import { type ProofMethod, serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { Source } from '../sources/source.ts'
import type { MachineLimits } from './machines.ts'

export interface Rights {
  readonly grants: readonly string[]
  readonly policyVersion: number
  readonly isMember: boolean
  /** Whether the tenant will be deleted. */
  readonly isEnding: boolean
  /** Whether the tenant may be entered, by whomever. */
  readonly isTenantActive: boolean
  /** When the next of the caller's roles ends; null if none does. */
  readonly changesAt: string | null
  /** The addresses that the tenant's members may come from; null where the tenant does not look at them. */
  readonly addressRules?: AddressRules | null
}

/** What identity knows of a session. */
export interface SessionState {
  readonly isLive: boolean
  readonly isRestricted: boolean
  /** Whether the user entered the tenant in an emergency, without being a member. */
  readonly isBreakGlass: boolean
  /** The user who impersonates the session's user. */
  readonly actorId: string | null
  /** The OAuth client or API key that it belongs to. */
  readonly clientId: string | null
  readonly scopes: readonly string[] | null
  readonly methods: readonly ProofMethod[]
  /** Of a machine's token alone. */
  readonly machine?: MachineLimits
  /** When it ends unless it is used before, ISO 8601 as the others. */
  readonly endsAt?: string | null
  /** From when on its use is to be reported; null where it need not be. */
  readonly useDueAt?: string | null
  /** When it has to be read again, though nothing is reported. */
  readonly changesAt?: string | null
}

const stateFields = '{ isLive isRestricted isBreakGlass actorId clientId scopes methods endsAt useDueAt changesAt }'
const sessionQuery = `query SessionState($ids: [ID!]!) { sessionStates(ids: $ids) ${stateFields} }`
const useMutation = `mutation UseSession($ids: [ID!]!) { useSessions(ids: $ids) ${stateFields} }`
const grantsQuery = `query Grants($userId: ID!, $tenantId: ID) {
  grants(userId: $userId, tenantId: $tenantId) {
    permissions policyVersion isMember isTenantActive isEnding changesAt addressRules { enabled allowedIPs allowedRanges blockList }
  }
}`

const unknown: SessionState = {
  isLive: false,
  isRestricted: true,
  isBreakGlass: false,
  actorId: null,
  clientId: null,
  scopes: [],
  methods: [],
}

/** A session that is asked about, and the realm of its user. */
interface SessionAsked {
  readonly id: string
  readonly realmId: string
  readonly requestId: string
}

/** The state of a session. Rejects with UNAVAILABLE when identity does not say. */
export async function readSession(identity: Source, { id, realmId, requestId }: SessionAsked): Promise<SessionState> {
  const [state] = await read<SessionState[]>(identity, sessionQuery, { ids: [id] }, requestId, realmId)
  return state ?? unknown
}

/** Reports that a session is being used. Its state then. */
export async function reportUse(identity: Source, { id, realmId, requestId }: SessionAsked): Promise<SessionState> {
  const [state] = await read<SessionState[]>(identity, useMutation, { ids: [id] }, requestId, realmId)
  return state ?? unknown
}

/** The rights of a user in a tenant. Rejects with UNAVAILABLE when tenancy does not say. */
export async function readRights(
  tenancy: Source,
  userId: string,
  tenantId: string | null,
  requestId: string,
): Promise<Rights> {
  type Grants = Omit<Rights, 'grants'> & { permissions: string[] }
  const { permissions, ...rest } = await read<Grants>(tenancy, grantsQuery, { userId, tenantId }, requestId)
  return { ...rest, grants: permissions }
}

async function read<T>(
  source: Source,
  query: string,
  variables: Record<string, unknown>,
  requestId: string,
  realmId?: string,
): Promise<T> {
  const result = await source.execute({ query, variables }, serviceEnvelope('gateway', requestId, realmId))
  const value = Object.values(result.data ?? {})[0]
  if (value === null || value === undefined) {
    throw refusal('UNAVAILABLE', 'Your rights cannot be read at the moment; try again')
  }
  return value as T
}
