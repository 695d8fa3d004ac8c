import { consumerOf } from '@quintet/kit/events/consume.ts'
import { emptyPurposes } from './store.ts'

/**
 * Applications of a deleted user and what was decided about them stay under the user's id, so that each decision can be
 * explained for as long as it must be. Their own words do not.
 */
export const consumers = consumerOf(['tenancy.member.scrub_due'] as const, async ({ payload }, writer) => {
  await writer.run(emptyPurposes, { memberId: payload.userId })
})
