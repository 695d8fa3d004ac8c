// Notices to members of a tenant: asked for in the transaction that causes them, and sent by tenancy as notifications, in the
// application and by the channels that each person wants. People without an account get letters by `sendNotice` instead.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { NoticeEvent } from '@quintet/schema/events.ts'
import { type LetterContent, layOut } from '../mail/layout.ts'
import type { BaseContext } from './context.ts'

/** A kind of notice to members, as a slice's `notices.ts` lists it. */
export interface MemberNotice<Data extends object> {
  /**
   * `<subgraph>.<what happened>`, such as credit.instalment_due. A tenant's template of this name and channel says it in
   * other words, with the values of the data.
   */
  readonly name: string
  /** UPDATES are sent where people want them, the others always. */
  readonly category: NoticeEvent['category']
  /** By e-mail and in the application, unless it names others. */
  readonly channels?: NoticeEvent['channels']
  /** The built-in text. It is kept, and shown in lists: no secret stands in it, nor in the data. */
  write(data: Data): LetterContent
}

const standardChannels = ['IN_APP', 'EMAIL'] as const

/**
 * Notifies members of the active tenant in the transaction: each once for a key, however often it is asked for. The data
 * are JSON, as templates show them: amounts and dates are texts by then.
 */
export async function notifyMembers<Data extends object>(
  { publish, subgraph, clock }: Pick<BaseContext, 'publish' | 'subgraph' | 'clock'>,
  writer: Writer,
  notice: MemberNotice<Data>,
  { userIds, key, data }: { readonly userIds: readonly string[]; readonly key: string; readonly data: Data },
): Promise<void> {
  if (userIds.length === 0) return
  const { subject, text } = layOut(notice.write(data))
  await publish(writer, `${subgraph}.notice`, {
    version: 1,
    notice: notice.name,
    category: notice.category,
    channels: notice.channels ?? standardChannels,
    userIds,
    key,
    data: { ...data } as Readonly<Record<string, unknown>>,
    subject,
    body: text.trimEnd(),
    at: clock.now().toISOString(),
  })
}
