import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { statement } from '@quintet/drizzle/client/statement.ts'
import { categories } from '@quintet/drizzle/credit/categories.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { tenantRows } from '@quintet/kit/slice/rows.ts'
import { asc, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { type Category, defaultCategories } from './rules.ts'

export type CreditCategoryRow = Category

const rows = tenantRows(categories)
export const insertCategory = rows.insert()
export const updateCategory = rows.update(
  'name',
  'isLoanProduct',
  'scoreMode',
  'scoringModelSlug',
  'memberRule',
  'currency',
  'minMinor',
  'maxMinor',
  'minMonths',
  'maxMonths',
  'requiredTier',
  'requiredDocuments',
  'secondReviewMinor',
  'offersDays',
  'dayCount',
  'allocation',
  'allocationOrder',
  'surplus',
  'lateFeeMinor',
  'penaltyRate',
  'graceDays',
  'defaultAfterDays',
  'isActive',
  'updatedAt',
)

const stored = statement({}, (db, p) =>
  db
    .select({
      id: categories.id,
      slug: categories.slug,
      name: categories.name,
      isLoanProduct: categories.isLoanProduct,
      scoreMode: categories.scoreMode,
      scoringModelSlug: categories.scoringModelSlug,
      memberRule: categories.memberRule,
      currency: categories.currency,
      minMinor: categories.minMinor,
      maxMinor: categories.maxMinor,
      minMonths: categories.minMonths,
      maxMonths: categories.maxMonths,
      requiredTier: categories.requiredTier,
      requiredDocuments: categories.requiredDocuments,
      secondReviewMinor: categories.secondReviewMinor,
      offersDays: categories.offersDays,
      dayCount: categories.dayCount,
      allocation: categories.allocation,
      allocationOrder: categories.allocationOrder,
      surplus: categories.surplus,
      lateFeeMinor: categories.lateFeeMinor,
      penaltyRate: categories.penaltyRate,
      graceDays: categories.graceDays,
      defaultAfterDays: categories.defaultAfterDays,
      isActive: categories.isActive,
      version: categories.version,
    })
    .from(categories)
    .where(eq(categories.tenantId, p.tenantId))
    .orderBy(asc(categories.slug)),
)

/** All categories of the active tenant, by slug: few. */
export async function readCategories(reader: Reader): Promise<Category[]> {
  const own: Category[] = await reader.read(stored, {})
  const bySlug = new Map([...defaultCategories, ...own].map((category) => [category.slug, category]))
  return [...bySlug.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** A category of the active tenant, null when it has none of this name; those of a list come in one statement. */
export const loadCategory = loadOne<Context, Category>(
  (context) => readCategories(context.scope),
  ({ slug }) => slug,
)

/** Whether the active tenant has a category. Those that every tenant has need no query. */
export async function hasCategory(context: Context, slug: string): Promise<boolean> {
  return defaultCategories.some((each) => each.slug === slug) || (await loadCategory(context, slug)) !== null
}
