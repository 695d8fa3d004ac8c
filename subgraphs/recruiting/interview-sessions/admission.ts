// Who comes with a token is led to its interview. Wrong, foreign, late and erased ones are told apart by nothing, and counted.

import { newBatch } from '@quintet/kit/slice/loaders.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import { type NotFound, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { refusedForNow } from '@quintet/kit/wire/errors.ts'
import { networkOf } from '@quintet/kit/wire/network.ts'
import type { Context } from '../context.ts'
import { tenantOfToken } from '../interviews/rules.ts'
import { type InterviewRow, interviewOfToken } from '../interviews/store.ts'
import { isGood, triesPerMinute } from './rules.ts'
import { countTry, triesOf } from './store.ts'

const minuteSeconds = 60
const eachSeconds = minuteSeconds / triesPerMinute

export const noInterview = (): NotFound => notFoundProblem('There is no such interview', ['input', 'token'])

/** A candidate in their interview: the context is of its tenant, and of no user. */
export interface Session {
  readonly context: Context
  readonly interview: InterviewRow
}

/**
 * Does what a candidate asks for with their token, where it still opens the interview for that. Throws RATE_LIMITED where their network has tried
 * too many.
 */
export async function asCandidate<Answer extends object>(
  context: Context,
  token: string,
  work: (session: Session) => Promise<Answer>,
  isOpen: (interview: InterviewRow, now: Date) => boolean = isGood,
): Promise<Answer | Problem> {
  const network = networkOf(context.envelope.clientIp)
  const at = context.clock.now()
  const [tried] = await context.scope.read(triesOf, { network })
  const free = tried === undefined ? null : tried.clearAt.getTime() + eachSeconds * 1_000 - minuteSeconds * 1_000
  if (free !== null && free > at.getTime()) throw tooMany(Math.ceil((free - at.getTime()) / 1_000))
  const session = await sessionOf(context, token, isOpen)
  if (session !== null) {
    try {
      return await work(session)
    } catch (error) {
      if (error instanceof Refused) return error.problem
      throw error
    } finally {
      await session.context.scope.close()
    }
  }
  const slots = { network, each: eachSeconds, most: minuteSeconds, at }
  const counted = await context.scope.write((writer) => writer.run(countTry, slots))
  if (counted.length === 0) throw tooMany(eachSeconds)
  return noInterview()
}

const tooMany = (wait: number) =>
  refusedForNow('RATE_LIMITED', `Too many attempts from this address: try again in ${wait} s`, wait)

async function sessionOf(
  context: Context,
  token: string,
  isOpen: (interview: InterviewRow, now: Date) => boolean,
): Promise<Session | null> {
  const tenantId = tenantOfToken(token)
  // What is no token is looked for too, so that the time tells no more than the answer.
  const scope = context.scope.as({ tenantId: tenantId ?? lowestId, userId: null })
  const interview = await interviewOfToken(scope, hashOfToken(token))
  if (tenantId === null || interview === null || !isOpen(interview, context.clock.now())) return null
  const envelope = { ...context.envelope, viewer: null, client: null, grants: [], tenantId }
  return { context: { ...context, scope, envelope, batch: { current: newBatch() } }, interview }
}
