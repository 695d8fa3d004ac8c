import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { conflict, fieldProblem, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { filterFault } from '../candidate-search/rules.ts'
import type { Context } from '../context.ts'
import { readJob } from '../jobs/store.ts'
import type { AnalyzeCandidatesInput } from '../types.gen.ts'
import { batchQueue } from './queues.ts'
import { type AnalysisBatchRow, insertBatch } from './store.ts'

/** Has all candidates measured against a job, by a job. */
export function analyzeCandidates(context: Context, input: AnalyzeCandidatesInput) {
  const filter = input.filter ?? null
  const fault = filter === null ? null : filterFault(filter)
  return change<AnalysisBatchRow>(context, 'analyzeCandidates', input, {
    needs: ['cv-analysis'],
    problems: fault === null ? [] : [fieldProblem(fault, 'input', 'filter')],
    async work(writer) {
      const job = await readJob(writer, input.jobId)
      if (job === null) throw new Refused(notFoundProblem('There is no such job', ['input', 'jobId']))
      if (job.status !== 'OPEN') {
        throw new Refused(conflict(`The job is ${job.status}`, 'WRONG_STATUS', ['input', 'jobId']))
      }
      const at = context.clock.now()
      const row = await insertBatch(writer, {
        id: newId(),
        jobId: job.id,
        status: 'QUEUED',
        filter: { ...filter },
        total: null,
        measured: 0,
        skipped: 0,
        lastCandidate: null,
        upTo: null,
        errorCode: null,
        startedBy: viewerId(context),
        createdAt: at,
        updatedAt: at,
      })
      await requestJob(context, writer, batchQueue, row.id, { id: row.id })
      return row
    },
  })
}
