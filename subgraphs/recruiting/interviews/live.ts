// The stream of an interview's changes.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { streams } from '@quintet/drizzle/recruiting/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { changeCursor } from '@quintet/kit/slice/pages.ts'
import { found, notFound } from '@quintet/kit/wire/errors.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { type InterviewRow, loadInterview, readInterview } from './store.ts'

/** The topic of interviews' streams. */
export const interviewTopic = 'recruiting.interviews'

const heads = statement({ keys: slot.texts }, (db, p) =>
  db
    .select({ key: streams.key, sequence: streams.lastSequence })
    .from(streams)
    .where(
      and(eq(streams.tenantId, p.tenantId), eq(streams.topic, interviewTopic), sql`${streams.key} = any(${p.keys})`),
    ),
)
const loadHead = loadOne<Context, { key: string; sequence: number }>(
  (context, keys) => context.scope.read(heads, { keys }),
  ({ key }) => key,
)
/** The cursor of an interview's newest change. */
export const headOf = async (context: Context, id: string): Promise<string> =>
  changeCursor(interviewTopic, id, (await loadHead(context, id))?.sequence ?? 0)

export interface InterviewChanged {
  readonly cursor: string
  readonly interview: InterviewRow
}

/** Changes of an interview after a cursor, or from now on, each with the interview as it is then. Throws NOT_FOUND, BAD_USER_INPUT. */
export async function interviewChanges(
  context: Context,
  id: string,
  after: string | null | undefined,
): Promise<Started<InterviewChanged>> {
  await found('interview', loadInterview(context, id))
  const { scope, interviewFeed } = context
  const events = interviewFeed.follow(tenantId(context), id, after, scope.snapshot)
  return mapAsync(events, async ({ cursor }) => {
    const interview = await scope.snapshot((reader) => readInterview(reader, id))
    if (interview === null) throw notFound('interview')
    return { cursor, interview }
  })
}
