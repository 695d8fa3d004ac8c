import { runSubgraph } from '@quintet/kit/process.ts'
import { seed } from './seed.ts'
import { marketplace } from './subgraph.ts'

await runSubgraph(marketplace, seed)
