import { runSubgraph } from '@quintet/kit/server/run-subgraph.ts'
import { seed } from './seed.ts'
import { marketplace } from './subgraph.ts'

await runSubgraph(marketplace, seed)
