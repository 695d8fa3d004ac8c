import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { requestRetention } from '../candidates/retention.ts'
import { monthsAfter, noCandidate } from '../candidates/rules.ts'
import { readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import type { AddCvDocumentInput, RetryCvDocumentInput } from '../types.gen.ts'
import { tellChange } from './live.ts'
import { readingQueue } from './queues.ts'
import { cleanText, maxText, readTypes, steps } from './rules.ts'
import { insertCvDocument, readCvDocument, updateCvDocument, type WholeCvDocument } from './store.ts'

/** Has an uploaded CV read, by a job. */
export async function addCvDocument(context: Context, input: AddCvDocumentInput) {
  // Asked before the transaction: nothing waits inside one.
  const [file] = isUuid(input.documentId)
    ? await context.peers.documentFiles(tenantId(context), [input.documentId])
    : []
  return change(context, 'addCvDocument', input, {
    needs: ['cv-analysis'],
    async work(writer) {
      if (context.files === null) {
        throw new Refused(notAllowed('There is no file store that CVs could lie in', 'NO_FILE_STORE'))
      }
      const at = ['input', 'documentId']
      if (file === undefined || file.ownerId !== viewerId(context)) {
        throw new Refused(notFoundProblem('There is no such document of yours', at))
      }
      if (file.status !== 'AVAILABLE') throw new Refused(conflict(`The document is ${file.status}`, 'WRONG_STATUS', at))
      if (file.type !== 'RESUME') throw new Refused(invalidInput([fieldProblem('The document is no RESUME', ...at)]))
      if (!readTypes.has(file.contentType)) {
        const problem = fieldProblem('A CV is a PDF, a DOCX or plain text', ...at)
        throw new Refused(invalidInput([problem], 'UNSUPPORTED_TYPE'))
      }
      const candidate = input.candidateId ? await readCandidate(writer, input.candidateId) : null
      if (input.candidateId && candidate === null) throw new Refused(noCandidate('candidateId'))
      const now = context.clock.now()
      const row = await insertCvDocument(writer, {
        id: newId(),
        documentId: file.id,
        fileKey: file.fileKey,
        fileName: file.fileName,
        contentType: file.contentType,
        candidateId: candidate?.id ?? null,
        status: 'QUEUED',
        step: 'STORE',
        steps: {},
        flags: [],
        errorCode: null,
        pages: null,
        pageCount: null,
        language: null,
        parser: null,
        data: null,
        proposals: null,
        addedBy: viewerId(context),
        createdAt: now,
        updatedAt: now,
      })
      await begin(context, writer, row)
      if (candidate === null) {
        // It may never come to a candidate: then it goes by itself.
        const { retentionMonths } = policyOr((await writer.read(newestPolicy, {}))[0])
        await requestRetention(context, writer, monthsAfter(now, retentionMonths))
      }
      return shown(row)
    },
  })
}

/** Has a CV read again from a step on. */
export const retryCvDocument = (context: Context, input: RetryCvDocumentInput) =>
  change(context, 'retryCvDocument', input, {
    needs: ['cv-analysis'],
    problems: textProblems('The text', input.text, { max: maxText }, 'input', 'text'),
    async work(writer) {
      const row = await readCvDocument(writer, input.cvDocumentId)
      if (row === null) throw new Refused(notFoundProblem('There is no such CV', ['input', 'cvDocumentId']))
      if (row.status === 'QUEUED' || row.status === 'RUNNING') {
        throw new Refused(conflict(`The CV is ${row.status}`, 'WRONG_STATUS', ['input', 'cvDocumentId']))
      }
      const { text = null, fromStep = null } = input
      if (text !== null && row.status !== 'NEEDS_OCR') {
        throw new Refused(conflict('Only a CV that NEEDS_OCR takes a text', 'WRONG_STATUS', ['input', 'text']))
      }
      if (fromStep !== null && steps.indexOf(fromStep) > steps.indexOf(row.step)) {
        throw new Refused(conflict(`The steps before ${fromStep} are not done`, 'WRONG_STATUS', ['input', 'fromStep']))
      }
      const pages = text === null ? row.pages : [cleanText(text)]
      const changed = await updateCvDocument(writer, {
        ...row,
        pages,
        pageCount: text === null ? row.pageCount : 1,
        status: 'QUEUED',
        step: text === null ? (fromStep ?? row.step) : 'PARSE',
        errorCode: null,
        updatedAt: context.clock.now(),
      })
      if (changed === null) throw new Refused(conflict('The CV has changed meanwhile', 'WRONG_STATUS'))
      await begin(context, writer, changed)
      return shown(changed)
    },
  })

async function begin(context: Context, writer: Writer, row: WholeCvDocument): Promise<void> {
  await requestJob(context, writer, readingQueue, `${row.id} ${row.version}`, { id: row.id })
  await tellChange(context, writer, row)
}

/** What an answer needs: kept answers hold no text of a CV. */
const shown = ({ pages: _, data: __, fileKey: ___, ...row }: WholeCvDocument) => row
