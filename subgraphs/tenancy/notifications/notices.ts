// Notices of subgraphs as notifications: by the tenant's own template where there is one, and in the built-in words else.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Context } from '../context.ts'
import { type Channel, fillIn } from '../notification-templates/rules.ts'
import { templateOfName } from '../notification-templates/store.ts'
import type { NoticeEvent } from './queues.ts'
import { queue, tell, type Written } from './write.ts'

/** Writes the notifications of a notice, each person's once by each channel. */
export async function writeNotice(context: Context, writer: Writer, event: NoticeEvent): Promise<void> {
  // In one order, so that two who write at once do not wait for each other.
  const userIds = [...new Set(event.userIds)].sort()
  for (const channel of event.channels) {
    const written = await textsOf(context, writer, event, channel)
    const dedupeKey = `${event.notice} ${channel} ${event.key}`
    if (channel === 'IN_APP') await tell(context, writer, userIds, written, dedupeKey)
    // What cannot be sent here is not kept as a failure.
    else if (context.letters.canSend(channel)) await queue(context, writer, userIds, written, channel, dedupeKey)
  }
}

/** A template that lacks a value does not keep people from being told: the built-in text is sent. */
async function textsOf(
  context: Context,
  writer: Writer,
  { notice, category, data, subject, body }: NoticeEvent,
  channel: Channel,
): Promise<Written> {
  const builtIn = {
    subject: channel === 'EMAIL' ? subject : null,
    body,
    category,
    templateId: null,
    templateVersion: null,
  }
  const [template] = await writer.read(templateOfName, { name: notice, channel })
  if (template === undefined) return builtIn
  const texts = fillIn(channel, template, data)
  if ('message' in texts) {
    context.log.warn(
      { notice, template: template.id, fault: texts.message },
      'a template of a notice was not filled in',
    )
    return builtIn
  }
  return { ...texts, category, templateId: template.id, templateVersion: template.version }
}
