// The stream of an application: changes of its status, and bids for it.
import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { streams } from '@quintet/drizzle/credit/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { callerId, tenantId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { headsOf } from '@quintet/kit/subgraph/feed.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { readBid } from '../bids/store.ts'
import type { Context } from '../context.ts'
import { loadOwnProvider, readProviderOf } from '../loan-providers/store.ts'
import { type CreditApplicationChangedRow, type CreditApplicationRow, readApplication } from './store.ts'

/** The topic of applications' streams. */
export const applicationTopic = 'credit.applications'

const newest = headsOf({ streams }, applicationTopic)

/** Tells followers of an application that it has changed, in the transaction that changes it. @param bidId a bid that did */
export async function tellApplication(context: Context, writer: Writer, id: string, bidId?: string): Promise<void> {
  const { applicationFeed, clock } = context
  const payload = bidId === undefined ? {} : { bidId }
  await applicationFeed.append(writer, id, await applicationFeed.next(writer, id), payload, clock.now())
}

const isOwn = ({ envelope }: Context, { applicantId }: CreditApplicationRow): boolean =>
  applicantId === callerId(envelope)

/** The cursor of the newest change; null for lenders, who would see in it that others bid. */
export async function headOf(context: Context, row: CreditApplicationRow): Promise<string | null> {
  // Both for each row: pages need the same statements, whatever is on them.
  const [provider, cursor] = await Promise.all([loadOwnProvider(context), newest(context, row.id)])
  return provider !== null && !isOwn(context, row) ? null : cursor
}

/** Whether the caller may follow an application now. Lenders follow their own alone: others' bids are in the stream. */
async function mayFollow(context: Context, reader: Reader, row: CreditApplicationRow): Promise<boolean> {
  if (isOwn(context, row)) return true
  const userId = callerId(context.envelope)
  if (userId === null || !isPermitted(context.envelope, 'credit.applications:read')) return false
  return (await readProviderOf(reader, userId)) === null
}

/** Changes of an application that is the caller's, or that they may read. Throws NOT_FOUND for others. */
export async function applicationChanges(
  context: Context,
  applicationId: string,
  after: string | null | undefined,
): Promise<Started<CreditApplicationChangedRow>> {
  const { applicationFeed, scope, envelope } = context
  const visible = async (bidId?: string) => {
    if (envelope.tenantId === null || !isUuid(applicationId)) throw notFound('application')
    return scope.snapshot(async (reader) => {
      const application = await readApplication(reader, applicationId)
      if (application === null || !(await mayFollow(context, reader, application))) throw notFound('application')
      const seesBids = isOwn(context, application) || isPermitted(envelope, 'credit.bids:inspect')
      const bid = bidId === undefined || !seesBids ? null : await readBid(reader, bidId)
      return { application, bid }
    })
  }
  await visible()
  const events = applicationFeed.follow(tenantId(context), applicationId, after, scope.snapshot)
  return mapAsync(events, async ({ cursor, payload }) => {
    const { bidId } = payload as { readonly bidId?: string }
    return { cursor, ...(await visible(bidId)) }
  })
}
