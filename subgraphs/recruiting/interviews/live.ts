// The stream of an interview's changes.
import { streams } from '@quintet/drizzle/recruiting/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { headsOf } from '@quintet/kit/subgraph/feed.ts'
import { found, notFound } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { type InterviewRow, loadInterview, readInterview } from './store.ts'

/** The topic of interviews' streams. */
export const interviewTopic = 'recruiting.interviews'

/** The cursor of an interview's newest change. */
export const headOf = headsOf({ streams }, interviewTopic)

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
