// Interviews of globex, for tests that name them from another tenant.
import { globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

type Admin = TestQuintet['admin']

/** The id of an interview of globex. */
export async function interviewInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into recruiting.interviews (tenant_id, id, job_id, candidate_id, status, difficulty, language,
    accommodation_percent, duration_minutes, expires_at, scheduled_by)
    select tenant_id, ${id}, job_id, candidate_id, 'IN_PROGRESS', 'MEDIUM', 'en', 100, 30, '2100-01-01T00:00:00Z', ${globex.owner.id}
    from recruiting.analyses where tenant_id = ${globex.id} limit 1`
  return id
}

/** The id of an answer in an interview of globex. */
export async function answerInGlobex(admin: Admin): Promise<string> {
  const [id, questionId, interviewId] = [newId(), newId(), await interviewInGlobex(admin)]
  await admin`insert into recruiting.interview_questions (tenant_id, id, interview_id, number, type, text, origin, expected_keywords,
    time_limit_seconds, source) values (${globex.id}, ${questionId}, ${interviewId}, 1, 'TECHNICAL', 'Their question', 'GENERAL', '[]',
    60, 'theirs')`
  await admin`insert into recruiting.interview_answers (tenant_id, id, interview_id, question_id, text, received_at, relevance, depth,
    clarity, score_bp, feedback, flags, evidence, evaluator, needs_review) values (${globex.id}, ${id}, ${interviewId}, ${questionId},
    'Their answer', now(), 1, 1, 1, 100, 'Their feedback', '{}', '[]', '{}', false)`
  return id
}

/** The id of a question of globex's own. */
export async function ownQuestionInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into recruiting.own_questions (tenant_id, id, type, language, text, expected_keywords, time_limit_seconds)
    values (${globex.id}, ${id}, 'BEHAVIORAL', 'en', 'What do they ask?', '[]', 60)`
  return id
}

/** The id of a link to a report of globex. */
export async function shareInGlobex(admin: Admin): Promise<string> {
  const [id, interviewId] = [newId(), await interviewInGlobex(admin)]
  await admin`insert into recruiting.report_shares (tenant_id, id, interview_id, token_hash, expires_at, is_blind, created_by)
    values (${globex.id}, ${id}, ${interviewId}, ${Buffer.from(id)}, '2100-01-01T00:00:00Z', true, ${globex.owner.id})`
  return id
}
