import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { invalidInput, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { membersByUserIds } from '../memberships/store.ts'
import { fillIn } from '../notification-templates/rules.ts'
import { templateOfName } from '../notification-templates/store.ts'
import type {
  MarkNotificationsReadInput,
  SendNotificationsInput,
  SetNotificationPreferenceInput,
} from '../types.gen.ts'
import { areIds, readProblems, sendProblems } from './rules.ts'
import { countUnread, ofDedupeKey, ownAmong, readAll, readSome, upsertPreference } from './store.ts'
import { queue, tell, type Written } from './write.ts'

/** Sends notifications to members: in the application at once, letters by jobs. */
export const sendNotifications = (context: Context, input: SendNotificationsInput) =>
  change(context, 'sendNotifications', input, {
    problems: sendProblems(input),
    async work(writer) {
      // In one order, so that two who send at once do not wait for each other.
      const userIds = [...new Set(input.userIds)].sort()
      if (!areIds(userIds) || (await writer.read(membersByUserIds, { userIds })).length < userIds.length) {
        throw new Refused(notFoundProblem('There is no such member', ['input', 'userIds']))
      }
      const written = await textsOf(writer, input)
      const made =
        input.channel === 'IN_APP'
          ? await tell(context, writer, userIds, written, input.dedupeKey ?? null)
          : await queue(context, writer, userIds, written, input.channel, input.dedupeKey ?? null)
      if (made.length === userIds.length || typeof input.dedupeKey !== 'string') return { notifications: made }
      const known = await writer.read(ofDedupeKey, { members: userIds, dedupeKey: input.dedupeKey })
      return { notifications: known }
    },
  })

/** What notifications say. The category of a template holds for all that is written by it. */
async function textsOf(writer: Writer, input: SendNotificationsInput): Promise<Written> {
  const { channel, template: name, body } = input
  if (typeof name !== 'string') {
    const category = input.category ?? 'UPDATES'
    return { subject: null, body: body ?? '', category, templateId: null, templateVersion: null }
  }
  const [template] = await writer.read(templateOfName, { name, channel })
  if (template === undefined) throw new Refused(notFoundProblem('There is no such template', ['input', 'template']))
  const texts = fillIn(channel, template, input.data ?? {})
  if ('message' in texts) throw new Refused(invalidInput([texts]))
  const { id: templateId, version: templateVersion, category } = template
  return { ...texts, category, templateId, templateVersion }
}

const needTenant = ({ envelope }: Context) => {
  if (envelope.tenantId === null) throw new Refused(notAllowed('There is no active tenant', 'NO_TENANT'))
}

/** Marks the caller's notifications as read: some, or all. */
export const markNotificationsRead = (context: Context, input: MarkNotificationsReadInput) =>
  change(context, 'markNotificationsRead', input, {
    problems: readProblems(input.ids),
    async work(writer) {
      needTenant(context)
      const memberId = viewerId(context)
      const at = context.clock.now()
      const ids = input.ids ? [...new Set(input.ids)] : null
      if (ids !== null && (!areIds(ids) || (await writer.read(ownAmong, { memberId, ids })).length < ids.length)) {
        throw new Refused(notFoundProblem('There is no such notification', ['input', 'ids']))
      }
      const read = await writer.run(ids === null ? readAll : readSome, { memberId, ids: ids ?? [], at })
      return { count: read.length, unreadNotificationCount: await unreadCount(writer, memberId) }
    },
  })

/** How many notifications in the application a member has not read. */
export async function unreadCount(reader: Reader, memberId: string): Promise<number> {
  const [found] = await reader.read(countUnread, { memberId })
  return found!.count
}

/** Sets whether the caller wants a channel. */
export const setNotificationPreference = (context: Context, input: SetNotificationPreferenceInput) =>
  change(context, 'setNotificationPreference', input, {
    async work(writer) {
      needTenant(context)
      const { channel, isEnabled } = input
      const digest = input.digest ?? 'NONE'
      const at = context.clock.now()
      await writer.run(upsertPreference, { id: newId(), memberId: viewerId(context), channel, isEnabled, digest, at })
      return { channel, isEnabled, digest }
    },
  })
