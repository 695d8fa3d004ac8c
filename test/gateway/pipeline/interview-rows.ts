// Rows of recruiting's interviews, for lists that need some.
import { acme, demoId } from '@quintet/kit/demo/people.ts'
import { demoIdOf } from '../../support/entities.ts'

type Insert = (table: string, row: object) => Promise<string>

const content = {
  type: 'BEHAVIORAL',
  skill: null,
  difficulty: null,
  language: 'en',
  text: 'A question?',
  expectedKeywords: [],
  timeLimitSeconds: 60,
}
const figures = { relevance: 1, depth: 1, clarity: 1, score_bp: 100 }
const evaluator = { name: 'embedded', version: 'interview-1', model: null, promptHash: null, isFallback: false }

interface Around {
  readonly i: number
  readonly userId: string
  /** A time in the future. */
  readonly later: string
  /** A value of a column of JSON. */
  json(value: object): object
}

/** An interview that is over, with a reviewed answer and a report, and a question of the tenant's own. */
export async function fillInterviews(insert: Insert, { i, userId, later, json }: Around): Promise<void> {
  const ofAcme = { tenant_id: acme.id }
  const interviewId = await insert('recruiting.interviews', {
    ...ofAcme,
    job_id: demoIdOf('Job'),
    // Two candidates in each page.
    candidate_id: i % 2 === 0 ? demoIdOf('Candidate') : demoId('032', 101),
    analysis_id: demoIdOf('CvAnalysis'),
    status: 'COMPLETED',
    difficulty: 'MEDIUM',
    language: 'en',
    accommodation_percent: 100,
    duration_minutes: 30,
    expires_at: later,
    scheduled_by: userId,
  })
  const questionId = await insert('recruiting.interview_questions', {
    ...ofAcme,
    interview_id: interviewId,
    number: 1,
    type: 'TECHNICAL',
    text: 'What do you know?',
    origin: 'GENERAL',
    expected_keywords: json([]),
    time_limit_seconds: 60,
    source: 't-craft-m1',
  })
  const answerId = await insert('recruiting.interview_answers', {
    ...ofAcme,
    interview_id: interviewId,
    question_id: questionId,
    text: 'Enough.',
    received_at: later,
    ...figures,
    feedback: 'It is short.',
    flags: [],
    evidence: json([]),
    evaluator: json(evaluator),
    needs_review: true,
  })
  await insert('recruiting.interview_reviews', {
    ...ofAcme,
    answer_id: answerId,
    ...figures,
    reason: 'It is',
    reviewed_by: userId,
  })
  await insert('recruiting.interview_reports', {
    ...ofAcme,
    interview_id: interviewId,
    number: 1,
    policy: 'interview-1',
    communication_weight: 20,
    technical_bp: 100,
    communication_bp: 100,
    overall_bp: 100,
    needs_review: false,
    figures: json([]),
  })
  const demo = demoIdOf('Interview')
  const reportId = await insert('recruiting.interview_reports', {
    ...ofAcme,
    interview_id: demo,
    number: i + 100,
    policy: 'interview-1',
    communication_weight: 20,
    needs_review: false,
    figures: json([]),
  })
  await insert('recruiting.report_views', {
    ...ofAcme,
    interview_id: demo,
    report_id: reportId,
    way: 'API',
    viewer_id: userId,
  })
  await insert('recruiting.report_shares', {
    ...ofAcme,
    interview_id: demo,
    expires_at: later,
    is_blind: true,
    created_by: userId,
  })
  const ownId = await insert('recruiting.own_questions', {
    ...ofAcme,
    type: 'BEHAVIORAL',
    language: 'en',
    text: `Question number ${i}?`,
    expected_keywords: json([]),
    time_limit_seconds: 60,
  })
  await insert('recruiting.own_question_versions', {
    ...ofAcme,
    question_id: ownId,
    number: 1,
    content: json(content),
    written_by: userId,
  })
}
