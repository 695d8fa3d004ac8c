import { tenantId, withPermission } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { loadCandidate } from '../candidates/store.ts'
import type { CvFlag, Resolvers, WorkStatus } from '../types.gen.ts'
import { addCvDocument, retryCvDocument } from './actions.ts'
import { type CvDocumentChanged, cvChanges, headOf } from './live.ts'
import { copyKey, faultMessages, steps, yearsOf } from './rules.ts'
import { type CvDocumentRow, cvDocumentPage, type EvidenceInText, loadContent, loadCvDocument } from './store.ts'

/** How far a step is: all before the present one are done. */
function stepStatus(row: CvDocumentRow, i: number): WorkStatus {
  const at = steps.indexOf(row.step)
  if (i < at || row.status === 'DONE') return 'DONE'
  if (i > at || row.status === 'QUEUED') return 'QUEUED'
  if (row.status === 'FAILED') return 'FAILED'
  return row.status === 'NEEDS_OCR' ? 'DONE' : 'RUNNING'
}

/** What the text says at each place. */
const evidenceIn = (text: string, evidence: readonly EvidenceInText[]) =>
  evidence.map(({ field, index, page, start, end }) => ({
    field,
    index,
    text: text.slice(start, end),
    span: { page, start, end },
  }))

export const resolvers: Resolvers = {
  Query: {
    cvDocument: (_, { id }, context) => found('CV', loadCvDocument(context, id)),
  },
  Candidate: {
    cvDocuments: ({ id }, args, context) => cvDocumentPage(context, id, args),
  },
  CvDocument: {
    __resolveReference: ({ id }, context) => loadCvDocument(withPermission(context, 'recruiting.candidates:read'), id),
    progress: ({ status, step }) => (status === 'DONE' ? 1 : steps.indexOf(step) / steps.length),
    changesCursor: ({ id }, _, context) => headOf(context, id),
    flags: ({ flags }) => flags as CvFlag[],
    error: ({ errorCode }) =>
      errorCode === null ? null : { code: errorCode, message: faultMessages[errorCode] ?? errorCode },
    pages: ({ pageCount }) => pageCount,
    steps: (row) =>
      steps.map((step, i) => ({
        step,
        status: stepStatus(row, i),
        attempts: row.steps[step]?.attempts ?? 0,
        at: row.steps[step] === undefined ? null : new Date(row.steps[step].at),
      })),
    extractedText: async (row, _, context) => (await loadContent(context, row)).pages?.join('\n') ?? null,
    async extractedData(row, _, context) {
      const { data, pages } = await loadContent(context, row)
      if (data === null) return null
      const asOf = context.clock.now().toISOString().slice(0, 10)
      return {
        skills: data.skills.map((skill) => ({ ...skill, evidence: [...skill.evidence] })),
        experience: data.experience.map((role) => ({ ...role, start: role.start || null, years: yearsOf(role, asOf) })),
        education: [...data.education],
        languages: [...data.languages],
        evidence: evidenceIn(pages?.join('\n') ?? '', data.evidence ?? []),
      }
    },
    async proposals(row, _, context) {
      const { proposals } = await loadContent(context, row)
      if (proposals === null) return null
      return {
        ...proposals,
        proposals: proposals.proposals.map(({ evidence, ...proposal }) => ({ ...proposal, span: { ...evidence } })),
      }
    },
    async download({ id, status, contentType, fileName, steps: begun }, _, context) {
      if (context.files === null || begun.TEXT === undefined || status === 'QUEUED') return null
      const key = copyKey(tenantId(context), id)
      const { url, expiresAt } = await context.files.store.downloadLink(key, { type: contentType, fileName })
      return { url, expiresAt }
    },
    candidate: ({ candidateId }, _, context) => (candidateId === null ? null : loadCandidate(context, candidateId)),
  },
  Mutation: {
    addCvDocument: (_, { input }, context) => addCvDocument(context, input),
    retryCvDocument: (_, { input }, context) => retryCvDocument(context, input),
  },
  Subscription: {
    cvDocumentChanged: {
      subscribe: (_, { cvDocumentId, after }, context) => cvChanges(context, cvDocumentId, after),
      resolve: (change: CvDocumentChanged) => change,
    },
  },
}
