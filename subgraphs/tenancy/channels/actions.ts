import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  limitReached,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { ownRoles } from '../feature-flags/store.ts'
import { membersByUserIds } from '../memberships/store.ts'
import { readRoles } from '../roles/store.ts'
import { lockTenant } from '../tenants/store.ts'
import type { BroadcastMessageInput, CreateChannelInput, DeleteChannelInput } from '../types.gen.ts'
import { retentionQueue } from './jobs.ts'
import { channelProblems, defaultRetentionHours, endOfHour, hasOneOf, maxChannels, messageProblems } from './rules.ts'
import { channelOfSlug, countChannels, deleteRow, insertChannel, insertMessage, slugIndex } from './store.ts'

/** Slugs of the caller's roles. */
export const rolesOf = async ({ clock }: Pick<Context, 'clock'>, reader: Reader): Promise<string[]> =>
  (await reader.read(ownRoles, { at: clock.now() })).map(({ role }) => role)

/** Makes a channel. */
export const createChannel = (context: Context, input: CreateChannelInput) =>
  change(context, 'createChannel', input, {
    problems: channelProblems(input),
    taken: { [slugIndex]: conflict('This slug is taken', 'SLUG_TAKEN', ['input', 'slug']) },
    async work(writer) {
      // So that the count below stays right.
      await writer.read(lockTenant, {})
      await refuseUnknownRoles(writer, input)
      const [counted] = await writer.read(countChannels, {})
      if (counted!.count >= maxChannels) {
        throw new Refused(limitReached(`A tenant can have ${maxChannels} channels`, 'MAX_CHANNELS', ['input']))
      }
      const at = context.clock.now()
      return insertChannel(writer, {
        id: newId(),
        slug: input.slug,
        name: input.name.trim(),
        readRoles: input.readRoles ? [...input.readRoles] : null,
        writeRoles: input.writeRoles ? [...input.writeRoles] : null,
        retentionHours: input.retentionHours ?? defaultRetentionHours,
        createdAt: at,
        updatedAt: at,
      })
    },
  })

async function refuseUnknownRoles(writer: Writer, input: CreateChannelInput): Promise<void> {
  const known = new Set((await readRoles(writer)).map(({ slug }) => slug))
  for (const field of ['readRoles', 'writeRoles'] as const) {
    const unknown = (input[field] ?? []).find((role) => !known.has(role))
    if (unknown === undefined) continue
    throw new Refused(invalidInput([fieldProblem(`There is no role ${unknown}`, 'input', field)]))
  }
}

/** Deletes a channel with its messages. */
export const deleteChannel = (context: Context, { channel: slug }: DeleteChannelInput) =>
  change(
    context,
    'deleteChannel',
    {},
    {
      async work(writer) {
        if ((await writer.run(deleteRow, { slug })).length === 0) throw noChannel()
        return { id: slug }
      },
    },
  )

const noChannel = () => new Refused(notFoundProblem('There is no such channel', ['input', 'channel']))

/** Sends a message on a channel. Messages at once get their numbers one after the other. */
export const broadcastMessage = (context: Context, input: BroadcastMessageInput) =>
  change(context, 'broadcastMessage', input, {
    problems: messageProblems(input),
    async work(writer) {
      const [channel] = await writer.read(channelOfSlug, { slug: input.channel })
      if (channel === undefined) throw noChannel()
      if (!hasOneOf(channel.writeRoles, await rolesOf(context, writer))) {
        throw new Refused(notAllowed('You may not send on this channel', 'NOT_ALLOWED', ['input', 'channel']))
      }
      const audience = input.audience ? [...new Set(input.audience)] : null
      if (audience !== null && (await writer.read(membersByUserIds, { userIds: audience })).length < audience.length) {
        throw new Refused(notFoundProblem('There is no such member', ['input', 'audience']))
      }
      const sequence = await context.channelFeed.next(writer, channel.id)
      const at = context.clock.now()
      const channelMessage = await insertMessage(writer, {
        id: newId(),
        channelId: channel.id,
        event: input.event,
        payload: input.payload,
        audience,
        senderId: context.envelope.viewer?.userId ?? null,
        createdAt: at,
      })
      const cursor = await context.channelFeed.append(writer, channel.id, sequence, { ...channelMessage }, at)
      const startAfter = endOfHour(at, channel.retentionHours)
      const key = `${channel.id} ${startAfter.toISOString()}`
      await requestJob(context, writer, retentionQueue, key, { channelId: channel.id }, { startAfter })
      return { cursor, channelMessage }
    },
  })
