// The stream of a CV's changes.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { streams } from '@quintet/drizzle/recruiting/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { headsOf } from '@quintet/kit/subgraph/feed.ts'
import { found, notFound } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { type CvDocumentRow, loadCvDocument, readCvDocument } from './store.ts'

/** The topic of CVs' streams. */
export const cvTopic = 'recruiting.cvs'

/** The cursor of a CV's newest change. */
export const headOf = headsOf({ streams }, cvTopic)

/** Tells followers that a CV has changed, in a transaction. */
export async function tellChange(context: Context, writer: Writer, { id }: { readonly id: string }): Promise<void> {
  const sequence = await context.cvFeed.next(writer, id)
  await context.cvFeed.append(writer, id, sequence, {}, context.clock.now())
}

export interface CvDocumentChanged {
  readonly cursor: string
  readonly cvDocument: CvDocumentRow
}

/** Changes of a CV after a cursor, or from now on, each with the CV as it is then. Throws NOT_FOUND, BAD_USER_INPUT. */
export async function cvChanges(
  context: Context,
  id: string,
  after: string | null | undefined,
): Promise<Started<CvDocumentChanged>> {
  await found('CV', loadCvDocument(context, id))
  const { scope, cvFeed } = context
  const events = cvFeed.follow(tenantId(context), id, after, scope.snapshot)
  return mapAsync(events, async ({ cursor }) => {
    const cvDocument = await scope.snapshot((reader) => readCvDocument(reader, id))
    if (cvDocument === null) throw notFound('CV')
    return { cursor, cvDocument }
  })
}
