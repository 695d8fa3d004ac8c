// Candidates beside each other: by their newest interviews, and by one version of the rules.
import { answerScore, type Figures, type QuestionType } from '../interview-answers/rules.ts'

/** A report of a job's interviews, as far as it decides who is compared. */
export interface ReportedInterview {
  readonly interviewId: string
  readonly candidateId: string
  readonly reportId: string
  readonly policy: string
  readonly overallBp: number | null
  readonly madeAt: Date
}

export interface Ranked extends ReportedInterview {
  /** Null without a score. */
  readonly rank: number | null
}

export interface Comparison {
  readonly policy: string
  readonly otherPolicies: readonly string[]
  readonly ranked: readonly Ranked[]
}

/**
 * Who is compared, best first. Of a candidate's interviews the newest counts.
 * @param reports the newest report of each interview; ids of interviews rise with time
 * @param policy that of the newest report where null
 */
export function compare(reports: readonly ReportedInterview[], policy: string | null): Comparison | null {
  const byCandidate = new Map<string, ReportedInterview>()
  for (const report of reports.toSorted((a, b) => (a.interviewId < b.interviewId ? -1 : 1))) {
    byCandidate.set(report.candidateId, report)
  }
  // Ids of reports rise with time too.
  const newest = [...byCandidate.values()].toSorted((a, b) => (a.reportId > b.reportId ? -1 : 1))[0]
  const chosen = policy ?? newest?.policy
  if (chosen === undefined) return null
  const score = ({ overallBp }: ReportedInterview) => overallBp ?? -1
  const compared = [...byCandidate.values()]
    .filter((report) => report.policy === chosen)
    .toSorted((a, b) => score(b) - score(a) || (a.interviewId < b.interviewId ? -1 : 1))
  return {
    policy: chosen,
    otherPolicies: [...new Set([...byCandidate.values()].map((report) => report.policy))]
      .filter((one) => one !== chosen)
      .toSorted(),
    ranked: compared.map((report) => ({
      ...report,
      rank: report.overallBp === null ? null : 1 + compared.filter((other) => score(other) > score(report)).length,
    })),
  }
}

/** A question with what counts of its answer. */
export interface Answered extends Figures {
  readonly type: QuestionType
  readonly skill: string | null
  readonly quotes: readonly string[]
}

/** What an interview shows of each competence, in the order of its questions. */
export function competencesOf(questions: readonly Answered[]) {
  const groups = Map.groupBy(questions, ({ type, skill }) => JSON.stringify([type, skill]))
  return [...groups.values()].map((group) => {
    const { type, skill } = group[0]!
    const sum = group.reduce((total, each) => total + answerScore(type, each), 0)
    return {
      type,
      skill,
      questions: group.length,
      score: Math.floor(sum / group.length) / 100,
      quotes: [...new Set(group.flatMap((each) => each.quotes))],
    }
  })
}
