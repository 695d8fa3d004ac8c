import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { savingsPlans } from '@quintet/drizzle/credit/savings.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq } from 'drizzle-orm'

const rows = tenantRows(savingsPlans)
export type SavingsPlanRow = RowOf<typeof rows>

export const planPage = rows.page({ by: 'slug' })
export const insertPlan = rows.insert()
export const updatePlan = rows.update(
  'name',
  'kind',
  'currency',
  'annualRate',
  'dayCount',
  'balanceMethod',
  'compounding',
  'termMonths',
  'minimumMinor',
  'topUpsAllowed',
  'earlyRule',
  'earlyForfeitDays',
  'earlyRate',
  'requiredTier',
  'isActive',
  'updatedAt',
)
export const planSlugIndex = 'savings_plans_slug'

const columns = {
  id: savingsPlans.id,
  slug: savingsPlans.slug,
  name: savingsPlans.name,
  kind: savingsPlans.kind,
  currency: savingsPlans.currency,
  annualRate: savingsPlans.annualRate,
  dayCount: savingsPlans.dayCount,
  balanceMethod: savingsPlans.balanceMethod,
  compounding: savingsPlans.compounding,
  termMonths: savingsPlans.termMonths,
  minimumMinor: savingsPlans.minimumMinor,
  topUpsAllowed: savingsPlans.topUpsAllowed,
  earlyRule: savingsPlans.earlyRule,
  earlyForfeitDays: savingsPlans.earlyForfeitDays,
  earlyRate: savingsPlans.earlyRate,
  requiredTier: savingsPlans.requiredTier,
  isActive: savingsPlans.isActive,
  version: savingsPlans.version,
  createdAt: savingsPlans.createdAt,
  updatedAt: savingsPlans.updatedAt,
}
/** Plans by their names. */
export const plansOfSlugs = statement({ slugs: slot.texts }, (db, p) =>
  db
    .select(columns)
    .from(savingsPlans)
    .where(and(eq(savingsPlans.tenantId, p.tenantId), isAnyOf(savingsPlans.slug, p.slugs))),
)
export const planOfSlug = statement({ slug: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(savingsPlans)
    .where(and(eq(savingsPlans.tenantId, p.tenantId), eq(savingsPlans.slug, p.slug))),
)
