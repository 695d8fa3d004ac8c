import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'

/** What lists show; the rest is large and read only when asked for. */
export const columns = {
  id: candidates.id,
  name: candidates.name,
  email: candidates.email,
  version: candidates.version,
  createdAt: candidates.createdAt,
}
const rows = tenantRows(candidates, columns)
export type CandidateRow = RowOf<typeof rows>

export const loadCandidate = rows.load
export const candidatePage = rows.page('newest first')
export const insertCandidate = rows.insert()

/** What may count. */
const details = tenantRows(candidates, {
  id: candidates.id,
  skills: candidates.skills,
  experience: candidates.experience,
  education: candidates.education,
  languages: candidates.languages,
  version: candidates.version,
})
export type CandidateDetails = RowOf<typeof details>

export const readCandidate = details.read

/** What may count of a candidate that was just read. */
export const loadCandidateDetails = (context: Context, { id }: { readonly id: string }): Promise<CandidateDetails> =>
  found('candidate', details.load(context, id))
