// A run and its journal inside of one transaction: the run is locked, and what changes is written and told.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Context } from '../context.ts'
import type { StoredDefinition } from '../workflows/store.ts'
import { readVersion } from '../workflows/store.ts'
import { hasEnded, mayUndo, type RunStatus } from './rules.ts'
import { setGoing, tellRun } from './start.ts'
import { lockRun, readSteps, updateRun, updateStep, type WorkflowRunRow, type WorkflowRunStepRow } from './store.ts'

type RunPatch = Partial<Omit<WorkflowRunRow, 'status'>> & { readonly status?: RunStatus }

export interface Journal {
  run: WorkflowRunRow
  readonly definition: StoredDefinition
  readonly steps: WorkflowRunStepRow[]
  readonly context: Context
  readonly writer: Writer
  hasChanged: boolean
}

/** Locks a run and reads its journal; null where there is none. */
export async function openJournal(context: Context, writer: Writer, runId: string): Promise<Journal | null> {
  const run = await lockRun(writer, runId)
  if (run === null) return null
  const [version, steps] = await Promise.all([
    readVersion(writer, run.workflowId, run.versionNumber),
    readSteps(writer, runId),
  ])
  return { run, definition: version!.definition, steps, context, writer, hasChanged: false }
}

export async function setRun(journal: Journal, patch: RunPatch): Promise<void> {
  const finishedAt = patch.status !== undefined && hasEnded(patch.status) ? journal.context.clock.now() : null
  const next = { ...journal.run, finishedAt, ...patch }
  journal.run = (await updateRun(journal.writer, next))!
  journal.hasChanged = true
}

export async function setStep(
  journal: Journal,
  row: WorkflowRunStepRow,
  patch: Partial<WorkflowRunStepRow>,
): Promise<WorkflowRunStepRow> {
  const next = (await updateStep(journal.writer, { ...row, ...patch }))!
  journal.steps[journal.steps.findIndex(({ id }) => id === row.id)] = next
  journal.hasChanged = true
  return next
}

/** Ends a transaction of a run. */
export async function closeJournal(journal: Journal): Promise<void> {
  if (journal.hasChanged) await tellRun(journal.context, journal.writer, journal.run.id)
}

/** A step is done. */
export const completeStep = (journal: Journal, row: WorkflowRunStepRow, output: Readonly<Record<string, unknown>>) =>
  setStep(journal, row, {
    status: 'COMPLETED',
    output,
    error: null,
    waitFor: null,
    finishedAt: journal.context.clock.now(),
  })

/** A step has failed for good: the run undoes what it did, or has failed. */
export async function failStep(journal: Journal, row: WorkflowRunStepRow, error: string): Promise<void> {
  await setStep(journal, row, { status: 'FAILED', error, waitFor: null, finishedAt: journal.context.clock.now() })
  const status = mayUndo(journal.definition, journal.steps) ? 'COMPENSATING' : 'FAILED'
  await setRun(journal, { status, error: `Step ${row.step}: ${error}` })
}

/** Marks the steps that were not begun as not to be done. */
export async function skipRest(journal: Journal): Promise<void> {
  for (const row of journal.steps.filter(({ status }) => status === 'PENDING')) {
    await setStep(journal, row, { status: 'SKIPPED' })
  }
}

/** Has a run that waited go on. */
export async function resume(journal: Journal, why: string): Promise<void> {
  await setRun(journal, { status: 'RUNNING' })
  await setGoing(journal.context, journal.writer, journal.run, why)
}
