import { jobTables } from '../table-parts/jobs.ts'
import { identity } from './schema.ts'

export const { jobRequests, jobEffects, jobSchedules } = jobTables(identity)
