import type { SubgraphName } from '@quintet/schema/load.ts'
import { declaredRoutes } from '@quintet/schema/routes.ts'

/** The routes that a subgraph has to have, for one that a test defines: they find nothing. */
export const routesOf = (name: SubgraphName) =>
  declaredRoutes
    .filter(({ subgraph }) => subgraph === name)
    .map(({ path, methods }) => ({
      path,
      handlers: Object.fromEntries(
        methods.map((method) => [method, async () => ({ status: 404, headers: {}, body: null })]),
      ),
    }))
