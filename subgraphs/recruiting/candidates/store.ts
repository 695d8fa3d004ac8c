import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** What lists show; the rest is large and read only when asked for. */
export const columns = {
  id: candidates.id,
  name: candidates.name,
  email: candidates.email,
  createdAt: candidates.createdAt,
}
type Candidate = typeof candidates.$inferSelect
export type CandidateRow = Pick<Candidate, keyof typeof columns>
/** What may count. */
export type CandidateDetails = Pick<Candidate, 'id' | 'skills' | 'experience' | 'education'>

const byIds = { ids: slot.uuids }
const candidatesByIds = statement(byIds, (db, p) =>
  db
    .select(columns)
    .from(candidates)
    .where(and(eq(candidates.tenantId, p.tenantId), isAnyOf(candidates.id, p.ids))),
)
const detailsByIds = statement(byIds, (db, p) =>
  db
    .select({
      id: candidates.id,
      skills: candidates.skills,
      experience: candidates.experience,
      education: candidates.education,
    })
    .from(candidates)
    .where(and(eq(candidates.tenantId, p.tenantId), isAnyOf(candidates.id, p.ids))),
)

const load = loadOne<Context, CandidateRow>(
  (context, ids) => context.scope.read(candidatesByIds, { ids }),
  (row) => row.id,
)

/** A candidate of the active tenant; null for any other id. */
export const loadCandidate = async (context: Context, id: string): Promise<CandidateRow | null> =>
  isUuid(id) ? load(context, id) : null

const loadOneDetails = loadOne<Context, CandidateDetails>(
  (context, ids) => context.scope.read(detailsByIds, { ids }),
  (row) => row.id,
)

/** What may count of a candidate that was just read. */
export async function loadCandidateDetails(context: Context, { id }: CandidateRow): Promise<CandidateDetails> {
  const details = await loadOneDetails(context, id)
  if (details === null) throw new Error(`Candidate ${id} is gone`)
  return details
}

/** What may count of a candidate of the active tenant, within a transaction. */
export async function readCandidate(reader: Reader, id: string): Promise<CandidateDetails | null> {
  if (!isUuid(id)) return null
  const [row] = await reader.read(detailsByIds, { ids: [id] })
  return row ?? null
}

/** A page of the tenant's candidates, newest first. */
export const candidatePage = statement({ after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select(columns)
    .from(candidates)
    .where(and(eq(candidates.tenantId, p.tenantId), lt(candidates.id, p.after)))
    .orderBy(desc(candidates.id))
    .limit(p.limit),
)

export const insertCandidate = statement(
  {
    id: slot.uuid,
    name: slot.text,
    email: slot.text,
    skills: slot.json,
    experience: slot.json,
    education: slot.json,
    at: slot.instant,
  },
  (db, p) =>
    db
      .insert(candidates)
      .values({
        tenantId: p.tenantId,
        id: p.id,
        name: p.name,
        email: p.email,
        skills: p.skills,
        experience: p.experience,
        education: p.education,
        createdAt: p.at,
      })
      .returning(columns),
)
