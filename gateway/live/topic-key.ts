// What subscriptions must have in common to share a stream, as a key.
import type { GraphQLSchema } from 'graphql'
import type { Variables } from '../execution/run.ts'
import type { Variant } from '../execution/variant.ts'
import { resumptionOf } from './upstream.ts'

export interface Topic {
  readonly variant: Variant
  /** Coerced. */
  readonly variables: Variables
  readonly tenantId: string | null
  /** Null where the events are the same for all users with these rights. */
  readonly userId: string | null
}

/** Makes keys that are equal for topics with the same events. */
export function createTopicKeys(schema: GraphQLSchema): (topic: Topic) => string {
  const numbers = new WeakMap<Variant, number>()
  let variants = 0
  return ({ variant, variables, tenantId, userId }) => {
    const number = numbers.get(variant) ?? ++variants
    numbers.set(variant, number)
    const { primary, joinVariables } = variant.subscription(variables)
    const { others } = resumptionOf(primary, variables, schema)
    // The variable of `after` makes no difference, unless the fetches that join the events use it too.
    const isSignificant = (name: string): boolean =>
      Object.hasOwn(others, name) || joinVariables.has(name) || variant.conditions.includes(name)
    const significant = Object.entries(variables).filter(([name]) => isSignificant(name))
    return JSON.stringify([number, tenantId, userId, significant])
  }
}
