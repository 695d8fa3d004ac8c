// Rate limits and the cost limit, checked before anything is planned or fetched.
import type { Clock } from '@quintet/kit/process/clock.ts'
import { refusal, refusedForNow } from '@quintet/kit/wire/errors.ts'
import { networkOf } from '@quintet/kit/wire/network.ts'
import { type DeclaredRoute, declaredRoutes } from '@quintet/schema/routes.ts'
import type { GraphQLError } from 'graphql'
import type { Caller } from '../auth/viewers.ts'
import type { Variant } from '../execution/variant.ts'
import type { Given } from '../limits/cost.ts'
import type { Limits } from '../limits/limits.ts'
import type { Operation } from '../operations/operation.ts'
import { createBudget, type SharedCounts } from './budget.ts'

export interface Admission {
  /** Counts a request of an address: 0, or how many seconds it has to wait. */
  checkAddressLimit(address: string | null): number
  /** Counts a request of an address for a route that is not GraphQL: 0, or how many seconds it has to wait. */
  checkRouteLimit(route: DeclaredRoute, address: string | null): number
  /** Counts an operation and its cost for the caller. Returns the error that refuses it; null when it may run. */
  admit(operation: Operation, variant: Variant, given: Given, caller: Caller): GraphQLError | null
  stop(): void
}

/**
 * @param shared where several gateways add up their counts; null when each counts for itself
 */
export function createAdmission(limits: Limits, clock: Clock, shared: SharedCounts | null): Admission {
  const requests = createBudget('requests', limits.requestsPerAddress, clock, shared)
  const budgetsOf = (owner: 'viewer' | 'address') => ({
    operations: createBudget(`operations:${owner}`, limits.operationsPerViewer, clock, shared),
    costs: createBudget(`cost:${owner}`, limits.costPerViewer, clock, shared),
  })
  const routes = new Map(
    declaredRoutes.map((route) => [route, createBudget(`route:${route.path}`, route.perMinute, clock, shared)]),
  )
  // Counted apart: addresses are unlimited, and would evict the counts of viewers.
  const [ofViewers, ofAddresses] = [budgetsOf('viewer'), budgetsOf('address')]
  return {
    checkAddressLimit: (address) => requests.take(networkOf(address), 1),
    checkRouteLimit: (route, address) => routes.get(route)?.take(networkOf(address), 1) ?? 0,
    admit(operation, variant, given, { envelope: { viewer, client, clientIp } }) {
      const cost = operation.cost(variant, given)
      if (cost > limits.cost) {
        return refusal(
          'BAD_USER_INPUT',
          `Query cost ${cost} exceeds the limit of ${limits.cost}: ask for smaller pages or fewer levels`,
        )
      }
      const caller = viewer?.userId ?? client
      const { operations, costs } = caller === null ? ofAddresses : ofViewers
      const owner = caller ?? networkOf(clientIp)
      const wait = operations.take(owner, 1) || costs.take(owner, cost)
      return wait === 0 ? null : rateLimited(wait)
    },
    stop() {
      for (const { operations, costs } of [ofViewers, ofAddresses]) {
        operations.stop()
        costs.stop()
      }
      requests.stop()
      for (const budget of routes.values()) budget.stop()
      shared?.stop()
    },
  }
}

/** `retryAfter` in seconds, because sockets have no header for it. */
export const rateLimited = (seconds: number): GraphQLError =>
  refusedForNow('RATE_LIMITED', `Rate limit exceeded: try again in ${seconds} s`, seconds)
