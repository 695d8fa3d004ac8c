import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { jobs, jobVersions } from '@quintet/drizzle/recruiting/jobs.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'

const rows = tenantRows(jobs)
export type JobRow = RowOf<typeof rows>

export const loadJob = rows.load
export const readJob = rows.read
export const jobPage = rows.page('newest first')
export const insertJob = rows.insert()
/** Null when the job was changed since it was read. */
export const updateRow = rows.update(
  'title',
  'description',
  'requiredSkills',
  'preferredSkills',
  'experienceLevel',
  'educationLevel',
  'status',
  'submittedBy',
  'approvedBy',
  'approvedAt',
  'returnReason',
  'updatedAt',
)

const versions = tenantRows(jobVersions)
export type JobVersionRow = RowOf<typeof versions>
export const versionPage = versions.childPages('jobId')
const insertVersion = versions.insert()

/** What a job says, without what became of it. */
export const contentOf = (job: JobRow) => ({
  title: job.title,
  description: job.description,
  requiredSkills: job.requiredSkills,
  preferredSkills: job.preferredSkills,
  experienceLevel: job.experienceLevel,
  educationLevel: job.educationLevel,
})

/** Keeps what a job says now. */
export async function keepVersion(writer: Writer, job: JobRow, writtenBy: string, at: Date): Promise<void> {
  const content = { ...contentOf(job), status: job.status }
  await insertVersion(writer, { id: newId(), jobId: job.id, number: job.version, content, writtenBy, createdAt: at })
}
