import { consumerOf } from '@quintet/kit/events/consume.ts'
import { eraseRawData } from '../credit-records/store.ts'
import { emptyContests } from '../decisions/store.ts'
import { closeCalendars } from '../loans/store.ts'
import { emptyDestinations, emptyInvitations, emptyKycHints, eraseAccountNumbers } from '../money-of-person.ts'
import { leaveBoards } from '../scores/leave.ts'
import { emptyPurposes } from './store.ts'

/**
 * Applications of a deleted user and what was decided about them stay under the user's id, so that each decision can be
 * explained for as long as it must be; so does the ledger. Their own words do not, and what providers said of them and the
 * numbers of their accounts outside cannot be read any more. They leave the leaderboards.
 */
export const consumers = consumerOf(['tenancy.member.scrub_due'] as const, async ({ payload }, writer) => {
  await writer.run(emptyPurposes, { memberId: payload.userId })
  const { userId: memberId, at } = payload
  await writer.run(eraseRawData, { memberId, at: new Date(at) })
  await writer.run(eraseAccountNumbers, { memberId, at: new Date(at) })
  await writer.run(emptyContests, { memberId })
  await writer.run(closeCalendars, { memberId })
  for (const empty of [emptyDestinations, emptyInvitations, emptyKycHints]) await writer.run(empty, { memberId })
  await leaveBoards(writer, memberId, new Date(at))
})
