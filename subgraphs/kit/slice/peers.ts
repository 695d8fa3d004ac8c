// Queries from one subgraph to another: `@inaccessible` batch queries under a service envelope, in the course of one request.
import { serviceEnvelope } from '../wire/envelope.ts'
import { refusal } from '../wire/errors.ts'
import type { Executor, SubgraphRequest } from '../wire/request.ts'

export interface MembershipFact {
  readonly userId: string
  readonly tenantId: string
  readonly isActive: boolean
}

export interface Peers {
  /** Present and former memberships of people in one tenant, named by slug or id. */
  memberships(of: { userIds: readonly string[]; tenantSlug?: string; tenantId?: string }): Promise<MembershipFact[]>
}

const membershipsQuery = `query Memberships($userIds: [ID!]!, $tenantSlug: String, $tenantId: ID) {
  memberships(userIds: $userIds, tenantSlug: $tenantSlug, tenantId: $tenantId) { userId tenantId isActive }
}`

/** The peers that the subgraph `caller` queries for one request. */
export function createPeers(caller: string, requestId: string, executorOf: (subgraph: string) => Executor): Peers {
  const query = async <T>(subgraph: string, field: string, request: SubgraphRequest): Promise<T> => {
    const result = await executorOf(subgraph)(request, serviceEnvelope(caller, requestId))
    const value = result.data?.[field]
    if (result.errors !== undefined || value === null || value === undefined) {
      throw refusal('UNAVAILABLE', `${subgraph} does not answer at the moment; try again`)
    }
    return value as T
  }
  return {
    async memberships(of) {
      if (of.userIds.length === 0) return []
      return query('tenancy', 'memberships', { query: membershipsQuery, variables: of })
    },
  }
}
