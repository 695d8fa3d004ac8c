// Sessions and rights, as identity and tenancy report them.
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { Subject } from '../access/rules.ts'
import type { Source } from '../sources/source.ts'

export interface Rights {
  readonly subject: Subject
  readonly policyVersion: number
  readonly isMember: boolean
}

const sessionQuery = 'query SessionState($ids: [ID!]!) { sessionStates(ids: $ids) { id isLive } }'
const grantsQuery = `query Grants($userId: ID!, $tenantId: ID) {
  grants(userId: $userId, tenantId: $tenantId) { permissions policyVersion isMember }
}`

/** Whether a session is live. Rejects with UNAVAILABLE when identity does not say. */
export async function readSession(identity: Source, id: string, requestId: string): Promise<boolean> {
  const [state] = await read<{ isLive: boolean }[]>(identity, sessionQuery, { ids: [id] }, requestId)
  return state?.isLive ?? false
}

/** The rights of a user in a tenant. Rejects with UNAVAILABLE when tenancy does not say. */
export async function readRights(
  tenancy: Source,
  userId: string,
  tenantId: string | null,
  requestId: string,
): Promise<Rights> {
  type Grants = { permissions: string[]; policyVersion: number; isMember: boolean }
  const { permissions, ...rest } = await read<Grants>(tenancy, grantsQuery, { userId, tenantId }, requestId)
  return { ...rest, subject: { isAuthenticated: true, grants: permissions } }
}

async function read<T>(
  source: Source,
  query: string,
  variables: Record<string, unknown>,
  requestId: string,
): Promise<T> {
  const result = await source.execute({ query, variables }, serviceEnvelope('gateway', requestId))
  const value = Object.values(result.data ?? {})[0]
  if (value === null || value === undefined) {
    throw refusal('UNAVAILABLE', 'Your rights cannot be read at the moment; try again')
  }
  return value as T
}
