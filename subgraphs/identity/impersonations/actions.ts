import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, isProblem, notAllowed, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { unauthenticated } from '@quintet/kit/wire/errors.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { beginSession, signedIn, tenantToEnter } from '../sessions/begin.ts'
import { endSession } from '../sessions/end.ts'
import { isLive } from '../sessions/rules.ts'
import { loadSession, lockUser, type SignedInRow, sessionForUpdate } from '../sessions/store.ts'
import type { AnswerImpersonationInput, RequestImpersonationInput, StartImpersonationInput } from '../types.gen.ts'
import { impersonationRequested, impersonationStarted } from './notices.ts'
import { defaultMinutes, requestHours, requestProblems, statusAfter, statusAt } from './rules.ts'
import {
  beginImpersonation,
  type ImpersonationRow,
  impersonationForUpdate,
  insertImpersonation,
  readImpersonation,
  settleImpersonation,
  userToImpersonate,
} from './store.ts'

const hours = (count: number): number => count * 3_600_000
const minutesLater = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
const wrongStatus = (message: string): Refused => new Refused(conflict(message, 'WRONG_STATUS'))
const noSuchUser = () => notFoundProblem('There is no such user', ['input', 'userId'])

/** Asks a user, by mail, whether the caller may act as them. */
export async function requestImpersonation(context: Context, input: RequestImpersonationInput) {
  const { userId, reason, tenantSlug = null } = input
  const actorId = viewerId(context)
  const minutes = input.minutes ?? defaultMinutes
  if (!isUuid(userId)) return noSuchUser()
  const entry =
    tenantSlug === null ? null : await tenantToEnter(context, { id: userId, lastTenantId: null }, tenantSlug)
  const mayEnter = entry === null || (entry?.terms?.isTenantActive && entry.terms.memberStatus === 'ACTIVE')
  const tenantId = mayEnter ? (entry?.tenantId ?? null) : undefined
  return change(context, 'requestImpersonation', input, {
    problems: requestProblems({ userId, reason, minutes }, actorId),
    async work(writer) {
      const [user] = await writer.read(userToImpersonate, { id: userId })
      if (user === undefined) throw new Refused(noSuchUser())
      if (tenantId === undefined) {
        throw new Refused(notFoundProblem('The user is not a member of such a tenant', ['input', 'tenantSlug']))
      }
      if (user.status !== 'ACTIVE') throw wrongStatus('The user is not active')
      const now = context.clock.now()
      const row = await insertImpersonation(writer, {
        id: newId(),
        actorId,
        userId,
        tenantId,
        reason: reason.trim(),
        minutes,
        status: 'REQUESTED',
        requestedAt: now,
        answeredAt: null,
        endsAt: new Date(now.getTime() + hours(requestHours)),
        sessionId: null,
      })
      await record(context, writer, 'identity.impersonation.requested', row)
      await sendNotice(context, writer, impersonationRequested, { to: user.email, key: row.id, data: row })
      return row
    },
  })
}

/** The caller allows an impersonation of theirs, refuses it, or ends it. */
export async function answerImpersonation(context: Context, input: AnswerImpersonationInput) {
  const { impersonationId, accept } = input
  return change(context, 'answerImpersonation', input, {
    async work(writer) {
      // A session that ends is locked before its impersonation, here and elsewhere.
      const seen = await readImpersonation(writer, impersonationId)
      if (seen !== null && seen.sessionId !== null) await writer.read(sessionForUpdate, { id: seen.sessionId })
      const row = await found(writer, impersonationId, ({ userId }) => userId === viewerId(context))
      const now = context.clock.now()
      const newStatus = statusAfter(statusAt(row, now), accept)
      if (newStatus === null) throw wrongStatus('It is too late for this answer')
      const endsAt = newStatus === 'ACCEPTED' ? new Date(now.getTime() + hours(requestHours)) : now
      const answeredAt = row.answeredAt ?? now
      const [settled] = await writer.run(settleImpersonation, { id: row.id, newStatus, answeredAt, endsAt })
      const events = { ACCEPTED: 'identity.impersonation.accepted', ENDED: 'identity.impersonation.ended' } as const
      const event = newStatus === 'ACCEPTED' || newStatus === 'ENDED' ? events[newStatus] : null
      await record(context, writer, event ?? 'identity.impersonation.refused', row)
      if (row.sessionId !== null) await endSession(context, writer, row.sessionId, 'impersonation_ended')
      return settled!
    },
  })
}

/** Begins a session as the user who has allowed it, once. */
export async function startImpersonation(
  context: Context,
  input: StartImpersonationInput,
): Promise<SignedInRow | Problem> {
  const { envelope, clock } = context
  const actorId = viewerId(context)
  const begun = await change(context, 'startImpersonation', input, {
    async work(writer) {
      const row = await found(writer, input.impersonationId, (each) => each.actorId === actorId)
      const now = clock.now()
      const status = statusAt(row, now)
      if (['REQUESTED', 'REFUSED', 'EXPIRED'].includes(status)) {
        throw new Refused(notAllowed('The user has not allowed this', 'NO_CONSENT', ['input', 'impersonationId']))
      }
      if (status !== 'ACCEPTED') throw wrongStatus('It has begun already')
      const { userId, tenantId, minutes } = row
      // In one order, so that two who begin to act as each other do not wait for each other.
      for (const id of [userId, actorId].sort()) await writer.read(lockUser, { id })
      const [own] = await writer.read(sessionForUpdate, { id: envelope.viewer!.sessionId })
      // What the gateway knows of the session may be some seconds old.
      if (own?.userId !== actorId || !isLive(own, now)) throw unauthenticated()
      const [user] = await writer.read(userToImpersonate, { id: userId })
      if (user?.status !== 'ACTIVE') throw wrongStatus('The user is not active')
      const endsAt = minutesLater(now, minutes)
      // From the caller's own session: if that is found to be stolen, this one ends with it.
      const proof = { acr: 'aal1', methods: [], authenticatedAt: now, id: envelope.viewer!.sessionId }
      const session = await beginSession(context, writer, userId, tenantId, proof, { actorId, endsAt })
      await writer.run(beginImpersonation, { id: row.id, sessionId: session.id, endsAt })
      await record(context, writer, 'identity.impersonation.started', row)
      await sendNotice(context, writer, impersonationStarted, { to: user.email, key: row.id, data: { minutes } })
      return { id: session.id }
    },
  })
  if (isProblem(begun)) return begun
  const session = await loadSession(context, begun.id)
  return session === null ? notFoundProblem('The session has already ended') : signedIn(context, session)
}

async function found(writer: Writer, id: string, isTheirs: (row: ImpersonationRow) => boolean) {
  const [row] = isUuid(id) ? await writer.read(impersonationForUpdate, { id }) : []
  if (row !== undefined && isTheirs(row)) return row
  throw new Refused(notFoundProblem('There is no such impersonation', ['input', 'impersonationId']))
}

const record = (
  context: Context,
  writer: Writer,
  event: Parameters<typeof audit>[2],
  { id, userId, actorId, tenantId }: ImpersonationRow,
): Promise<void> =>
  audit(context, writer, event, {
    userId,
    tenantId,
    target: { type: 'Impersonation', id },
    details: { askedBy: actorId },
  })
