// Sets runs off: by hand, by an event or by a schedule.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { effectiveStatus } from '../licences/rules.ts'
import { readLicenceState } from '../licences/store.ts'
import { workflowModule } from '../module-actions/catalogue.ts'
import type { WorkflowVersionRow } from '../workflows/store.ts'
import { runQueue } from './queues.ts'
import { insertRun, insertSteps, readByTrigger, type WorkflowRunRow } from './store.ts'

interface Start {
  readonly version: Pick<WorkflowVersionRow, 'workflowId' | 'number' | 'definition'>
  readonly publisherId: string
  readonly input: Record<string, unknown>
  readonly triggerKey: string | null
  readonly startedBy: string | null
  readonly depth: number
}

/** Sets a run off; the one that has the trigger key already, where there is one. */
export async function startRun(context: Context, writer: Writer, start: Start): Promise<WorkflowRunRow> {
  const { version, publisherId, input, triggerKey, startedBy, depth } = start
  const { workflowId, number, definition } = version
  const values = { id: newId(), workflowId, versionNumber: number, triggerKey, input, publisherId, startedBy, depth }
  const [run] = await writer.run(insertRun, { ...values, at: context.clock.now() })
  if (run === undefined) return readByTrigger(writer, workflowId, triggerKey!)
  await insertSteps(writer, run.id, definition.steps)
  await tellRun(context, writer, run.id)
  await setGoing(context, writer, run)
  return run
}

/** The modules of a definition's steps that the tenant has no valid licence of. */
export async function lackingModules(
  context: Context,
  writer: Writer,
  { definition }: Pick<WorkflowVersionRow, 'definition'>,
): Promise<string[]> {
  const { licences, modules, now } = await readLicenceState(writer, context.clock.now())
  const slugs = [...new Set(definition.steps.map(({ module }) => module))]
  return slugs.filter((slug) => slug !== workflowModule && effectiveStatus(slug, licences, modules, now) !== 'ACTIVE')
}

/** Has a run go on, now or at a time. @param why names the job among those of the run's round */
export const setGoing = (
  context: Context,
  writer: Writer,
  { id, round }: { readonly id: string; readonly round: number },
  why = 'begin',
  startAfter?: Date,
): Promise<void> =>
  requestJob(
    context,
    writer,
    runQueue,
    `${id} ${round} ${why}`,
    { runId: id, round },
    startAfter === undefined ? {} : { startAfter },
  )

/** Tells those who watch a run that it has changed. */
export const tellRun = ({ runFeed, clock }: Context, writer: Writer, runId: string): Promise<void> =>
  runFeed.appendToEach(writer, [runId], {}, clock.now())
