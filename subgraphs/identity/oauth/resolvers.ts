import { activeTenant } from '@quintet/kit/slice/context.ts'
import { revealed } from '@quintet/kit/slice/shown-once.ts'
import type { OAuthClientType, OAuthGrantType, Resolvers } from '../types.gen.ts'
import {
  createOAuthClient,
  deleteOAuthClient,
  revokeOAuthConsent,
  rotateOAuthClientSecret,
  updateOAuthClient,
} from './actions.ts'
import { clientIdOf } from './client-ids.ts'
import { clientPage, consentsOfClient, consentsOfUser } from './store.ts'

const reference = (id: string | null) => (id === null ? null : { id })

export const resolvers: Resolvers = {
  Viewer: {
    oauthConsents: ({ id }, page, context) => consentsOfUser(context, { ...page, person: id }),
  },
  Tenant: {
    oauthClients: ({ id }, page, context) => clientPage(activeTenant(context, id), page),
  },
  OAuthClient: {
    clientId: (client) => clientIdOf(client),
    type: ({ type }) => type as OAuthClientType,
    grants: ({ grants }) => grants as OAuthGrantType[],
    consents: ({ id }, page, context) => consentsOfClient(context, id, page),
  },
  OAuthConsent: {
    client: ({ tenantId, clientId, clientName }) => ({
      clientId: clientIdOf({ tenantId, id: clientId }),
      name: clientName,
    }),
    user: ({ userId }) => ({ id: userId }),
    revokedBy: ({ revokedBy }) => reference(revokedBy),
  },
  OAuthClientSecret: {
    secret: ({ secret }) => revealed(secret),
  },
  Mutation: {
    createOAuthClient: (_, { input }, context) => createOAuthClient(context, input),
    updateOAuthClient: (_, { input }, context) => updateOAuthClient(context, input),
    rotateOAuthClientSecret: (_, { input }, context) => rotateOAuthClientSecret(context, input),
    deleteOAuthClient: (_, { input }, context) => deleteOAuthClient(context, input),
    revokeOAuthConsent: (_, { input }, context) => revokeOAuthConsent(context, input),
  },
}
