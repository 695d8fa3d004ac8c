import { jobs } from '@quintet/drizzle/recruiting/jobs.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'

const rows = tenantRows(jobs)
export type JobRow = RowOf<typeof rows>

export const loadJob = rows.load
export const readJob = rows.read
export const jobPage = rows.page('newest first')
export const insertJob = rows.insert()
