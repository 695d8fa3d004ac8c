import { histogramTable, leaderboardTable } from '../table-parts/leaderboards.ts'
import { credit } from './schema.ts'

/** Live scores: the board is the category, the subject the applicant, the source who recorded it. */
export const scores = leaderboardTable(credit, 'scores')
export const scoreHistogram = histogramTable(credit, 'scores')
