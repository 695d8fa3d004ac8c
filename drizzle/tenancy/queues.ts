import { jobTables } from '../table-parts/jobs.ts'
import { tenancy } from './schema.ts'

export const { jobRequests, jobEffects, jobSchedules } = jobTables(tenancy)
