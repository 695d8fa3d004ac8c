import { boardTable, tallyTable } from '../table-parts/leaderboards.ts'
import { recruiting } from './schema.ts'

/** Who stands where: the board is the job's id, the subject the candidate, the source the analysis. */
export const standings = boardTable(recruiting, 'standings')
export const standingsTally = tallyTable(recruiting, 'standings')
