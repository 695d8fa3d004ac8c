import { runSubgraph } from '@quintet/kit/server/run-subgraph.ts'
import { seed } from './seed.ts'
import { credit } from './subgraph.ts'

await runSubgraph(credit, seed)
