// Whether users may sign in: what they decide for themselves, and what administrators decide.
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import type { Ownership } from '@quintet/kit/slice/peers.ts'
import {
  conflict,
  type FieldProblem,
  isProblem,
  notAllowed,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { endSessionsOf } from '../sessions/end.ts'
import { recordChange } from '../sessions/store.ts'
import type { SetOwnStatusInput, SetUserStatusInput, UserStatus } from '../types.gen.ts'
import type { UserRow } from '../users/store.ts'
import { noSuchUser } from './actions.ts'
import { refusalOf } from './administration.ts'
import { statusChanged } from './notices.ts'
import { mayBecome, ownStatusProblems, reasonProblems } from './rules.ts'
import { scrubQueue } from './scrub.ts'
import { accountForUpdate, loadAccount, statusesForUpdate, type UserAccountRow, updateStatus } from './store.ts'

interface Move {
  readonly operation: 'setOwnStatus' | 'setUserStatus'
  readonly userId: string
  readonly status: UserStatus
  readonly reason: string | null
  readonly problems: readonly FieldProblem[]
}

/** Deactivates or deletes the caller. */
export async function setOwnStatus(context: Context, input: SetOwnStatusInput): Promise<UserAccountRow | Problem> {
  const userId = viewerId(context)
  const outcome = await move(context, input, {
    operation: 'setOwnStatus',
    userId,
    status: input.status,
    reason: input.reason?.trim() ?? null,
    problems: [...ownStatusProblems(input.status), ...reasonProblems(input.reason)],
  })
  return isProblem(outcome) ? outcome : ((await loadAccount(context, userId)) ?? noSuchUser())
}

/** Changes the status of another user: of any for the platform, of a tenant's own people for its administrators. */
export async function setUserStatus(context: Context, input: SetUserStatusInput): Promise<UserRow | Problem> {
  const { userId, status } = input
  const refusal = await refusalOf(context, userId)
  if (refusal !== null) return refusal
  return move(context, input, {
    operation: 'setUserStatus',
    userId,
    status,
    reason: input.reason.trim(),
    problems: reasonProblems(input.reason),
  })
}

async function move(context: Context, input: object, to: Move): Promise<{ id: string } | Problem> {
  const { operation, userId, status, reason, problems } = to
  const isLeaving = status !== 'ACTIVE'
  // Tenancy is asked before the transaction: nothing waits in it.
  const owned = isLeaving && problems.length === 0 ? await context.peers.ownerships([userId]) : []
  return change(context, operation, input, {
    problems,
    async work(writer) {
      const ids = [userId, ...owned.flatMap(({ otherOwnerIds }) => otherOwnerIds)]
      const statuses = await writer.read(statusesForUpdate, { ids: [...new Set(ids)] })
      const [account] = await writer.read(accountForUpdate, { id: userId })
      if (account === undefined) throw new Refused(notFoundProblem('There is no such user', ['input', 'userId']))
      const { status: from, scrubbedAt, statusChangedAt, email } = account
      if (!mayBecome(from, status, scrubbedAt !== null)) {
        throw new Refused(
          conflict(`A user who is ${from} cannot become ${status}`, 'WRONG_STATUS', ['input', 'status']),
        )
      }
      const active = new Set(statuses.filter((each) => each.status === 'ACTIVE').map(({ id }) => id))
      if (isLeaving && isLastOwner(owned, active)) {
        throw new Refused(notAllowed('A tenant would have no owner who can sign in', 'LAST_OWNER', ['input', 'status']))
      }
      const at = context.clock.now()
      const byId = viewerId(context)
      await writer.run(updateStatus, { id: userId, status, reason, byId, at })
      const details = { from, to: status, reason }
      const event = operation === 'setOwnStatus' ? 'identity.user.own_status_changed' : 'identity.user.status_changed'
      await audit(context, writer, event, { userId, details })
      if (isLeaving) await endSessionsOf(context, writer, userId, 'status_changed')
      await writer.run(recordChange, { changedUserId: userId, changedSessionId: null, changedTenantId: null, at })
      writer.afterCommit(context.wakeAccess)
      await context.publish(writer, 'identity.user.status_changed', {
        version: 1,
        userId,
        from,
        to: status,
        since: statusChangedAt?.toISOString() ?? null,
        at: at.toISOString(),
      })
      const key = `${userId} ${at.toISOString()}`
      if (status === 'DELETED') {
        const startAfter = new Date(at.getTime() + context.accounts.deletedUserDays * 86_400_000)
        await requestJob(context, writer, scrubQueue, key, { userId, deletedAt: at.toISOString() }, { startAfter })
      }
      const data = { status, reason, isOwn: byId === userId, days: context.accounts.deletedUserDays }
      await sendNotice(context, writer, statusChanged, { to: email, key, data })
      return { id: userId }
    },
  })
}

/** Whether a tenant that the user owns has no other owner who is active. */
const isLastOwner = (owned: readonly Ownership[], active: ReadonlySet<string>): boolean =>
  owned.some(({ otherOwnerIds }) => !otherOwnerIds.some((id) => active.has(id)))
