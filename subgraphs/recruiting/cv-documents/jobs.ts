// Reads CVs: store, text, parse, save, index. A run begins with the step at which the one before it ended.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { requestRetention } from '../candidates/retention.ts'
import { mergedContent, monthsAfter } from '../candidates/rules.ts'
import { insertCandidate, readCandidate, updateCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import { tellChange } from './live.ts'
import { parseCv, parser } from './parse.ts'
import { queues as proposalQueues } from './proposal-jobs.ts'
import { proposalQueue, readingQueue } from './queues.ts'
import { readDocument, recogniseDocument } from './read.ts'
import { cleanText, copyKey, isScan, maxBytes, maxText, type Step, steps, withoutPersonalFacts } from './rules.ts'
import { readCvDocument, setCvText, updateCvDocument, type WholeCvDocument } from './store.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never
/** What a step changes; a status other than RUNNING ends the run. */
type Done = Partial<
  Pick<
    WholeCvDocument,
    'candidateId' | 'flags' | 'errorCode' | 'pages' | 'pageCount' | 'language' | 'parser' | 'data' | 'status'
  >
>

const retryLimit = 3

const reading: WorkQueue<Context, Payload<typeof readingQueue>> = {
  ...readingQueue,
  retryLimit,
  deadlineSeconds: 240,
  concurrency: 2,
  async run({ context, payload: { id }, attempt }) {
    try {
      for (let row = await begun(context, id); row?.status === 'RUNNING'; ) row = await doStep(context, row)
    } catch (error) {
      if (attempt > retryLimit) await end(context, id, 'BROKEN')
      throw error
    }
  },
}

/** The CV with the status RUNNING; null when it is not to be read. */
const begun = (context: Context, id: string): Promise<WholeCvDocument | null> =>
  context.scope.write(async (writer) => {
    const row = await readCvDocument(writer, id)
    if (row?.status === 'RUNNING') return row
    return row?.status === 'QUEUED' ? kept(context, writer, row, { status: 'RUNNING' }) : null
  })

/** Does one step, and writes down that it is done. */
async function doStep(context: Context, row: WholeCvDocument): Promise<WholeCvDocument | null> {
  const attempts = (row.steps[row.step]?.attempts ?? 0) + 1
  const at = context.clock.now().toISOString()
  const started = { ...row, steps: { ...row.steps, [row.step]: { attempts, at } } }
  const outside = await outsideSteps[row.step]?.(context, started)
  return context.scope.write(async (writer) => {
    const inside = await insideSteps[row.step]?.(context, writer, started)
    const done: Done = { ...outside, ...inside }
    const isLast = row.step === 'INDEX'
    const status = done.status ?? (isLast ? 'DONE' : 'RUNNING')
    const step = status === 'RUNNING' ? steps[steps.indexOf(row.step) + 1]! : row.step
    return kept(context, writer, { ...started, step }, { ...done, status })
  })
}

async function kept(
  context: Context,
  writer: Writer,
  row: WholeCvDocument,
  done: Done,
): Promise<WholeCvDocument | null> {
  const changed = await updateCvDocument(writer, { ...row, ...done, updatedAt: context.clock.now() })
  if (changed !== null) await tellChange(context, writer, changed)
  return changed
}

const end = (context: Context, id: string, errorCode: string) =>
  context.scope.write(async (writer) => {
    const row = await readCvDocument(writer, id)
    if (row !== null) await kept(context, writer, row, { status: 'FAILED', errorCode })
  })

async function bytesOf(context: Context, key: string): Promise<Uint8Array | null> {
  const content = await context.files?.store.read(key)
  if (content === null || content === undefined) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) {
      content.destroy()
      return new Uint8Array(maxBytes + 1)
    }
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

const failed = (errorCode: string): Done => ({ status: 'FAILED', errorCode })

/** What is done outside of a transaction: it may take long, and may be done twice. */
const outsideSteps: Partial<Record<Step, (context: Context, row: WholeCvDocument) => Promise<Done>>> = {
  async STORE(context, row) {
    const content = await bytesOf(context, row.fileKey)
    if (content === null) return failed('BROKEN')
    if (content.length > maxBytes) return failed('TOO_LARGE')
    await context.files!.store.write(copyKey(tenantId(context), row.id), content, row.contentType)
    return {}
  },
  async TEXT(context, row) {
    const content = await bytesOf(context, copyKey(tenantId(context), row.id))
    if (content === null) return failed('BROKEN')
    const read = await readDocument(content, row.contentType)
    if ('error' in read) return failed(read.error)
    const written = read.pages.map(cleanText)
    if (written.join('\n').length > maxText) return failed('TOO_LARGE')
    const kept = { pageCount: written.length }
    if (!isScan(written)) return { ...kept, pages: written, flags: [...read.flags] }
    const seen = row.contentType === 'application/pdf' ? await recogniseDocument(content) : { pages: [] }
    const pages = 'error' in seen ? [] : seen.pages.map(cleanText)
    // What OCR cannot read either waits for a person.
    return isScan(pages) || pages.join('\n').length > maxText
      ? { ...kept, pages: written, flags: [...read.flags, 'LOW_TEXT'], status: 'NEEDS_OCR' }
      : { ...kept, pages, flags: [...read.flags, 'OCR_TEXT'] }
  },
  async PARSE(_, row) {
    const { hasInstructions, language, ...data } = parseCv(row.pages ?? [])
    const flags = row.flags.filter(
      (flag) => flag !== 'INSTRUCTIONS_FOUND' && (flag !== 'LOW_TEXT' || isScan(row.pages ?? [])),
    )
    return { data, language, parser, flags: hasInstructions ? [...flags, 'INSTRUCTIONS_FOUND'] : flags }
  },
}

/** What is done in the transaction that writes the step down: it is done once. */
const insideSteps: Partial<Record<Step, (context: Context, writer: Writer, row: WholeCvDocument) => Promise<Done>>> = {
  async SAVE(context, writer, row) {
    const at = context.clock.now()
    const { data } = row
    if (data === null) return failed('BROKEN')
    const read = {
      name: data.name ?? row.fileName.replace(/\.\w+$/, '').slice(0, 200),
      email: data.email ?? '',
      skills: data.skills.map(({ name }) => name),
      experience: [...data.experience],
      education: [...data.education],
      languages: [...data.languages],
    }
    const written = { source: 'READ', writtenBy: row.addedBy, at } as const
    if (row.candidateId === null) {
      const { retentionMonths } = policyOr((await writer.read(newestPolicy, {}))[0])
      const retainUntil = monthsAfter(at, retentionMonths)
      await requestRetention(context, writer, retainUntil)
      const { id } = await insertCandidate(writer, { id: newId(), content: read, retainUntil, ...written })
      return { candidateId: id }
    }
    const present = await readCandidate(writer, row.candidateId)
    // They were erased meanwhile.
    if (present === null) return failed('BROKEN')
    await updateCandidate(writer, present, mergedContent(present, read), written)
    return { candidateId: present.id }
  },
  async INDEX(context, writer, row) {
    if (row.candidateId === null) return failed('BROKEN')
    const text = withoutPersonalFacts((row.pages ?? []).join('\n'))
      .slice(0, 100_000)
      .toWellFormed()
    await writer.run(setCvText, { id: row.candidateId, text, parser })
    const { modelReadsCvs } = policyOr((await writer.read(newestPolicy, {}))[0])
    if (modelReadsCvs) await requestJob(context, writer, proposalQueue, `${row.id} ${row.version}`, { id: row.id })
    return {}
  },
}

export const queues = [reading, ...proposalQueues]
