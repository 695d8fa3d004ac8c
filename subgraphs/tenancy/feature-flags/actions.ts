import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { fieldProblem, invalidInput, limitReached, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { membersByUserIds } from '../memberships/store.ts'
import { readRoles } from '../roles/store.ts'
import { lockTenant } from '../tenants/store.ts'
import type { DeleteFeatureFlagInput, SetFeatureFlagInput } from '../types.gen.ts'
import { flagProblems, maxFlags } from './rules.ts'
import { allFlags, deleteFlag, putFlag } from './store.ts'

/** Makes a feature flag, or replaces the one with this key. */
export const setFeatureFlag = (context: Context, input: SetFeatureFlagInput) =>
  change(context, 'setFeatureFlag', input, {
    problems: flagProblems(input),
    async work(writer) {
      // So that the count below stays right.
      await writer.read(lockTenant, {})
      const roles = new Set((await readRoles(writer)).map(({ slug }) => slug))
      const unknown = (input.roles ?? []).filter((role) => !roles.has(role))
      if (unknown.length > 0) {
        throw new Refused(invalidInput([fieldProblem(`There is no role ${unknown[0]}`, 'input', 'roles')]))
      }
      const named = [...new Set(input.userIds ?? [])]
      if ((await writer.read(membersByUserIds, { userIds: named })).length < named.length) {
        throw new Refused(notFoundProblem('There is no such member', ['input', 'userIds']))
      }
      const present = await writer.read(allFlags, {})
      if (present.length >= maxFlags && !present.some(({ key }) => key === input.key)) {
        throw new Refused(limitReached(`A tenant can have ${maxFlags} feature flags`, 'MAX_FEATURE_FLAGS', ['input']))
      }
      const { key, description = null, isEnabled, userIds = null, percentage = null } = input
      const values = { key, description, isEnabled, roles: input.roles ?? null, userIds, percentage }
      await audit(context, writer, 'tenancy.feature_flag.set', {
        target: { type: 'FeatureFlag', id: key },
        details: { isEnabled },
      })
      return (await writer.run(putFlag, { ...values, id: newId(), at: context.clock.now() }))[0]!
    },
  })

/** Deletes a feature flag by its key. */
export const deleteFeatureFlag = (context: Context, { key }: DeleteFeatureFlagInput) =>
  change(
    context,
    'deleteFeatureFlag',
    {},
    {
      async work(writer) {
        const [deleted] = await writer.run(deleteFlag, { key })
        if (deleted === undefined) throw new Refused(notFoundProblem('There is no such feature flag', ['input', 'key']))
        await audit(context, writer, 'tenancy.feature_flag.deleted', { target: { type: 'FeatureFlag', id: key } })
        return { id: key }
      },
    },
  )
