// What an event sets off in its tenant: runs, deliveries, and steps that waited for it.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Context } from '../context.ts'
import { setOff } from '../deliveries/set-off.ts'
import { depthOf } from '../module-actions/publisher.ts'
import { readTriggered, readVersion, type WorkflowRow } from '../workflows/store.ts'
import { taskEvent } from './advance.ts'
import { closeJournal, completeStep, failStep, type Journal, openJournal, resume } from './journal.ts'
import type { EventToAct } from './queues.ts'
import { conditionContext, judgeCondition, maxDepth, stepOf } from './rules.ts'
import { setGoing, startRun } from './start.ts'
import { readWaiting, type WorkflowRunStepRow } from './store.ts'

export async function actByEvent(context: Context, writer: Writer, acting: EventToAct): Promise<void> {
  const { event, payload } = acting
  const depth = depthOf(payload.requestId as string | null | undefined)
  if (event === taskEvent) return tasksEnded(context, writer, payload)
  for (const workflow of await readTriggered(writer, event)) await trigger(context, writer, workflow, acting, depth)
  await setOff(context, writer, { module: null, event, source: `${event} ${acting.position}`, payload, depth })
  for (const row of await readWaiting(writer, event)) await wake(context, writer, row, payload)
}

async function trigger(
  context: Context,
  writer: Writer,
  workflow: WorkflowRow,
  { event, position, payload }: EventToAct,
  depth: number,
): Promise<void> {
  const version = await readVersion(writer, workflow.id, workflow.publishedVersion!)
  const { holds, error } = judgeCondition(version!.definition.trigger!.condition, { input: payload })
  if (error !== null) context.log.warn({ workflow: workflow.id, error }, 'the condition of a trigger failed')
  if (!holds) return
  if (depth > maxDepth) {
    context.log.warn({ workflow: workflow.id, event }, 'a chain of workflows is too long and was cut off')
    return
  }
  await startRun(context, writer, {
    version: version!,
    publisherId: workflow.publisherId!,
    input: payload,
    triggerKey: `${event} ${position}`,
    startedBy: null,
    depth,
  })
}

/** Has a step that waited for an event go on, where the event is the one that it waited for. */
async function wake(
  context: Context,
  writer: Writer,
  { runId, id }: WorkflowRunStepRow,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const journal = await openJournal(context, writer, runId)
  const row = journal?.steps.find((each) => each.id === id)
  if (journal === null || row?.status !== 'RUNNING' || journal.run.status !== 'WAITING') return
  const { config } = stepOf(journal.definition, row.step)
  const condition = (config?.condition as string | undefined) ?? null
  const asked = { ...conditionContext(journal.run, journal.steps), event: payload }
  const { holds, error } = judgeCondition(condition, asked)
  if (error !== null) await failStep(journal, row, error)
  else if (holds) await completeStep(journal, row, payload)
  else return
  await goOn(journal, `event ${row.step}`)
  await closeJournal(journal)
}

/** Has a run go on whose step has waited, or undo what it did. */
async function goOn(journal: Journal, why: string): Promise<void> {
  const { run, context, writer } = journal
  if (run.status === 'WAITING') await resume(journal, why)
  else if (run.status === 'COMPENSATING') await setGoing(context, writer, run, 'undo')
}

/** A person has ended a task that a step waits for. */
async function tasksEnded(
  context: Context,
  writer: Writer,
  { action, targetId, userId }: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const waiting of await readWaiting(writer, taskEvent)) {
    if (waiting.taskId !== targetId) continue
    const journal = await openJournal(context, writer, waiting.runId)
    const row = journal?.steps.find(({ id }) => id === waiting.id)
    if (journal === null || row?.status !== 'RUNNING' || journal.run.status !== 'WAITING') continue
    if (action === 'completeTask') {
      await completeStep(journal, row, { approved: true, approved_by: userId, task_id: targetId })
    } else await failStep(journal, row, 'A person has refused it')
    await goOn(journal, `task ${row.step}`)
    await closeJournal(journal)
  }
}
