// The source of a run's changes, and the cursors of many runs at once.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { streams } from '@quintet/drizzle/marketplace/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { changeCursor } from '@quintet/kit/slice/pages.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { readRun, type WorkflowRunRow } from './store.ts'

/** The topic of runs' streams. */
export const runTopic = 'marketplace.workflow-runs'

const heads = statement({ keys: slot.texts }, (db, p) =>
  db
    .select({ key: streams.key, sequence: streams.lastSequence })
    .from(streams)
    .where(and(eq(streams.tenantId, p.tenantId), eq(streams.topic, runTopic), sql`${streams.key} = any(${p.keys})`)),
)
const loadHead = loadOne<Context, { key: string; sequence: number }>(
  (context, keys) => context.scope.read(heads, { keys }),
  ({ key }) => key,
)
/** The cursor of a run's newest change. */
export const headOf = async (context: Context, id: string): Promise<string> =>
  changeCursor(runTopic, id, (await loadHead(context, id))?.sequence ?? 0)

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
