// The source of the subscription: replay after a cursor, then live.
import { mapAsync } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { filterAsync } from '@quintet/kit/subgraph/feed.ts'
import { badInput, notFound } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { rolesOf } from './actions.ts'
import { type ChannelFilter, filterFault, hasOneOf, keptSince, passes } from './rules.ts'
import { type ChannelMessageRow, type ChannelRow, channelOfSlug } from './store.ts'

/** A channel on which the caller receives. Throws NOT_FOUND. */
export async function readableChannel(context: Context, slug: string): Promise<ChannelRow> {
  const [channel] = await context.scope.read(channelOfSlug, { slug })
  if (channel === undefined || !hasOneOf(channel.readRoles, await rolesOf(context, context.scope))) {
    throw notFound('channel')
  }
  return channel
}

export interface ChannelMessageSent {
  readonly cursor: string
  readonly channelMessage: ChannelMessageRow
}

/** Messages on a channel that the caller is to have. */
export async function messagesSent(
  context: Context,
  slug: string,
  filter: ChannelFilter,
  after: string | null | undefined,
) {
  const fault = filterFault(filter)
  if (fault !== null) throw badInput(fault)
  const { id, retentionHours } = await readableChannel(context, slug)
  const userId = context.envelope.viewer?.userId
  const all = context.channelFeed.follow(tenantId(context), id, after, context.scope.snapshot)
  const messages = mapAsync(all, ({ cursor, payload }): ChannelMessageSent => {
    const row = payload as unknown as ChannelMessageRow
    return { cursor, channelMessage: { ...row, createdAt: new Date(row.createdAt) } }
  })
  return filterAsync(messages, ({ channelMessage: message }) => {
    const isFor = message.audience === null || (userId !== undefined && message.audience.includes(userId))
    return isFor && message.createdAt > keptSince(context.clock.now(), retentionHours) && passes(filter, message)
  })
}
