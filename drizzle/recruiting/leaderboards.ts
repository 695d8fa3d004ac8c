import { histogramTable, leaderboardTable } from '../table-parts/leaderboards.ts'
import { recruiting } from './schema.ts'

/** Leaderboards of jobs: the board is the job's id, the subject the candidate, the source the analysis. */
export const jobEntries = leaderboardTable(recruiting, 'standings')
export const jobHistogram = histogramTable(recruiting, 'standings')
