import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { SaveSavingsPlanInput } from '../types.gen.ts'
import { planProblems } from './rules.ts'
import { insertPlan, planOfSlug, planSlugIndex, updatePlan } from './store.ts'

const exists = () => conflict('There is a plan of this name', 'ALREADY_EXISTS', ['input', 'slug'])

/** Makes a plan, or replaces the version that was read. Savings keep the terms under which they were opened. */
export const saveSavingsPlan = (context: Context, input: SaveSavingsPlanInput) =>
  change(context, 'saveSavingsPlan', input, {
    problems: planProblems(input),
    taken: { [planSlugIndex]: exists() },
    async work(writer) {
      const [present] = await writer.read(planOfSlug, { slug: input.slug })
      const updatedAt = context.clock.now()
      const values = {
        name: input.name.trim(),
        kind: input.kind,
        currency: input.currency,
        annualRate: input.annualRate,
        dayCount: input.dayCount,
        balanceMethod: input.balanceMethod,
        compounding: input.compounding,
        termMonths: input.termMonths ?? null,
        minimumMinor: minorUnits(input.minimum.amount, input.currency)!,
        topUpsAllowed: input.topUpsAllowed,
        earlyRule: input.earlyRule,
        earlyForfeitDays: input.earlyForfeitDays ?? null,
        earlyRate: input.earlyRate ?? null,
        requiredTier: input.requiredTier ?? 1,
        isActive: input.isActive ?? true,
        updatedAt,
      }
      const { version = null } = input
      if (version === null) {
        if (present !== undefined) throw new Refused(exists())
        return insertPlan(writer, { id: newId(), slug: input.slug, ...values, createdAt: updatedAt })
      }
      if (present === undefined) throw new Refused(notFoundProblem('There is no such plan', ['input', 'slug']))
      const changed = await updatePlan(writer, { id: present.id, version, ...values })
      if (changed === null)
        throw new Refused(conflict('The plan has changed meanwhile', 'VERSION', ['input', 'version']))
      return changed
    },
  })
