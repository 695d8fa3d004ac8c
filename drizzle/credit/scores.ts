import { boardTable, tallyTable } from '../table-parts/leaderboards.ts'
import { credit } from './schema.ts'

/** Live scores: the board is the category, the subject the applicant, the source who recorded it. */
export const scores = boardTable(credit, 'scores')
export const scoresTally = tallyTable(credit, 'scores')
