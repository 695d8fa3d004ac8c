import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { conflict, limitReached, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import type { Context } from '../context.ts'
import { readModels } from '../scoring-models/store.ts'
import type { SaveCreditCategoryInput } from '../types.gen.ts'
import { conventionsOf } from './conventions.ts'
import { type Category, categoryProblems, maxCategories } from './rules.ts'
import { insertCategory, readCategories, updateCategory } from './store.ts'

const changedMeanwhile = conflict('This category has changed since this version', 'VERSION', ['input', 'version'])

/** Makes a category of credit, or replaces the one with this slug. */
export async function saveCategory(context: Context, input: SaveCreditCategoryInput) {
  const models = new Set((await readModels(context.scope)).map(({ slug }) => slug))
  return change<Category>(context, 'saveCreditCategory', input, {
    problems: categoryProblems(input, models),
    taken: { categories_slug: changedMeanwhile },
    async work(writer) {
      const all = await readCategories(writer)
      const present = all.find(({ slug }) => slug === input.slug) ?? null
      const problem = saveProblem('This category', 'slug', present, input.version)
      if (problem !== null) throw new Refused(problem)
      if (present === null && all.length >= maxCategories) {
        throw new Refused(limitReached('A tenant can have 100 categories', 'MAX_CREDIT_CATEGORIES', ['input']))
      }
      const { minimum, maximum } = input
      const at = context.clock.now()
      const values = {
        id: present?.id ?? newId(),
        slug: input.slug,
        name: input.name.trim(),
        isLoanProduct: input.isLoanProduct,
        scoreMode: input.scoreMode ?? 'RECORDED',
        scoringModelSlug: input.scoringModelSlug ?? null,
        memberRule: input.memberRule ?? null,
        currency: (minimum ?? maximum)?.currency ?? null,
        minMinor: minimum ? minorUnits(minimum.amount, minimum.currency) : null,
        maxMinor: maximum ? minorUnits(maximum.amount, maximum.currency) : null,
        minMonths: input.minimumMonths ?? null,
        maxMonths: input.maximumMonths ?? null,
        requiredTier: input.requiredTier ?? 2,
        requiredDocuments: [...(input.requiredDocuments ?? [])],
        ...conventionsOf(input),
        isActive: input.isActive ?? true,
        updatedAt: at,
      }
      if (present?.id != null) return kept(await updateCategory(writer, { ...values, version: present.version }))
      const made = await insertCategory(writer, { ...values, createdAt: at })
      // One that every tenant has is the first version of itself.
      return present === null ? made : kept(await updateCategory(writer, made))
    },
  })
}

function kept(row: Category | null): Category {
  if (row === null) throw new Refused(changedMeanwhile)
  return row
}
