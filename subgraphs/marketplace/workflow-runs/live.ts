// The source of a run's changes, and the cursors of many runs at once.
import { streams } from '@quintet/drizzle/marketplace/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { headsOf } from '@quintet/kit/subgraph/feed.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { readRun, type WorkflowRunRow } from './store.ts'

/** The topic of runs' streams. */
export const runTopic = 'marketplace.workflow-runs'

/** The cursor of a run's newest change. */
export const headOf = headsOf({ streams }, runTopic)

export interface RunChanged {
  readonly cursor: string
  readonly run: WorkflowRunRow
}

/** Changes of a run. Throws NOT_FOUND where there is none. */
export async function runChanges(
  context: Context,
  runId: string,
  after: string | null | undefined,
): Promise<Started<RunChanged>> {
  const { runFeed, scope } = context
  const read = async (): Promise<WorkflowRunRow> => {
    const run = await scope.snapshot((reader) => readRun(reader, runId))
    if (run === null) throw notFound('run')
    return run
  }
  await read()
  return mapAsync(runFeed.follow(tenantId(context), runId, after, scope.snapshot), async ({ cursor }) => ({
    cursor,
    run: await read(),
  }))
}
