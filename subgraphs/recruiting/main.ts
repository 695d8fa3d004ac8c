import { runSubgraph } from '@quintet/kit/server/run-subgraph.ts'
import { seed } from './seed.ts'
import { recruiting } from './subgraph.ts'

await runSubgraph(recruiting, seed)
