import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { consents } from '@quintet/drizzle/recruiting/consents.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(consents)
export type CandidateConsentRow = RowOf<typeof rows>
export const insertConsent = rows.insert()

const columns = {
  id: consents.id,
  candidateId: consents.candidateId,
  purpose: consents.purpose,
  givenAt: consents.givenAt,
  expiresAt: consents.expiresAt,
  withdrawnAt: consents.withdrawnAt,
  evidence: consents.evidence,
  recordedBy: consents.recordedBy,
  createdAt: consents.createdAt,
}

/** All that was recorded of candidates, newest first. */
const consentsOfAll = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(consents)
    .where(and(eq(consents.tenantId, p.tenantId), sql`${consents.candidateId} = any(${p.ids})`))
    .orderBy(sql`${consents.id} desc`),
)
export const consentsOf = async (writer: Writer, candidateId: string): Promise<CandidateConsentRow[]> =>
  writer.read(consentsOfAll, { ids: [candidateId] })

const loadAll = loadMany<Context, CandidateConsentRow>(
  (context, ids) => context.scope.read(consentsOfAll, { ids }),
  ({ candidateId }) => candidateId,
)
/** What a candidate agreed to or withdrew: of each purpose the newest. */
export async function loadConsents(context: Context, candidateId: string): Promise<CandidateConsentRow[]> {
  const all = await loadAll(context, candidateId)
  return all.filter(({ purpose }, i) => all.findIndex((one) => one.purpose === purpose) === i)
}

/** Sets from when on search or measuring leaves a candidate out. */
export const setPoolEnd = statement(
  { id: slot.uuid, at: slot.nullable(slot.instant), retainUntil: slot.nullable(slot.text) },
  (db, p) =>
    db
      .update(candidates)
      .set({
        poolEndsAt: sql`${p.at}::timestamptz`,
        retainUntil: sql`greatest(${candidates.retainUntil}, ${p.retainUntil}::date)`,
      })
      .where(and(eq(candidates.tenantId, p.tenantId), eq(candidates.id, p.id))),
)
export const setAnalysisEnd = statement({ id: slot.uuid, at: slot.nullable(slot.instant) }, (db, p) =>
  db
    .update(candidates)
    .set({ analysisEndsAt: sql`${p.at}::timestamptz` })
    .where(and(eq(candidates.tenantId, p.tenantId), eq(candidates.id, p.id))),
)

/** Removes all consents of candidates; who wrote them down. */
export const deleteConsents = statement({ ids: slot.uuids }, (db, p) =>
  db
    .delete(consents)
    .where(and(eq(consents.tenantId, p.tenantId), sql`${consents.candidateId} = any(${p.ids})`))
    .returning({ recordedBy: consents.recordedBy }),
)

/** Writes the newest consents of one candidate down for another, where that one has none for the purpose. */
export async function moveConsents(writer: Writer, from: string, to: string): Promise<void> {
  const [theirs, own] = await Promise.all([consentsOf(writer, from), consentsOf(writer, to)])
  const known = new Set<string>(own.map(({ purpose }) => purpose))
  const moved = theirs.filter(({ purpose }, i) => theirs.findIndex((one) => one.purpose === purpose) === i)
  for (const consent of moved) {
    if (known.has(consent.purpose)) continue
    await insertConsent(writer, { ...consent, id: newId(), candidateId: to })
    const at = consent.withdrawnAt ?? consent.expiresAt
    if (consent.purpose === 'TALENT_POOL') await writer.run(setPoolEnd, { id: to, at, retainUntil: null })
    if (consent.purpose === 'AUTOMATED_ANALYSIS') await writer.run(setAnalysisEnd, { id: to, at })
  }
}
