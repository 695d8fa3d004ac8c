import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { startClosing } from '../business-calendars/schedule.ts'
import { businessDate } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import type { ReviewKycDocumentInput, SubmitKycDocumentInput } from '../types.gen.ts'
import { hintOf, reviewProblems, submissionProblems } from './rules.ts'
import {
  insertKycDocument,
  kycForUpdate,
  loadDocument,
  onePendingIndex,
  readKycDocument,
  updateReview,
} from './store.ts'

/** Submits a document of the caller for review. */
export async function submitKycDocument(context: Context, input: SubmitKycDocumentInput) {
  const today = await businessDate(context)
  const problems = submissionProblems(input, today)
  // Queried before the transaction: nothing waits for another service inside one.
  const isAsked = problems.length === 0 && isUuid(input.documentId)
  const document = isAsked ? await loadDocument(context, input.documentId) : null
  return change(context, 'submitKycDocument', input, {
    problems,
    taken: { [onePendingIndex]: conflict('One of this kind is being reviewed', 'KYC_PENDING', ['input', 'type']) },
    async work(writer) {
      const ownerId = viewerId(context)
      const path = ['input', 'documentId']
      if (document?.ownerId !== ownerId) throw new Refused(notFoundProblem('There is no such document', path))
      if (document.status !== 'AVAILABLE') {
        throw new Refused(conflict(`The document is ${document.status}`, 'WRONG_STATUS', path))
      }
      const { type, documentId, country = null, expiresOn = null } = input
      const createdAt = context.clock.now()
      const numberHint = hintOf(input.number)
      const values = { id: newId(), ownerId, type, documentId, numberHint, country, expiresOn, createdAt }
      return insertKycDocument(writer, { ...values, status: 'PENDING_REVIEW' })
    },
  })
}

/** Approves or rejects a document of another. */
export async function reviewKycDocument(context: Context, input: ReviewKycDocumentInput) {
  const today = await businessDate(context)
  return change(context, 'reviewKycDocument', input, {
    problems: reviewProblems(input, today),
    async work(writer) {
      const path = ['input', 'kycDocumentId']
      const isThere =
        isUuid(input.kycDocumentId) && (await writer.read(kycForUpdate, { id: input.kycDocumentId })).length > 0
      const row = isThere ? await readKycDocument(writer, input.kycDocumentId) : null
      if (row === null) throw new Refused(notFoundProblem('There is no such document', path))
      const reviewedBy = viewerId(context)
      if (row.ownerId === reviewedBy) {
        throw new Refused(notAllowed('The document of another is reviewed', 'OWN_DOCUMENT', path))
      }
      if (row.status !== 'PENDING_REVIEW') {
        throw new Refused(conflict(`The document is ${row.status}`, 'WRONG_STATUS', path))
      }
      const isApproved = input.verdict === 'APPROVE'
      const expiresOn = input.expiresOn ?? row.expiresOn
      if (isApproved && expiresOn !== null && expiresOn < today) {
        throw new Refused(invalidInput([fieldProblem('The document has expired', 'input', 'expiresOn')]))
      }
      // The day after which it counts no more has to be closed.
      if (isApproved && expiresOn !== null) await startClosing(context, writer)
      const reviewed = { expiresOn, reason: input.reason?.trim() ?? null, reviewedBy, reviewedAt: context.clock.now() }
      return (await updateReview(writer, { ...row, ...reviewed, status: isApproved ? 'APPROVED' : 'REJECTED' }))!
    },
  })
}
