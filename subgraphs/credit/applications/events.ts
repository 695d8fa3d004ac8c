import { consumerOf } from '@quintet/kit/events/consume.ts'
import { eraseRawData } from '../credit-records/store.ts'
import { emptyPurposes } from './store.ts'

/**
 * Applications of a deleted user and what was decided about them stay under the user's id, so that each decision can be
 * explained for as long as it must be. Their own words do not, and what providers
 * said of them cannot be read any more.
 */
export const consumers = consumerOf(['tenancy.member.scrub_due'] as const, async ({ payload }, writer) => {
  await writer.run(emptyPurposes, { memberId: payload.userId })
  await writer.run(eraseRawData, { memberId: payload.userId, at: new Date(payload.at) })
})
