import { change } from '@quintet/kit/slice/change.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, limitReached, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import { readCategories } from '../categories/store.ts'
import type { Context } from '../context.ts'
import type { SaveLoanProviderInput } from '../types.gen.ts'
import { maxProviders, providerProblems } from './rules.ts'
import {
  insertMember,
  insertProvider,
  type LoanProviderRow,
  oneProviderIndex,
  readProviders,
  removeMembers,
  slugIndex,
  updateProvider,
} from './store.ts'

const changedMeanwhile = conflict('This loan provider has changed since this version', 'VERSION', ['input', 'version'])
const actsForAnother = conflict('A member acts for another loan provider', 'OTHER_PROVIDER', ['input', 'memberIds'])

/** Makes a loan provider, or replaces the one with this slug. `id` fixes its id, for demo data. */
export async function saveLoanProvider(context: Context, input: SaveLoanProviderInput, id = newId()) {
  const products = (await readCategories(context.scope)).filter(({ isLoanProduct }) => isLoanProduct)
  const problems = providerProblems(input, new Set(products.map(({ slug }) => slug)))
  // Queried before the transaction: nothing waits for another service inside one.
  const areMembers = problems.length > 0 || (await areActiveMembers(context, input.memberIds))
  return change<LoanProviderRow>(context, 'saveLoanProvider', input, {
    problems,
    taken: { [slugIndex]: changedMeanwhile, [oneProviderIndex]: actsForAnother },
    async work(writer) {
      const all = await readProviders(writer)
      const present = all.find(({ slug }) => slug === input.slug) ?? null
      const problem = saveProblem('This loan provider', 'slug', present, input.version)
      if (problem !== null) throw new Refused(problem)
      if (!areMembers) throw new Refused(notFoundProblem('There is no such member', ['input', 'memberIds']))
      if (present === null && all.length >= maxProviders) {
        throw new Refused(limitReached('A tenant can have 100 loan providers', 'MAX_LOAN_PROVIDERS', ['input']))
      }
      const at = context.clock.now()
      const values = {
        slug: input.slug,
        name: input.name.trim(),
        categories: [...input.categories],
        isActive: input.isActive ?? true,
        updatedAt: at,
      }
      const saved =
        present === null
          ? await insertProvider(writer, { ...values, id, createdAt: at })
          : await updateProvider(writer, { ...present, ...values })
      if (saved === null) throw new Refused(changedMeanwhile)
      await writer.run(removeMembers, { providerId: saved.id })
      for (const userId of input.memberIds) {
        await insertMember(writer, { id: newId(), providerId: saved.id, userId, createdAt: at })
      }
      return saved
    },
  })
}

async function areActiveMembers(context: Context, userIds: readonly string[]): Promise<boolean> {
  if (!userIds.every(isUuid)) return false
  const found = await context.peers.memberships({ userIds, tenantId: tenantId(context) })
  return userIds.every((id) => found.some(({ userId, isActive }) => userId === id && isActive))
}
