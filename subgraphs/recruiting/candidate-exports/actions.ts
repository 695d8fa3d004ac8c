import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import { noCandidate } from '../candidates/rules.ts'
import { readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import type { ExportCandidateInput } from '../types.gen.ts'
import { exportQueue } from './queues.ts'
import { type CandidateExportRow, insertExport } from './store.ts'

/** Has a copy made of all that is held about a candidate, by a job. */
export const exportCandidate = (context: Context, input: ExportCandidateInput) =>
  change<CandidateExportRow>(context, 'exportCandidate', input, {
    async work(writer) {
      if (context.files === null) {
        throw new Refused(notAllowed('There is no file store that an export could lie in', 'NO_FILE_STORE'))
      }
      const candidate = await readCandidate(writer, input.candidateId)
      if (candidate === null) throw new Refused(noCandidate('candidateId'))
      const id = newId()
      const values = { id, candidateId: candidate.id, requestedBy: viewerId(context), createdAt: context.clock.now() }
      const row = await insertExport(writer, values)
      await requestJob(context, writer, exportQueue, id, { id, candidateId: candidate.id })
      return row
    },
  })
