// Decides what a run does next. Each decision and what came of the step before are one transaction.

import { workflowModule } from '../module-actions/catalogue.ts'
import type { ActionFailed } from '../module-actions/failure.ts'
import type { StoredStep } from '../workflows/store.ts'
import { completeStep, failStep, type Journal, setRun, setStep, skipRest } from './journal.ts'
import { conditionContext, isToUndo, judgeCondition, outputsOf, pauseBefore, stepOf } from './rules.ts'
import { setGoing } from './start.ts'
import type { WorkflowRunStepRow } from './store.ts'

/** What is to be done outside of a transaction; null when the run waits or has ended. */
export type Work =
  | { readonly kind: 'do'; readonly row: WorkflowRunStepRow; readonly step: StoredStep; readonly previous: Output }
  | { readonly kind: 'undo'; readonly row: WorkflowRunStepRow; readonly step: StoredStep }
type Output = Readonly<Record<string, unknown>>

const done: readonly string[] = ['COMPLETED', 'SKIPPED']

/** The next work of a run, which is claimed. */
export async function nextWork(journal: Journal): Promise<Work | null> {
  for (;;) {
    const { run, definition, steps, context } = journal
    if (run.status === 'COMPENSATING') return nextUndoing(journal)
    if (!['QUEUED', 'RUNNING', 'WAITING'].includes(run.status)) return null
    const row = steps.find(({ status }) => !done.includes(status))
    if (row === undefined) {
      const last = steps.findLast(({ status }) => status === 'COMPLETED')
      await setRun(journal, { status: 'COMPLETED', outcome: 'DONE', output: last?.output ?? null })
      return null
    }
    const step = stepOf(definition, row.step)
    if (row.status === 'PENDING' && !(await isToBeDone(journal, row, step))) continue
    if (step.module === workflowModule && (step.action === 'wait' || row.taskId !== null)) {
      if (await waits(journal, row, step)) return null
      continue
    }
    const now = context.clock.now()
    const claimed = await setStep(journal, row, {
      status: 'RUNNING',
      attempts: row.attempts + 1,
      startedAt: row.startedAt ?? now,
    })
    if (run.status !== 'RUNNING') await setRun(journal, { status: 'RUNNING' })
    return { kind: 'do', row: claimed, step, previous: outputsOf(steps).previous }
  }
}

/** Judges the condition of a step that was not begun, and does what follows where it does not hold. */
async function isToBeDone(journal: Journal, row: WorkflowRunStepRow, step: StoredStep): Promise<boolean> {
  const { holds, error } = judgeCondition(step.condition, conditionContext(journal.run, journal.steps))
  if (error !== null) await failStep(journal, row, error)
  else if (!holds && step.onFalse === 'SKIP') await setStep(journal, row, { status: 'SKIPPED' })
  else if (!holds) {
    await skipRest(journal)
    const last = journal.steps.findLast(({ status }) => status === 'COMPLETED')
    await setRun(journal, { status: 'COMPLETED', outcome: 'STOPPED', output: last?.output ?? null })
  }
  return holds && error === null
}

interface Waiting {
  readonly seconds?: number
  readonly event?: string
  readonly timeoutSeconds?: number
}

/** Begins to wait, or sees whether the time has come. Whether the run goes on waiting. */
async function waits(journal: Journal, row: WorkflowRunStepRow, step: StoredStep): Promise<boolean> {
  const { context, writer } = journal
  const now = context.clock.now()
  if (row.status === 'PENDING') {
    const { seconds, event, timeoutSeconds } = (step.config ?? {}) as Waiting
    const length = event === undefined ? seconds : timeoutSeconds
    const waitUntil = length === undefined ? null : new Date(now.getTime() + length * 1000)
    const begun = { status: 'RUNNING', attempts: 1, startedAt: now, waitUntil, waitFor: event ?? null }
    await setStep(journal, row, begun)
    await setRun(journal, { status: 'WAITING' })
    if (waitUntil !== null) await setGoing(context, writer, journal.run, `waited ${row.step}`, waitUntil)
    return true
  }
  if (row.waitUntil === null || row.waitUntil > now) return true
  if (row.waitFor === null) await completeStep(journal, row, { waited_until: row.waitUntil.toISOString() })
  else await failStep(journal, row, 'What it waited for did not come in time')
  return false
}

/** The next step to undo, the last one first. */
async function nextUndoing(journal: Journal): Promise<Work | null> {
  const { definition, steps } = journal
  const row = steps.findLast(
    (each) =>
      (isToUndo(each.status) || each.status === 'COMPENSATION_FAILED') &&
      stepOf(definition, each.step).compensation !== null,
  )
  if (row === undefined) {
    await setRun(journal, { status: 'COMPENSATED' })
    return null
  }
  const claimed = await setStep(journal, row, { undoAttempts: row.undoAttempts + 1 })
  return { kind: 'undo', row: claimed, step: stepOf(definition, row.step) }
}

/** Whether the journal still stands where it stood when the work was claimed. */
export function isCurrent({ steps }: Journal, { kind, row }: Work): boolean {
  const present = steps.find(({ id }) => id === row.id)
  if (present === undefined || present.status !== row.status) return false
  return kind === 'do' ? present.attempts === row.attempts : present.undoAttempts === row.undoAttempts
}

/** Writes down that work was done. */
export async function settleDone(journal: Journal, { kind, row, step }: Work, output: Output): Promise<void> {
  const { context, writer } = journal
  if (kind === 'undo') {
    await setStep(journal, row, { status: 'COMPENSATED', error: null })
  } else if (step.module === workflowModule) {
    // A person decides: the task was made, and the step waits for its end.
    const { timeoutSeconds } = (step.config ?? {}) as Waiting
    const now = context.clock.now().getTime()
    const waitUntil = timeoutSeconds === undefined ? null : new Date(now + timeoutSeconds * 1000)
    await setStep(journal, row, { taskId: String(output.task_id), waitFor: taskEvent, waitUntil })
    await setRun(journal, { status: 'WAITING' })
    if (waitUntil !== null) await setGoing(context, writer, journal.run, `waited ${row.step}`, waitUntil)
  } else await completeStep(journal, row, output)
}

/** What a step waits for whose task a person has. */
export const taskEvent = 'tenancy.task'

/** Writes down that work failed: it is tried again later, or has failed for good. Whether it was for good. */
export async function settleFailed(journal: Journal, work: Work, failure: ActionFailed): Promise<boolean> {
  const { kind, row, step } = work
  const { context, writer } = journal
  const tried = kind === 'do' ? row.attempts : row.undoAttempts
  const isForGood = failure.isPermanent || tried >= step.attempts
  if (!isForGood) {
    await setStep(journal, row, { error: failure.message })
    const at = new Date(context.clock.now().getTime() + pauseBefore(tried, Math.random()))
    await setGoing(context, writer, journal.run, `${kind} ${row.step} ${tried}`, at)
  } else if (kind === 'do') await failStep(journal, row, failure.message)
  else {
    await setStep(journal, row, { status: 'COMPENSATION_FAILED', error: failure.message })
    const error = `${journal.run.error ?? ''} Step ${row.step} could not be undone: ${failure.message}`.trim()
    await setRun(journal, { status: 'COMPENSATION_FAILED', error: error.slice(0, 1000) })
  }
  return isForGood
}
