import { jobTables } from '../table-parts/jobs.ts'
import { marketplace } from './schema.ts'

export const { jobRequests, jobEffects, jobSchedules } = jobTables(marketplace)
