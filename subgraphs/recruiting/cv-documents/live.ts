// The stream of a CV's changes.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { streams } from '@quintet/drizzle/recruiting/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { changeCursor } from '@quintet/kit/slice/pages.ts'
import { found, notFound } from '@quintet/kit/wire/errors.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { type CvDocumentRow, loadCvDocument, readCvDocument } from './store.ts'

/** The topic of CVs' streams. */
export const cvTopic = 'recruiting.cvs'

const heads = statement({ keys: slot.texts }, (db, p) =>
  db
    .select({ key: streams.key, sequence: streams.lastSequence })
    .from(streams)
    .where(and(eq(streams.tenantId, p.tenantId), eq(streams.topic, cvTopic), sql`${streams.key} = any(${p.keys})`)),
)
const loadHead = loadOne<Context, { key: string; sequence: number }>(
  (context, keys) => context.scope.read(heads, { keys }),
  ({ key }) => key,
)
/** The cursor of a CV's newest change. */
export const headOf = async (context: Context, id: string): Promise<string> =>
  changeCursor(cvTopic, id, (await loadHead(context, id))?.sequence ?? 0)

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
