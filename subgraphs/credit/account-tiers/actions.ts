import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, invalidUnlessEmpty, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { SaveAccountTierInput } from '../types.gen.ts'
import { limitsFrom, orderProblems, tierProblems } from './rules.ts'
import { insertTier, levelIndex, lockTiers, readTiers, updateTier } from './store.ts'

const exists = () => conflict('There is a tier of this level', 'ALREADY_EXISTS', ['input', 'level'])

/** Makes a tier, or replaces the version that was read. */
export const saveAccountTier = (context: Context, input: SaveAccountTierInput) =>
  change(context, 'saveAccountTier', input, {
    problems: tierProblems({ ...input, limits: input.limits.map((each) => ({ ...each })) }),
    taken: { [levelIndex]: exists() },
    async work(writer) {
      await writer.read(lockTiers, { name: 'credit.account-tiers' })
      const limits = limitsFrom(input.limits.map((each) => ({ ...each })))
      const tiers = await readTiers(writer)
      const { level, version = null } = input
      const wrong = invalidUnlessEmpty(
        orderProblems(
          { level, requires: input.requires, limits },
          tiers.filter((each) => each.level !== level),
        ),
      )
      if (wrong !== null) throw new Refused(wrong)
      const present = tiers.find((each) => each.level === level)
      const at = context.clock.now()
      const values = { name: input.name.trim(), requires: [...input.requires], limits, updatedAt: at }
      if (version === null) {
        if (present !== undefined) throw new Refused(exists())
        return insertTier(writer, { id: newId(), level, ...values, createdAt: at })
      }
      if (present === undefined) throw new Refused(notFoundProblem('There is no such tier', ['input', 'level']))
      const changed = await updateTier(writer, { id: present.id, version, ...values })
      if (changed === null)
        throw new Refused(conflict('The tier has changed meanwhile', 'VERSION', ['input', 'version']))
      return changed
    },
  })
