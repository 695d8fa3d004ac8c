import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { cvDocuments } from '@quintet/drizzle/recruiting/cv-documents.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** What lists show; the text and what it says are read only when asked for. */
const columns = {
  id: cvDocuments.id,
  documentId: cvDocuments.documentId,
  fileName: cvDocuments.fileName,
  contentType: cvDocuments.contentType,
  candidateId: cvDocuments.candidateId,
  status: cvDocuments.status,
  step: cvDocuments.step,
  steps: cvDocuments.steps,
  flags: cvDocuments.flags,
  errorCode: cvDocuments.errorCode,
  language: cvDocuments.language,
  parser: cvDocuments.parser,
  version: cvDocuments.version,
  createdAt: cvDocuments.createdAt,
  pageCount: cvDocuments.pageCount,
}
const rows = tenantRows(cvDocuments, columns)
export type CvDocumentRow = RowOf<typeof rows>
export const loadCvDocument = rows.load
export const cvDocumentPage = rows.childPages('candidateId')

const whole = tenantRows(cvDocuments)
export type WholeCvDocument = RowOf<typeof whole>
export type EvidenceInText = NonNullable<NonNullable<WholeCvDocument['data']>['evidence']>[number]
export const readCvDocument = whole.read
export const insertCvDocument = whole.insert()
/** Null when another run has changed it meanwhile. */
export const updateCvDocument = whole.update(
  'candidateId',
  'status',
  'step',
  'steps',
  'flags',
  'errorCode',
  'pages',
  'pageCount',
  'language',
  'parser',
  'data',
  'updatedAt',
)
/** The text of a CV, and what it says. */
export const loadContent = (context: Context, { id }: { readonly id: string }): Promise<WholeCvDocument> =>
  found('CV', whole.load(context, id))

/** Lets search find the text of a CV, and names the reader of it; of a candidate who was erased meanwhile nothing is written. */
export const setCvText = statement({ id: slot.uuid, text: slot.text, parser: slot.text }, (db, p) =>
  db
    .update(candidates)
    .set({ cvText: sql`${p.text}`, parser: sql`${p.parser}` })
    .where(and(eq(candidates.tenantId, p.tenantId), eq(candidates.id, p.id), isNull(candidates.erasedAt))),
)

/** Removes all CVs of candidates; their ids. */
export const deleteCvDocuments = statement({ ids: slot.uuids }, (db, p) =>
  db
    .delete(cvDocuments)
    .where(and(eq(cvDocuments.tenantId, p.tenantId), sql`${cvDocuments.candidateId} = any(${p.ids})`))
    .returning({ id: cvDocuments.id, addedBy: cvDocuments.addedBy }),
)

/** Gives the CVs of one candidate to another. */
export const moveCvDocuments = statement({ from: slot.uuid, to: slot.uuid }, (db, p) =>
  db
    .update(cvDocuments)
    .set({ candidateId: sql`${p.to}::uuid` })
    .where(and(eq(cvDocuments.tenantId, p.tenantId), eq(cvDocuments.candidateId, p.from))),
)

/** The CVs of candidates, without their text. */
export const cvDocumentsOf = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      id: cvDocuments.id,
      candidateId: cvDocuments.candidateId,
      fileName: cvDocuments.fileName,
      contentType: cvDocuments.contentType,
      status: cvDocuments.status,
      parser: cvDocuments.parser,
      data: cvDocuments.data,
      createdAt: cvDocuments.createdAt,
    })
    .from(cvDocuments)
    .where(and(eq(cvDocuments.tenantId, p.tenantId), sql`${cvDocuments.candidateId} = any(${p.ids})`))
    .orderBy(cvDocuments.id),
)

/** Keeps what the tenant's model proposes. */
export const setProposals = statement({ id: slot.uuid, proposals: slot.json, at: slot.instant }, (db, p) =>
  db
    .update(cvDocuments)
    .set({ proposals: sql`${p.proposals}::jsonb`, updatedAt: sql`${p.at}::timestamptz` })
    .where(and(eq(cvDocuments.tenantId, p.tenantId), eq(cvDocuments.id, p.id)))
    .returning({ id: cvDocuments.id }),
)

/** What the newest CV that was read of each candidate says. */
const newestReadings = statement({ ids: slot.uuids }, (db, p) =>
  db
    .selectDistinctOn([cvDocuments.candidateId], { candidateId: cvDocuments.candidateId, data: cvDocuments.data })
    .from(cvDocuments)
    .where(
      and(
        eq(cvDocuments.tenantId, p.tenantId),
        sql`${cvDocuments.candidateId} = any(${p.ids})`,
        eq(cvDocuments.status, 'DONE'),
      ),
    )
    .orderBy(cvDocuments.candidateId, sql`${cvDocuments.id} desc`),
)
/** What the newest CV of a candidate says; null where none was read. */
export const newestReading = loadOne<Context, { candidateId: string | null; data: WholeCvDocument['data'] }>(
  (context, ids) => context.scope.read(newestReadings, { ids }),
  ({ candidateId }) => candidateId ?? '',
)
export type EvidenceSpan = NonNullable<WholeCvDocument['data']>['skills'][number]['evidence'][number]
