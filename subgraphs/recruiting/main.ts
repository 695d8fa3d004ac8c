import { runSubgraph } from '@quintet/kit/process.ts'
import { seed } from './seed.ts'
import { recruiting } from './subgraph.ts'

await runSubgraph(recruiting, seed)
