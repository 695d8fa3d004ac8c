import { activeTenant } from '@quintet/kit/slice/context.ts'
import { highestId, pageById } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { broadcastMessage, createChannel, deleteChannel, rolesOf } from './actions.ts'
import { type ChannelMessageSent, messagesSent, readableChannel } from './live.ts'
import { hasOneOf, keptSince } from './rules.ts'
import { channelPage, messagesBefore } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    channel: (_, { slug }, context) => readableChannel(context, slug),
  },
  Tenant: {
    channels: ({ id }, page, context) => channelPage(activeTenant(context, id), page),
  },
  Channel: {
    async messages({ id, readRoles, retentionHours }, page, context) {
      if (readRoles !== null && !hasOneOf(readRoles, await rolesOf(context, context.scope))) return null
      const since = keptSince(context.clock.now(), retentionHours)
      // One snapshot: what is not on the page comes after its cursor.
      return context.scope.snapshot(async (reader) => {
        const changesCursor = await context.channelFeed.head(reader, id)
        const found = await pageById(page, highestId, (beyond, limit) =>
          reader.read(messagesBefore, { channelId: id, beyond, since, limit }),
        )
        return { changesCursor, edges: found.edges, nodes: found.nodes, pageInfo: found.pageInfo }
      })
    },
  },
  ChannelMessage: {
    sender: ({ senderId }) => (senderId === null ? null : { id: senderId }),
    sentAt: ({ createdAt }) => createdAt,
  },
  Mutation: {
    createChannel: (_, { input }, context) => createChannel(context, input),
    deleteChannel: (_, { input }, context) => deleteChannel(context, input),
    broadcastMessage: (_, { input }, context) => broadcastMessage(context, input),
  },
  Subscription: {
    channelMessageSent: {
      subscribe: (_, { channel, filter, after }, context) => messagesSent(context, channel, filter ?? {}, after),
      resolve: (sent: ChannelMessageSent) => sent,
    },
  },
}
