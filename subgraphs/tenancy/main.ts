import { runSubgraph } from '@quintet/kit/server/run-subgraph.ts'
import { seed } from './seed.ts'
import { tenancy } from './subgraph.ts'

await runSubgraph(tenancy, seed)
