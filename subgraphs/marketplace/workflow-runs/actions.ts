import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { licenceRequired } from '@quintet/kit/slice/licences.ts'
import { conflict, fieldProblem, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { Context } from '../context.ts'
import type {
  CancelWorkflowRunInput,
  ReplayWorkflowRunInput,
  RetryWorkflowRunInput,
  RunWorkflowInput,
} from '../types.gen.ts'
import { readBySlug, readVersion, readWorkflow, type WorkflowRow, type WorkflowVersionRow } from '../workflows/store.ts'
import { closeJournal, type Journal, openJournal, setRun, setStep, skipRest } from './journal.ts'
import { hasEnded, mayContinueBy, mayUndo } from './rules.ts'
import { lackingModules, setGoing, startRun } from './start.ts'
import { insertSteps, readRun, removeSteps, type WorkflowRunRow } from './store.ts'

const path = ['input', 'runId']
const unknownRun = notFoundProblem('There is no such run', path)

/** Sets off a run of a published workflow. */
export const runWorkflow = (context: Context, input: RunWorkflowInput) =>
  change<WorkflowRunRow>(context, 'runWorkflow', input, {
    problems: [
      ...(isJsonObject(input.input)
        ? jsonProblems('The input', input.input, 'input', 'input')
        : [fieldProblem('The input must be an object', 'input', 'input')]),
      ...textProblems('The trigger key', input.triggerKey, { max: 200 }, 'input', 'triggerKey'),
    ],
    async work(writer) {
      const workflow = await readBySlug(writer, input.workflowSlug)
      if (workflow === null) {
        throw new Refused(notFoundProblem('There is no such workflow', ['input', 'workflowSlug']))
      }
      const version = await runnable(context, writer, workflow)
      return startRun(context, writer, {
        version,
        publisherId: workflow.publisherId!,
        input: input.input as Record<string, unknown>,
        triggerKey: input.triggerKey ?? null,
        startedBy: callerId(context.envelope),
        depth: 0,
      })
    },
  })

/** The definition that runs now. Throws Refused where none does, or where a module has no valid licence. */
async function runnable(context: Context, writer: Writer, workflow: WorkflowRow): Promise<WorkflowVersionRow> {
  if (workflow.publishedVersion === null || !workflow.isActive) {
    throw new Refused(notAllowed('The workflow is not published', 'NOT_PUBLISHED', ['input', 'workflowSlug']))
  }
  const version = (await readVersion(writer, workflow.id, workflow.publishedVersion))!
  const lacking = await lackingModules(context, writer, version)
  if (lacking.length > 0) throw new Refused(licenceRequired(lacking))
  return version
}

/** Cancels a run that goes on. */
export const cancelWorkflowRun = (context: Context, input: CancelWorkflowRunInput) =>
  change<WorkflowRunRow>(context, 'cancelWorkflowRun', input, {
    problems: textProblems('The reason', input.reason, { min: 0, max: 500 }, 'input', 'reason'),
    async work(writer) {
      const journal = await openJournal(context, writer, input.runId)
      if (journal === null) throw new Refused(unknownRun)
      const { run } = journal
      if (hasEnded(run.status) || run.status === 'COMPENSATING') {
        throw new Refused(conflict(`The run is ${run.status}`, 'RUN_ENDED', path))
      }
      await skipRest(journal)
      // What a job does meanwhile is of an earlier round, and is not written down.
      const isToUndo = (input.compensate ?? false) && mayUndo(journal.definition, journal.steps)
      const error = input.reason?.trim() || 'It was cancelled'
      await setRun(journal, { status: isToUndo ? 'COMPENSATING' : 'CANCELLED', error, round: run.round + 1 })
      if (isToUndo) await setGoing(context, writer, journal.run)
      else await failRunning(journal)
      await closeJournal(journal)
      return journal.run
    },
  })

async function failRunning(journal: Journal): Promise<void> {
  const finishedAt = journal.context.clock.now()
  for (const row of journal.steps.filter(({ status }) => status === 'RUNNING')) {
    await setStep(journal, row, { status: 'FAILED', error: 'The run was cancelled', waitFor: null, finishedAt })
  }
}

/** Goes on with a run that failed, from its failed step on. */
export const retryWorkflowRun = (context: Context, input: RetryWorkflowRunInput) =>
  change<WorkflowRunRow>(context, 'retryWorkflowRun', input, {
    async work(writer) {
      const journal = await openJournal(context, writer, input.runId)
      if (journal === null) throw new Refused(unknownRun)
      const { run } = journal
      if (!['FAILED', 'COMPENSATION_FAILED'].includes(run.status)) {
        throw new Refused(conflict(`The run is ${run.status}`, 'WRONG_STATUS', path))
      }
      const isUndoing = run.status === 'COMPENSATION_FAILED'
      if (isUndoing) await readyToUndo(journal)
      else if (input.useLatestVersion ?? false) await takeLatest(context, journal)
      else await readyAgain(journal)
      await setRun(journal, {
        status: isUndoing ? 'COMPENSATING' : 'RUNNING',
        error: isUndoing ? run.error : null,
        round: run.round + 1,
      })
      await setGoing(context, writer, journal.run)
      await closeJournal(journal)
      return journal.run
    },
  })

async function readyToUndo(journal: Journal): Promise<void> {
  for (const row of journal.steps.filter(({ status }) => status === 'COMPENSATION_FAILED')) {
    await setStep(journal, row, { undoAttempts: 0 })
  }
}

const fresh = { status: 'PENDING', attempts: 0, error: null, startedAt: null, finishedAt: null }
const unbegun = { ...fresh, output: null, waitUntil: null, waitFor: null, taskId: null }
async function readyAgain(journal: Journal): Promise<void> {
  for (const row of journal.steps.filter(({ status }) => !['COMPLETED', 'SKIPPED'].includes(status))) {
    await setStep(journal, row, unbegun)
  }
}

/** Has a run go on by the published definition. Throws Refused where that has other steps before the failed one. */
async function takeLatest(context: Context, journal: Journal): Promise<void> {
  const { run, writer } = journal
  const workflow = (await readWorkflow(writer, run.workflowId))!
  const version = await runnable(context, writer, workflow)
  const done = journal.steps.filter(({ status }) => ['COMPLETED', 'SKIPPED'].includes(status))
  if (!mayContinueBy(journal.definition, version.definition, done)) {
    const message = 'The published version has other steps before the one that failed'
    throw new Refused(conflict(message, 'STEPS_CHANGED', ['input', 'useLatestVersion']))
  }
  const rest = version.definition.steps.slice(done.length)
  await removeSteps(writer, run.id, (done.at(-1)?.step ?? 0) + 1)
  await insertSteps(writer, run.id, rest)
  await setRun(journal, { versionNumber: version.number })
}

/** Sets off a new run with the input of one that has ended. */
export const replayWorkflowRun = (context: Context, input: ReplayWorkflowRunInput) =>
  change<WorkflowRunRow>(context, 'replayWorkflowRun', input, {
    async work(writer) {
      const run = await readRun(writer, input.runId)
      if (run === null) throw new Refused(unknownRun)
      if (!hasEnded(run.status)) throw new Refused(conflict(`The run is ${run.status}`, 'WRONG_STATUS', path))
      const workflow = (await readWorkflow(writer, run.workflowId))!
      return startRun(context, writer, {
        version: await runnable(context, writer, workflow),
        publisherId: workflow.publisherId!,
        input: run.input,
        triggerKey: null,
        startedBy: callerId(context.envelope),
        depth: 0,
      })
    },
  })
