import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { readJob } from '../jobs/store.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import type { AnalyzeCandidateInput, DecideCandidateInput } from '../types.gen.ts'
import { measure } from './measure.ts'
import { insertDecision, readAnalysis } from './store.ts'

/** Measures a candidate against a job. `id` fixes the analysis's id, for demo data. */
export const analyzeCandidate = (context: Context, input: AnalyzeCandidateInput, id = newId()) =>
  change(context, 'analyzeCandidate', input, {
    needs: ['cv-analysis'],
    async work(writer) {
      const { jobId, candidateId } = input
      const [job, candidate] = await Promise.all([readJob(writer, jobId), readCandidate(writer, candidateId)])
      if (job === null) throw new Refused(notFoundProblem('There is no such job', ['input', 'jobId']))
      if (candidate === null) throw new Refused(notFoundProblem('There is no such candidate', ['input', 'candidateId']))
      if (job.status !== 'OPEN') {
        throw new Refused(conflict(`The job is ${job.status}`, 'WRONG_STATUS', ['input', 'jobId']))
      }
      if (candidate.analysisEndsAt !== null && candidate.analysisEndsAt <= context.clock.now()) {
        const message = 'The candidate does not agree to be measured by a program'
        throw new Refused(notAllowed(message, 'CONSENT_WITHDRAWN', ['input', 'candidateId']))
      }
      const [policy] = await writer.read(newestPolicy, {})
      return measure(context, writer, { id, job, candidate, chosen: policyOr(policy) })
    },
  })

/** Decides about a candidate. What was decided before is kept. */
export const decideCandidate = (context: Context, input: DecideCandidateInput) =>
  change(context, 'decideCandidate', input, {
    problems: textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    async work(writer) {
      const { analysisId, verdict, reason } = input
      const analysis = await readAnalysis(writer, analysisId)
      if (analysis === null) throw new Refused(notFoundProblem('There is no such analysis', ['input', 'analysisId']))
      const decidedBy = viewerId(context)
      const createdAt = context.clock.now()
      await insertDecision(writer, { id: newId(), analysisId, verdict, reason: reason.trim(), decidedBy, createdAt })
      return analysis
    },
  })
