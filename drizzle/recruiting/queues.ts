import { jobTables } from '../table-parts/jobs.ts'
import { recruiting } from './schema.ts'

export const { jobRequests, jobEffects, jobSchedules } = jobTables(recruiting)
