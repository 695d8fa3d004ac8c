import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { jobs } from '@quintet/drizzle/recruiting/jobs.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { Context } from '../context.ts'

const columns = {
  id: jobs.id,
  title: jobs.title,
  description: jobs.description,
  requiredSkills: jobs.requiredSkills,
  preferredSkills: jobs.preferredSkills,
  experienceLevel: jobs.experienceLevel,
  educationLevel: jobs.educationLevel,
  createdAt: jobs.createdAt,
}
export type JobRow = Omit<typeof jobs.$inferSelect, 'tenantId'>

const jobsByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(jobs)
    .where(and(eq(jobs.tenantId, p.tenantId), isAnyOf(jobs.id, p.ids))),
)

const load = loadOne<Context, JobRow>(
  (context, ids) => context.scope.read(jobsByIds, { ids }),
  (row) => row.id,
)

/** A job of the active tenant; null for any other id. */
export const loadJob = async (context: Context, id: string): Promise<JobRow | null> =>
  isUuid(id) ? load(context, id) : null

/** As loadJob, within a transaction. */
export async function readJob(reader: Reader, id: string): Promise<JobRow | null> {
  if (!isUuid(id)) return null
  const [row] = await reader.read(jobsByIds, { ids: [id] })
  return row ?? null
}

/** A page of the tenant's jobs, newest first. */
export const jobPage = statement({ after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select(columns)
    .from(jobs)
    .where(and(eq(jobs.tenantId, p.tenantId), lt(jobs.id, p.after)))
    .orderBy(desc(jobs.id))
    .limit(p.limit),
)

export const insertJob = statement(
  {
    id: slot.uuid,
    title: slot.text,
    description: slot.text,
    requiredSkills: slot.json,
    preferredSkills: slot.json,
    experienceLevel: slot.nullable(slot.text),
    educationLevel: slot.nullable(slot.text),
    at: slot.instant,
  },
  (db, p) =>
    db
      .insert(jobs)
      .values({
        tenantId: p.tenantId,
        id: p.id,
        title: p.title,
        description: p.description,
        requiredSkills: p.requiredSkills,
        preferredSkills: p.preferredSkills,
        experienceLevel: p.experienceLevel,
        educationLevel: p.educationLevel,
        createdAt: p.at,
      })
      .returning(columns),
)
