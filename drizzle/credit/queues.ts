import { jobTables } from '../table-parts/jobs.ts'
import { credit } from './schema.ts'

export const { jobRequests, jobEffects, jobSchedules } = jobTables(credit)
