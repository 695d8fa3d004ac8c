// Requesting a credit record. A job asks the provider.
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { activeMembers } from '../members.ts'
import { readProviders } from '../score-providers/store.ts'
import type { RequestCreditRecordInput } from '../types.gen.ts'
import { recordQueue } from './queue.ts'
import { type CreditRecordRow, insertRecord } from './store.ts'

const none = (message: string, field: string) => new Refused(notFoundProblem(message, ['input', field]))

/** Makes a record that a job fills. */
export async function requestRecord(context: Context, input: RequestCreditRecordInput) {
  const { applicantId, providerSlug } = input
  const members = await activeMembers(context, [applicantId])
  return change<CreditRecordRow>(context, 'requestCreditRecord', input, {
    async work(writer) {
      if (!members.has(applicantId)) throw none('There is no such member', 'applicantId')
      const provider = (await readProviders(writer)).find(({ slug }) => slug === providerSlug)
      if (provider === undefined) throw none('There is no such provider', 'providerSlug')
      if (!provider.isActive) {
        throw new Refused(conflict('This provider is not active', 'PROVIDER_INACTIVE', ['input', 'providerSlug']))
      }
      const record = await insertRecord(writer, {
        id: newId(),
        applicantId,
        providerSlug,
        status: 'PENDING',
        requestedBy: context.envelope.viewer?.userId ?? null,
        createdAt: context.clock.now(),
      })
      await requestJob(context, writer, recordQueue, record.id, { id: record.id })
      return record
    },
  })
}
