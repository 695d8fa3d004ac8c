// Plain HTTP addresses that subgraphs answer at beside GraphQL; the gateway forwards these and no others.
import type { SubgraphName } from './load.ts'

export const declaredRoutes: readonly { subgraph: SubgraphName; method: 'GET'; path: string }[] = [
  { subgraph: 'identity', method: 'GET', path: '/.well-known/jwks.json' },
]
