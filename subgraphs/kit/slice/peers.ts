// Queries from one subgraph to another in the course of one request: `@inaccessible` batch queries under a service envelope,
// or what the caller could ask themselves, under theirs.
import type { ExecutionResult } from 'graphql'
import { type Envelope, serviceEnvelope } from '../wire/envelope.ts'
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
  /** What a subgraph answers to the caller themselves. A subgraph that does not answer gives a result without data. */
  asCaller(subgraph: string, request: SubgraphRequest): Promise<ExecutionResult>
}

const membershipsQuery = `query Memberships($userIds: [ID!]!, $tenantSlug: String, $tenantId: ID) {
  memberships(userIds: $userIds, tenantSlug: $tenantSlug, tenantId: $tenantId) { userId tenantId isActive }
}`

/** The peers that the subgraph `caller` queries for one request. */
export function createPeers(caller: string, envelope: Envelope, executorOf: (subgraph: string) => Executor): Peers {
  const query = async <T>(subgraph: string, field: string, request: SubgraphRequest): Promise<T> => {
    const result = await executorOf(subgraph)(request, serviceEnvelope(caller, envelope.requestId))
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
    async asCaller(subgraph, request) {
      try {
        return await executorOf(subgraph)(request, envelope)
      } catch {
        return { data: null }
      }
    },
  }
}
