import { runSubgraph } from '@quintet/kit/server/run-subgraph.ts'
import { enterTenants, seed } from './seed.ts'
import { identity } from './subgraph.ts'

await runSubgraph(identity, async (run) => {
  await seed(run)
  await enterTenants(run)
})
