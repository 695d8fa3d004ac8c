import { scoreRecomputations } from '@quintet/drizzle/credit/score-recomputations.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'

const rows = tenantRows(scoreRecomputations)
export type ScoreRecomputationRow = RowOf<typeof rows>

export const loadRecomputation = rows.load
export const readRecomputation = rows.read
export const insertRecomputation = rows.insert({
  defaults: ['done', 'total', 'changed', 'lastApplicantId', 'cursor'],
})
export const updateRecomputation = rows.update(
  'status',
  'done',
  'total',
  'changed',
  'lastApplicantId',
  'cursor',
  'updatedAt',
)
