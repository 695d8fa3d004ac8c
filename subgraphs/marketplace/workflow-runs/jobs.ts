import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { setOff } from '../deliveries/set-off.ts'
import { workflowModule } from '../module-actions/catalogue.ts'
import { ActionFailed } from '../module-actions/failure.ts'
import { perform } from '../module-actions/perform.ts'
import { scheduleQueue } from '../workflows/queues.ts'
import { scheduleNext } from '../workflows/schedule.ts'
import { lockWorkflowById, readVersion, setNextRun } from '../workflows/store.ts'
import { actByEvent } from './act.ts'
import { isCurrent, nextWork, settleDone, settleFailed, type Work } from './advance.ts'
import { closeJournal, type Journal, openJournal } from './journal.ts'
import { type EventToAct, eventQueue, type RunToAdvance, runQueue } from './queues.ts'
import { effectKeyOf } from './rules.ts'
import { lackingModules, setGoing, startRun } from './start.ts'
import type { WorkflowRunRow } from './store.ts'

type Output = Readonly<Record<string, unknown>>
type Outcome =
  | { readonly work: Work; readonly output: Output }
  | { readonly work: Work; readonly failure: ActionFailed }

/** For so long one job goes on with a run; then another one does. */
const turnMilliseconds = 60_000

/** Does the steps of a run, until it waits or ends. What was claimed and not settled is done again, under the same key. */
const advancing: WorkQueue<Context, RunToAdvance> = {
  ...runQueue,
  concurrency: 8,
  deadlineSeconds: 1_500,
  async run({ id, context, payload: { runId, round }, signal }) {
    const began = performance.now()
    let outcome: Outcome | null = null
    while (!signal.aborted) {
      const isLast = performance.now() - began > turnMilliseconds
      const next = await turn(context, runId, round, outcome, isLast ? id : null)
      if (next === null) return
      outcome = await doWork(context, next.run, next.work)
    }
  },
}

/**
 * Settles what came of the work before and claims the next, in one transaction.
 * @param passOn names the job that is to go on with the run in the place of this one; null where this one does
 */
const turn = (
  context: Context,
  runId: string,
  round: number,
  outcome: Outcome | null,
  passOn: string | null,
): Promise<{ run: WorkflowRunRow; work: Work } | null> =>
  context.scope.write(async (writer) => {
    const journal = await openJournal(context, writer, runId)
    if (journal === null || journal.run.round !== round) return null
    const work = (await isSettled(journal, outcome)) ? await goOn(journal, passOn) : null
    await closeJournal(journal)
    return work === null ? null : { run: journal.run, work }
  })

async function goOn(journal: Journal, passOn: string | null): Promise<Work | null> {
  if (passOn === null) return nextWork(journal)
  await setGoing(journal.context, journal.writer, journal.run, `after ${passOn}`)
  return null
}

/** Writes down what came of the work before. Whether this job goes on. */
async function isSettled(journal: Journal, outcome: Outcome | null): Promise<boolean> {
  if (outcome === null) return true
  // Another process has claimed it meanwhile, and goes on.
  if (!isCurrent(journal, outcome.work)) return false
  if ('failure' in outcome) return settleFailed(journal, outcome.work, outcome.failure)
  const { work, output } = outcome
  await settleDone(journal, work, output)
  if (work.kind === 'do') {
    const { run, context, writer } = journal
    const source = effectKeyOf(run.id, work.row.step)
    const { module, action: event } = work.step
    await setOff(context, writer, { module, event, source, payload: output, depth: run.depth })
  }
  return true
}

async function doWork(context: Context, run: WorkflowRunRow, work: Work): Promise<Outcome> {
  try {
    return { work, output: await perform(context, performanceOf(context, run, work)) }
  } catch (error) {
    if (error instanceof ActionFailed) return { work, failure: error }
    context.log.warn({ run: run.id, step: work.row.step, error: String(error) }, 'a step failed unexpectedly')
    return { work, failure: new ActionFailed('It failed unexpectedly', false) }
  }
}

function performanceOf(context: Context, run: WorkflowRunRow, work: Work) {
  const { row, step } = work
  const isUndoing = work.kind === 'undo'
  // A person who has refused is asked anew when the run is retried.
  const suffix = isUndoing ? ':undo' : step.module === workflowModule ? `:${run.round}` : ''
  const effectKey = `${effectKeyOf(run.id, row.step)}${suffix}`
  const previous = isUndoing ? ((row.output ?? {}) as Output) : work.previous
  return {
    module: step.module,
    action: isUndoing ? step.compensation!.action : step.action,
    timeoutSeconds: step.timeoutSeconds,
    acting: { userId: run.publisherId, origin: run.workflowId, depth: run.depth },
    given: {
      input: run.input,
      previous,
      config: (isUndoing ? step.compensation!.config : step.config) ?? {},
      effectKey,
      startedAt: row.startedAt ?? context.clock.now(),
    },
    details: { run: { id: run.id, trigger_key: run.triggerKey, version: run.versionNumber } },
  }
}

/** Lets an event do what it sets off, once. */
const acting: WorkQueue<Context, EventToAct> = {
  ...eventQueue,
  run: ({ context, payload, once }) => once((writer) => actByEvent(context, writer, payload)),
}

/** Runs a workflow at a time of its schedule, and has a job wait for the next one. A time is good for one run. */
const scheduled: WorkQueue<Context, { workflowId: string; dueAt: string }> = {
  ...scheduleQueue,
  run: ({ context, payload: { workflowId, dueAt }, once }) =>
    once(async (writer) => {
      const workflow = await lockWorkflowById(writer, workflowId)
      // It was published anew or switched off meanwhile.
      if (workflow?.nextRunAt?.toISOString() !== dueAt) return
      const version = (await readVersion(writer, workflowId, workflow.publishedVersion!))!
      const nextRunAt = await scheduleNext(context, writer, workflowId, version.definition, workflow.nextRunAt)
      await writer.run(setNextRun, { id: workflowId, nextRunAt: nextRunAt! })
      if (!workflow.isActive) return
      const lacking = await lackingModules(context, writer, version)
      if (lacking.length > 0) {
        context.log.warn(
          { workflow: workflowId, modules: lacking },
          'a scheduled workflow lacks licences and did not run',
        )
        return
      }
      await startRun(context, writer, {
        version,
        publisherId: workflow.publisherId!,
        input: version.definition.schedule!.input,
        triggerKey: `schedule ${dueAt}`,
        startedBy: null,
        depth: 0,
      })
    }),
}

export const queues = [advancing, acting, scheduled]
