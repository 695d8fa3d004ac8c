// Who is let in, and how often: the last look before anything is planned or fetched.
import type { Clock } from '@quintet/kit/process/clock.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import type { Caller } from '../auth/viewers.ts'
import type { Variant } from '../execution/variant.ts'
import type { Given } from '../limits/cost.ts'
import type { Limits } from '../limits/limits.ts'
import { networkOf } from '../limits/network.ts'
import type { Operation } from '../operations/operations.ts'
import { createBudget, type SharedCounts } from './budget.ts'

export interface Admission {
  /** Counts a request of an address: 0, or how many seconds it has to wait. */
  knock(address: string | null): number
  /** Counts an operation of a viewer and what it may bring; the error that refuses it, if so. */
  admit(operation: Operation, variant: Variant, given: Given, caller: Caller): GraphQLError | null
  stop(): void
}

/**
 * @param shared where gateways add up what they let in; null for each by itself
 */
export function createAdmission(limits: Limits, clock: Clock, shared: SharedCounts | null): Admission {
  const requests = createBudget('requests', limits.requestsPerAddress, clock, shared)
  const budgetsOf = (whose: string) => ({
    operations: createBudget(`operations:${whose}`, limits.operationsPerViewer, clock, shared),
    costs: createBudget(`cost:${whose}`, limits.costPerViewer, clock, shared),
  })
  // Apart: there are addresses without end, and each would push out a viewer's count.
  const [ofViewers, ofAddresses] = [budgetsOf('viewer'), budgetsOf('address')]
  return {
    knock: (address) => requests.take(networkOf(address), 1),
    admit(operation, variant, given, { envelope: { viewer, clientIp } }) {
      const cost = operation.cost(variant, given)
      if (cost > limits.cost) {
        return refusal(
          'BAD_USER_INPUT',
          `The operation may bring ${cost} objects, and ${limits.cost} are allowed: ask for smaller pages or fewer levels`,
        )
      }
      const { operations, costs } = viewer === null ? ofAddresses : ofViewers
      const who = viewer?.userId ?? networkOf(clientIp)
      const wait = operations.take(who, 1) || costs.take(who, cost)
      return wait === 0 ? null : tooMuch(wait)
    },
    stop() {
      for (const { operations, costs } of [ofViewers, ofAddresses]) {
        operations.stop()
        costs.stop()
      }
      requests.stop()
      shared?.stop()
    },
  }
}

/** `retryAfter` in seconds: over sockets there is no header to say it. */
export const tooMuch = (seconds: number): GraphQLError =>
  new GraphQLError(`Too much in one minute: try again in ${seconds} s`, {
    extensions: { code: 'RATE_LIMITED', retryAfter: seconds },
  })
