import { activeTenant, callerId } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { createTenant, updateTenant } from './actions.ts'
import { detail } from './details.ts'
import { countMembers, loadTenant } from './store.ts'

/** Checked by the table. */
const stateOf = <State extends string>(value: string) => value as State

export const resolvers: Resolvers = {
  Query: {
    viewer(_, __, { envelope }) {
      const id = callerId(envelope)
      return id === null ? null : { id }
    },
  },
  Viewer: {
    tenant: (_, __, context) =>
      context.envelope.tenantId === null ? null : loadTenant(context, context.envelope.tenantId),
  },
  Tenant: {
    __resolveReference: ({ id }, context) => loadTenant(context, id),
    status: ({ status }) => stateOf(status),
    statusReason: detail('statusReason'),
    statusChangedAt: detail('statusChangedAt'),
    externalId: detail('externalId'),
    tier: async (tenant, _, context) => stateOf(await detail('tier')(tenant, {}, context)),
    maxUsers: detail('maxUsers'),
    memberCount: ({ id }, _, context) => countMembers(activeTenant(context, id), id),
    region: detail('region'),
    features: detail('features'),
    settings: detail('settings'),
    branding: (tenant) => tenant,
    onboardingStatus: async (tenant, _, context) => stateOf(await detail('onboardingStatus')(tenant, {}, context)),
    activityRetentionDays: detail('activityRetentionDays'),
    createdAt: detail('createdAt'),
    updatedAt: detail('updatedAt'),
  },
  Mutation: {
    createTenant: (_, { input }, context) => createTenant(context, input),
    updateTenant: (_, { input }, context) => updateTenant(context, input),
  },
}
