// What applicants do: drafting, changing, submitting and withdrawing an application.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidUnlessEmpty,
  notAllowed,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { tierFor } from '../account-tiers/rules.ts'
import { readTiers } from '../account-tiers/store.ts'
import { endOpenBids } from '../bids/ending.ts'
import { businessDate } from '../business-calendars/store.ts'
import type { Category } from '../categories/rules.ts'
import { loadCategory, readCategories } from '../categories/store.ts'
import type { Context } from '../context.ts'
import { loadDocument, readApproved } from '../kyc/store.ts'
import { readScore } from '../scores/store.ts'
import type {
  CreateCreditApplicationInput,
  SubmitCreditApplicationInput,
  UpdateCreditApplicationInput,
  WithdrawCreditApplicationInput,
} from '../types.gen.ts'
import { applicationSubmitted } from './notices.ts'
import {
  type Actor,
  applicantProblem,
  maxDocuments,
  otherIsOpen,
  reasonProblems,
  requestOf,
  requestProblems,
  statusProblem,
} from './rules.ts'
import { goTo } from './status.ts'
import {
  type CreditApplicationRow,
  documentsOf,
  insertDocument,
  loadDocuments,
  lockApplication,
  oneOpenIndex,
  readApplication,
  removeDocuments,
  updateDraft,
  writeDraft,
} from './store.ts'

/** The caller, and whether their roles let them see all applications. */
export const actorOf = (context: Context): Actor => ({
  userId: viewerId(context),
  seesAll: isPermitted(context.envelope, 'credit.applications:read'),
})

/** Drafts an application of the caller. */
export async function createApplication(context: Context, input: CreateCreditApplicationInput, id = newId()) {
  return change(context, 'createCreditApplication', input, {
    problems: requestProblems(input, await loadCategory(context, input.category)),
    work(writer) {
      const { category, amount, termMonths } = input
      const amountMinor = minorUnits(amount.amount, amount.currency)!
      const purpose = input.purpose.trim()
      const applicantId = viewerId(context)
      const draft = { id, applicantId, category, amountMinor, currency: amount.currency, termMonths, purpose }
      return writeDraft(writer, draft, context.clock.now())
    },
  })
}

/** Changes the caller's draft, and which documents are attached. */
export async function updateApplication(context: Context, input: UpdateCreditApplicationInput) {
  const ids = input.documentIds ? [...new Set(input.documentIds)] : null
  const isMany = ids !== null && ids.length > maxDocuments
  // Queried before the transaction: nothing waits for another service inside one.
  const found = isMany ? [] : await Promise.all((ids ?? []).filter(isUuid).map((id) => loadDocument(context, id)))
  return change(context, 'updateCreditApplication', input, {
    problems: isMany ? [fieldProblem(`At most ${maxDocuments} documents are attached`, 'input', 'documentIds')] : [],
    async work(writer) {
      const row = await ownApplication(context, writer, input.applicationId)
      if (row.status !== 'DRAFT') {
        const message = `An application that is ${row.status} cannot be changed`
        throw new Refused(conflict(message, 'WRONG_STATUS', ['input', 'applicationId']))
      }
      const before = requestOf(row)
      const asked = {
        category: row.category,
        amount: input.amount ?? before.amount,
        termMonths: input.termMonths ?? row.termMonths,
        purpose: input.purpose ?? row.purpose,
      }
      refuse(invalidUnlessEmpty(requestProblems(asked, await categoryOf(writer, row))))
      const at = context.clock.now()
      const amountMinor = minorUnits(asked.amount.amount, asked.amount.currency)!
      const { id, applicantId } = row
      const { termMonths, purpose } = asked
      await writer.run(updateDraft, { id, amountMinor, termMonths, purpose: purpose.trim(), at })
      if (ids !== null) {
        await writer.run(removeDocuments, { applicationId: id })
        for (const documentId of ids) {
          const document = found.find((each) => each?.id === documentId)
          const path = ['input', 'documentIds']
          if (document?.ownerId !== applicantId) throw new Refused(notFoundProblem('There is no such document', path))
          if (document.status !== 'AVAILABLE') {
            throw new Refused(conflict(`A document is ${document.status}`, 'WRONG_STATUS', path))
          }
          const attached = { id: newId(), applicationId: id, applicantId, documentId, createdAt: at }
          await insertDocument(writer, attached)
        }
      }
      return (await readApplication(writer, id))!
    },
  })
}

/** Submits the caller's draft, if what it asks for is still on offer, with the score that they have now. */
export async function submitApplication(context: Context, input: SubmitCreditApplicationInput) {
  // Queried before the transaction: nothing waits for another service inside one.
  const typeOf = await attachedTypes(context, input.applicationId)
  return change(context, 'submitCreditApplication', input, {
    taken: { [oneOpenIndex]: otherIsOpen() },
    async work(writer) {
      const row = await ownApplication(context, writer, input.applicationId)
      refuse(statusProblem(row, 'SUBMITTED'))
      const category = await categoryOf(writer, row)
      const path = ['input', 'applicationId']
      refuse(invalidUnlessEmpty(requestProblems(requestOf(row), category).map((each) => ({ ...each, path }))))
      const { requiredTier, requiredDocuments } = category!
      if (requiredTier > 0) {
        const approved = await readApproved(writer, row.applicantId, await businessDate(context, writer))
        const level = tierFor(await readTiers(writer), approved)?.level ?? 0
        if (level < requiredTier) refuse(notAllowed(`This needs tier ${requiredTier}`, 'TIER_TOO_LOW', path))
      }
      const attached = (await writer.read(documentsOf, { applicationId: row.id })).map(({ documentId }) => documentId)
      const types = new Set(attached.map((id) => typeOf.get(id)))
      const missing = requiredDocuments.filter((type) => !types.has(type))
      if (missing.length > 0) {
        refuse(conflict(`Documents are missing: ${missing.join(', ')}`, 'DOCUMENTS_MISSING', path))
      }
      const scoreHundredths = await readScore(writer, row.category, row.applicantId)
      const more = { submittedAt: context.clock.now(), scoreHundredths }
      const submitted = await goTo(context, writer, row, 'SUBMITTED', { with: more })
      await notifyMembers(context, writer, applicationSubmitted, {
        userIds: [row.applicantId],
        key: `${row.id} ${submitted.version}`,
        data: { applicationId: row.id, category: row.category },
      })
      return submitted
    },
  })
}

/** The types of documents that are attached to an application, by their ids; of those that can be downloaded alone. */
async function attachedTypes(context: Context, applicationId: string): Promise<Map<string, string>> {
  if (context.envelope.tenantId === null || !isUuid(applicationId)) return new Map()
  const attached = await loadDocuments(context, applicationId)
  const found = await Promise.all(attached.map(({ documentId }) => loadDocument(context, documentId)))
  return new Map(found.flatMap((each) => (each?.status === 'AVAILABLE' ? [[each.id, each.type]] : [])))
}

/** Withdraws the caller's application. Bids for it end. */
export const withdrawApplication = (context: Context, input: WithdrawCreditApplicationInput) =>
  change(context, 'withdrawCreditApplication', input, {
    problems: reasonProblems(input.reason),
    async work(writer) {
      const row = await ownApplication(context, writer, input.applicationId)
      const withdrawn = await goTo(context, writer, row, 'WITHDRAWN', { reason: input.reason?.trim() || null })
      await endOpenBids(context, writer, row.id)
      return withdrawn
    },
  })

function refuse(problem: Problem | null): void {
  if (problem !== null) throw new Refused(problem)
}

/** The caller's own application, as it is until the transaction ends. */
async function ownApplication(context: Context, writer: Writer, id: string): Promise<CreditApplicationRow> {
  const row = await lockApplication(writer, id)
  refuse(applicantProblem(row, actorOf(context)))
  return row!
}

const categoryOf = async (writer: Writer, row: CreditApplicationRow): Promise<Category | null> =>
  (await readCategories(writer)).find(({ slug }) => slug === row.category) ?? null
