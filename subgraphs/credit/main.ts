import { runSubgraph } from '@quintet/kit/process.ts'
import { seed } from './seed.ts'
import { credit } from './subgraph.ts'

await runSubgraph(credit, seed)
