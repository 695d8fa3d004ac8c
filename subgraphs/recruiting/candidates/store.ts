import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { candidates, candidateVersions, type StoredCandidateContent } from '@quintet/drizzle/recruiting/candidates.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { searchTextOf, slugsOf } from './rules.ts'

/** What lists show; the rest is large and read only when asked for. */
export const columns = {
  id: candidates.id,
  name: candidates.name,
  email: candidates.email,
  version: candidates.version,
  retainUntil: candidates.retainUntil,
  mergedInto: candidates.mergedInto,
  erasedAt: candidates.erasedAt,
  createdAt: candidates.createdAt,
}
const rows = tenantRows(candidates, columns)
export type CandidateRow = RowOf<typeof rows>

const loadRow = rows.load
/** A candidate, or the one that they were merged with; also one who was erased. */
export async function loadCandidate(context: Context, id: string): Promise<CandidateRow | null> {
  const row = await loadRow(context, id)
  return row === null || row.mergedInto === null ? row : loadRow(context, row.mergedInto)
}
export const candidatePage = rows.page('newest first', {
  where: () => and(isNull(candidates.erasedAt), isNull(candidates.mergedInto)),
})

/** All that is known. */
const whole = tenantRows(candidates, {
  ...columns,
  skills: candidates.skills,
  experience: candidates.experience,
  education: candidates.education,
  languages: candidates.languages,
  poolEndsAt: candidates.poolEndsAt,
  analysisEndsAt: candidates.analysisEndsAt,
  parser: candidates.parser,
})
export type CandidateDetails = RowOf<typeof whole>

/** A candidate, or the one that they were merged with; null for one who was erased. */
export async function readCandidate(reader: Reader, id: string): Promise<CandidateDetails | null> {
  const row = await whole.read(reader, id)
  const present = row === null || row.mergedInto === null ? row : await whole.read(reader, row.mergedInto)
  return present?.erasedAt === null ? present : null
}

/** All that is known of a candidate that was just read. */
export const loadCandidateDetails = (context: Context, { id }: { readonly id: string }): Promise<CandidateDetails> =>
  found('candidate', whole.load(context, id))

type Content = Pick<CandidateDetails, keyof StoredCandidateContent>
type CandidateSource = (typeof candidateVersions.$inferInsert)['source']
/** Who wrote a version, when, and where it comes from. */
export interface Written {
  readonly source: CandidateSource
  readonly writtenBy: string
  readonly at: Date
}

const insertRow = whole.insert({ defaults: ['words', 'changedIn'] })
const updateRow = whole.update(
  'name',
  'email',
  'skills',
  'experience',
  'education',
  'languages',
  'skillSlugs',
  'searchText',
)
const derived = (content: Content) => ({ skillSlugs: slugsOf(content.skills), searchText: searchTextOf(content) })

/** Adds a candidate with their first version. */
export async function insertCandidate(
  writer: Writer,
  { id, content, retainUntil, ...written }: Written & { id: string; content: Content; retainUntil: string },
): Promise<CandidateDetails> {
  const row = await insertRow(writer, {
    id,
    ...content,
    ...derived(content),
    cvText: '',
    parser: null,
    retainUntil,
    mergedInto: null,
    poolEndsAt: null,
    analysisEndsAt: null,
    erasedAt: null,
    createdAt: written.at,
  })
  await keepVersion(writer, row, written)
  return row
}

/** Writes the next version of a candidate; null when they were changed since they were read. */
export async function updateCandidate(
  writer: Writer,
  { id, version }: { readonly id: string; readonly version: number },
  content: Content,
  written: Written,
): Promise<CandidateDetails | null> {
  const row = await updateRow(writer, { id, version, ...content, ...derived(content) })
  if (row !== null) await keepVersion(writer, row, written)
  return row
}

const versions = tenantRows(candidateVersions)
export type CandidateVersionRow = RowOf<typeof versions>
export const versionPage = versions.childPages('candidateId')
const insertVersion = versions.insert()

async function keepVersion(writer: Writer, row: CandidateDetails, { source, writtenBy, at }: Written): Promise<void> {
  const { id: candidateId, version: number, name, email, skills, experience, education, languages } = row
  const content = { name, email, skills, experience, education, languages }
  await insertVersion(writer, { id: newId(), candidateId, number, source, content, writtenBy, createdAt: at })
}

/** Lets an id lead to another candidate, and all ids that led to it; none where the candidate was erased meanwhile. */
export const mergeInto = statement({ id: slot.uuid, into: slot.uuid }, (db, p) =>
  db
    .update(candidates)
    .set({ mergedInto: sql`${p.into}::uuid` })
    .where(
      and(
        eq(candidates.tenantId, p.tenantId),
        isNull(candidates.erasedAt),
        sql`(${candidates.id} = ${p.id} or ${candidates.mergedInto} = ${p.id})`,
      ),
    )
    .returning({ id: candidates.id }),
)

/** Keeps a candidate as long as another would be kept, where that is longer. */
export const keepAsLong = statement({ id: slot.uuid, until: slot.nullable(slot.text) }, (db, p) =>
  db
    .update(candidates)
    .set({ retainUntil: sql`greatest(${candidates.retainUntil}, ${p.until}::date)` })
    .where(
      and(eq(candidates.tenantId, p.tenantId), eq(candidates.id, p.id), sql`${candidates.retainUntil} is not null`),
    ),
)

/**
 * Erases what describes a candidate, and those who were merged with them; their ids. The version goes up: who has read them before
 * cannot write them down again.
 */
export const eraseRows = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(candidates)
    .set({
      name: 'erased',
      email: 'erased',
      skills: sql`'[]'::jsonb`,
      experience: sql`'[]'::jsonb`,
      education: sql`'[]'::jsonb`,
      languages: sql`'[]'::jsonb`,
      skillSlugs: sql`'{}'::text[]`,
      searchText: '',
      cvText: '',
      parser: null,
      retainUntil: null,
      erasedAt: sql`${p.at}::timestamptz`,
      version: sql`${candidates.version} + 1`,
    })
    .where(
      and(eq(candidates.tenantId, p.tenantId), sql`(${candidates.id} = ${p.id} or ${candidates.mergedInto} = ${p.id})`),
    )
    .returning({ id: candidates.id }),
)

/** Removes all versions of candidates; who wrote them. */
export const deleteVersions = statement({ ids: slot.uuids }, (db, p) =>
  db
    .delete(candidateVersions)
    .where(and(eq(candidateVersions.tenantId, p.tenantId), sql`${candidateVersions.candidateId} = any(${p.ids})`))
    .returning({ writtenBy: candidateVersions.writtenBy }),
)
