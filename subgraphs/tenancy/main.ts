import { runSubgraph } from '@quintet/kit/process.ts'
import { seed } from './seed.ts'
import { tenancy } from './subgraph.ts'

await runSubgraph(tenancy, seed)
