import { noteView } from '../report-views/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { downloadReport } from './file.ts'
import { reportScores } from './rules.ts'
import { type InterviewReportRow, loadReport } from './store.ts'

/** Basis points to 0 to 100 with two decimals. */
const percent = (bp: number | null): number | null => (bp === null ? null : bp / 100)

/** Whether the scores come out the same when they are computed again from what is stored. */
function isReproduced(report: InterviewReportRow): boolean {
  const { technicalBp, behavioralBp, communicationBp, overallBp } = reportScores(
    report.figures,
    report.communicationWeight,
  )
  return (
    technicalBp === report.technicalBp &&
    behavioralBp === report.behavioralBp &&
    communicationBp === report.communicationBp &&
    overallBp === report.overallBp
  )
}

export const resolvers: Resolvers = {
  Interview: {
    async report({ id }, _, context) {
      const report = await loadReport(context, id)
      if (report !== null) await noteView(context, report.id, 'API')
      return report
    },
  },
  InterviewReport: {
    technicalScore: ({ technicalBp }) => percent(technicalBp),
    behavioralScore: ({ behavioralBp }) => percent(behavioralBp),
    communicationScore: ({ communicationBp }) => percent(communicationBp),
    overallScore: ({ overallBp }) => percent(overallBp),
    reviewed: ({ figures }) => figures.filter(({ by }) => by === 'PERSON').length,
    isReproduced,
    download: (report, _, context) => downloadReport(context, report),
  },
}
