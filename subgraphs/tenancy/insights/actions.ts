import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, limitReached, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { membersByUserIds } from '../memberships/store.ts'
import type { PatchInsightsInput } from '../types.gen.ts'
import { isTooLarge, maxTopics, patched, patchProblems } from './rules.ts'
import { insertEmpty, insightsOf, type UserInsightsRow, updateInsights } from './store.ts'

/** Changes the insights of a member of the active tenant. */
export const patchInsights = (context: Context, input: PatchInsightsInput) =>
  change(context, 'patchInsights', input, {
    problems: patchProblems(input),
    async work(writer): Promise<UserInsightsRow> {
      const memberId = await memberOf(context, writer, input.userId ?? null)
      const at = context.clock.now()
      // The first patch of two at once makes the document; the other one finds it changed.
      if (input.version === 0) await writer.run(insertEmpty, { id: newId(), memberId, at })
      const [present] = await writer.read(insightsOf, { memberId })
      if (present === undefined || present.version !== input.version) throw changedMeanwhile()
      const outcome = patched(present.topics, input, at.toISOString(), newId)
      if ('missing' in outcome) {
        const message = `There is no topic and no subtopic ${outcome.missing}`
        throw new Refused(notFoundProblem(message, ['input', outcome.field]))
      }
      const { topics } = outcome
      if (isTooLarge(topics)) {
        const message = `There can be ${maxTopics} topics with ${maxTopics} subtopics each, 1 MB in all`
        throw new Refused(limitReached(message, 'MAX_INSIGHTS', ['input', 'topics']))
      }
      const { profileCompleteness, interestScore } = input
      const next = await updateInsights(writer, {
        id: present.id,
        version: present.version,
        profileCompleteness: profileCompleteness === undefined ? present.profileCompleteness : profileCompleteness,
        interestScore: interestScore === undefined ? present.interestScore : interestScore,
        topics,
        topicNames: topics.map(({ name }) => name),
        updatedAt: at,
      })
      if (next === null) throw changedMeanwhile()
      return next
    },
  })

const changedMeanwhile = () =>
  new Refused(conflict('The insights have changed since they were read', 'VERSION', ['input', 'version']))

/** Whose insights are to change. Throws unless the caller may change them. */
async function memberOf({ envelope }: Context, writer: Writer, userId: string | null): Promise<string> {
  const own = envelope.viewer?.userId ?? null
  const path = ['input', 'userId']
  if (userId === null || userId === own) {
    if (own === null) throw new Refused(notAllowed('Name the person whose insights these are', 'NO_PERSON', path))
    if (envelope.tenantId === null) throw new Refused(notAllowed('There is no active tenant', 'NO_TENANT'))
    return own
  }
  if (!isPermitted(envelope, 'tenancy.insights:write')) {
    throw new Refused(notAllowed('You cannot change the insights of others', 'NOT_ALLOWED', path))
  }
  const [member] = isUuid(userId) ? await writer.read(membersByUserIds, { userIds: [userId] }) : []
  if (member === undefined) throw new Refused(notFoundProblem('There is no such member', path))
  return userId
}
