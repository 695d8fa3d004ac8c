// What credit holds of a person's creditworthiness: scores, what they were, and what providers said, for exports.
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { creditRecords } from '@quintet/drizzle/credit/credit-records.ts'
import { scoreHistory, scores } from '@quintet/drizzle/credit/scores.ts'
import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import { and, asc, eq } from 'drizzle-orm'
import { readCategories } from '../categories/store.ts'
import type { Context } from '../context.ts'
import { scoreId } from './store.ts'

const ownScores = statement({}, (db, p) =>
  db
    .select({
      tenantId: scores.tenantId,
      category: scores.board,
      valueHundredths: scores.valueHundredths,
      updatedAt: scores.updatedAt,
    })
    .from(scores)
    .where(and(eq(scores.tenantId, p.tenantId), eq(scores.subjectId, p.userId))),
)
const ownHistory = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      tenantId: scoreHistory.tenantId,
      scoreId: scoreHistory.scoreId,
      valueHundredths: scoreHistory.valueHundredths,
      modelVersion: scoreHistory.modelVersion,
      createdAt: scoreHistory.createdAt,
    })
    .from(scoreHistory)
    .where(and(eq(scoreHistory.tenantId, p.tenantId), isAnyOf(scoreHistory.scoreId, p.ids)))
    .orderBy(asc(scoreHistory.id)),
)
const ownRecords = statement({}, (db, p) =>
  db
    .select({
      id: creditRecords.id,
      tenantId: creditRecords.tenantId,
      providerSlug: creditRecords.providerSlug,
      status: creditRecords.status,
      rawData: creditRecords.rawData,
      normalizedScore: creditRecords.normalizedScore,
      error: creditRecords.error,
      retrievedAt: creditRecords.retrievedAt,
      createdAt: creditRecords.createdAt,
    })
    .from(creditRecords)
    .where(and(eq(creditRecords.tenantId, p.tenantId), eq(creditRecords.applicantId, p.userId)))
    .orderBy(asc(creditRecords.id)),
)

/** A person's scores, their history, and records with what came from providers in clear. */
export const collectScores: CollectPersonalData<Context> = async ({ context, userId, inTenants }) => ({
  scores: await inTenants((scope) => scope.read(ownScores, {})),
  scoreHistory: await inTenants(async (scope, tenantId) => {
    const categories = new Map((await readCategories(scope)).map(({ slug }) => [scoreId(tenantId, slug, userId), slug]))
    const rows = await scope.read(ownHistory, { ids: [...categories.keys()] })
    return rows.map(({ scoreId: id, ...row }) => ({ ...row, category: categories.get(id) }))
  }),
  creditRecords: await inTenants(async (scope, tenantId) => {
    const rows = await scope.read(ownRecords, {})
    const came = rows.filter(({ rawData }) => rawData !== null)
    const sealed = came.map(({ id, rawData }) => ({ recordId: id, column: 'rawData', sealed: rawData! }))
    const opened = sealed.length === 0 ? [] : await context.rawRecords.open(scope, tenantId, sealed)
    const texts = new Map(came.map(({ id }, i) => [id, opened[i] ?? null]))
    return rows.map(({ rawData: _, ...row }) => ({ ...row, rawData: texts.get(row.id) ?? null }))
  }),
})
