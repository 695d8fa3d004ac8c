import { activeTenant, withPermission } from '@quintet/kit/slice/context.ts'
import { revealed } from '@quintet/kit/slice/shown-once.ts'
import { deliveryPages } from '../deliveries/store.ts'
import type { ConnectorType, Resolvers } from '../types.gen.ts'
import { rotateConnectorSecret, saveConnector } from './actions.ts'
import { warningsOf } from './rules.ts'
import { connectorPage, loadConnector, loadEdges } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    connectors: ({ id }, args, context) => connectorPage(activeTenant(context, id), args),
  },
  Connector: {
    __resolveReference: ({ id }, context) => loadConnector(withPermission(context, 'marketplace.connectors:read'), id),
    type: ({ type }) => type as ConnectorType,
    mappings: ({ mappings }) => [...mappings],
    warnings: async (connector, _, context) => warningsOf(connector, await loadEdges(context)),
    deliveries: ({ id }, args, context) => deliveryPages(context, id, args),
  },
  ConnectorSecret: {
    secret: ({ secret }) => revealed(secret),
  },
  Mutation: {
    saveConnector: (_, { input }, context) => saveConnector(context, input),
    rotateConnectorSecret: (_, { input }, context) => rotateConnectorSecret(context, input),
  },
}
