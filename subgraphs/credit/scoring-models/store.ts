import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { statement } from '@quintet/drizzle/client/statement.ts'
import { scoringModels } from '@quintet/drizzle/credit/scoring-models.ts'
import { tenantRows } from '@quintet/kit/slice/rows.ts'
import { asc, desc, eq } from 'drizzle-orm'
import { defaultModel, type Weights } from './rules.ts'

/** A version of a model. */
export interface ScoringModelRow {
  readonly slug: string
  readonly version: number
  readonly weights: Weights
  /** Null for the model that every tenant has. */
  readonly createdAt: Date | null
}

export const insertModel = tenantRows(scoringModels).insert()

const newest = statement({}, (db, p) =>
  db
    .selectDistinctOn([scoringModels.slug], {
      slug: scoringModels.slug,
      version: scoringModels.number,
      weights: scoringModels.weights,
      createdAt: scoringModels.createdAt,
    })
    .from(scoringModels)
    .where(eq(scoringModels.tenantId, p.tenantId))
    .orderBy(asc(scoringModels.slug), desc(scoringModels.number)),
)

/** The newest version of each model of the active tenant, by slug: few. */
export async function readModels(reader: Reader): Promise<ScoringModelRow[]> {
  const own: ScoringModelRow[] = await reader.read(newest, {})
  const bySlug = new Map([defaultModel, ...own].map((model) => [model.slug, model]))
  return [...bySlug.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
}
