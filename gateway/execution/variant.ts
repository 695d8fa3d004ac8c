// What a viewer with given verdicts gets of an operation: the plan of what is left to him, compiled when first needed.
import { type DocumentNode, getOperationAST } from 'graphql'
import { LRUCache } from 'lru-cache'
import { prune } from '../access/prune.ts'
import { aliasFields } from '../selections/aliases.ts'
import { conditionsOf } from '../selections/selections.ts'
import type { Supergraph } from '../supergraph/load.ts'
import { requiredWithArguments } from '../supergraph/requirements.ts'
import { createWays } from './data/paths.ts'
import { compileEvents, compilePlan, type EventPlan } from './plan/compile.ts'
import { introspection, type MetaAnswer } from './response/introspection.ts'
import { createSerializer, type Serializer } from './response/serialize.ts'
import type { Step, Variables } from './run.ts'

export interface Variant {
  /** Indexes of the rules that do not hold. */
  readonly refused: ReadonlySet<number>
  isRefused(typeName: string, field: string): boolean
  /** The fetches of a query or mutation; null when nothing is to be fetched. */
  readonly step: Step | null
  /** The plan of a subscription. */
  readonly subscription: EventPlan
  /** Answers questions about the schema; null where none are asked. */
  readonly introspect: ((variables: Variables) => MetaAnswer) | null
  /** Writes responses of requests with these variables. */
  serializer(variables: Variables): Serializer
}

const mostSerializers = 64

export interface VariantSettings {
  readonly supergraph: Supergraph
  /** Whether a subgraph is on another machine. */
  isRemote(subgraph: string): boolean
  /** The operation and its fragments alone. */
  readonly document: DocumentNode
  readonly refused: ReadonlySet<number>
  isRefused(typeName: string, field: string): boolean
  /** Called when one more way to write its responses is kept. */
  onGrowth(): void
}

/** The variant of an operation without the refused fields. */
export function createVariant(settings: VariantSettings): Variant {
  const { supergraph, document, refused, isRefused, isRemote, onGrowth } = settings
  const { apiSchema, fullSchema } = supergraph
  const operation = getOperationAST(document)!
  const aliases = aliasFields(document, requiredWithArguments(fullSchema))
  const planned = { schema: fullSchema, aliases, wayTo: createWays(), isRemote }
  const plan = once(() => {
    const left = refused.size === 0 ? aliases.document : prune(apiSchema, aliases.document, isRefused)
    return supergraph.plan(left, operation.name?.value).node
  })
  const step = once(() => {
    const node = plan()
    if (node?.kind === 'Subscription') throw new Error('This plan is a subscription')
    return node === undefined ? null : compilePlan(node, planned)
  })
  const subscription = once(() => {
    const node = plan()
    if (node?.kind !== 'Subscription') throw new Error('This plan is no subscription')
    return compileEvents(node, planned)
  })
  const written = {
    schema: apiSchema,
    document,
    selectionSet: operation.selectionSet,
    rootType: apiSchema.getRootType(operation.operation)!,
    keyOf: aliases.keyOf,
    isRefused,
  }
  const conditions = conditionsOf(document)
  const serializers = new LRUCache<string, Serializer>({ max: mostSerializers })
  return {
    refused,
    isRefused,
    get step() {
      return step()
    },
    get subscription() {
      return subscription()
    },
    introspect: introspection(apiSchema, document),
    serializer(variables) {
      const key = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('')
      let serializer = serializers.get(key)
      if (serializer === undefined) {
        serializer = createSerializer(written, variables)
        // The first goes with the plan.
        if (serializers.size > 0 && serializers.size < mostSerializers) onGrowth()
        serializers.set(key, serializer)
      }
      return serializer
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
