// The jobs of one subgraph: its slices' queues, and the worker that runs them where the process is one.
import { startSealing } from '../audit/sealing.ts'
import { publishedDays } from '../events/publish.ts'
import { effectDays } from '../jobs/boss.ts'
import { deadJobResolvers } from '../jobs/dead-jobs.ts'
import { checkQueues, type Queue, type WorkQueue } from '../jobs/queue.ts'
import { startWorker } from '../jobs/worker.ts'
import { createKeyring } from '../sealed/keyring.ts'
import type { BaseContext } from '../slice/context.ts'
import { insertRequest, type JobRequests, jobsTopic } from '../slice/job-requests.ts'
import type { SealedLetter } from '../slice/letters.ts'
import type { Envelope } from '../wire/envelope.ts'
import type { Runtime, Slice, SubgraphDefinition } from './definition.ts'
import { retentionQueue } from './retention.ts'
import { rewrapQueue } from './rewrap.ts'
import { removalQueue } from './tenant-removal.ts'

/** The resolvers and the queues of a definition's slices. */
export function partsOf<Context>(slices: readonly (Slice<Context> | object)[]) {
  const isSlice = (slice: Slice<Context> | object): slice is Slice<Context> => 'resolvers' in slice
  return {
    resolvers: slices.map((slice) => (isSlice(slice) ? slice.resolvers : slice)),
    queues: slices.flatMap((slice) => (isSlice(slice) ? (slice.queues ?? []) : [])),
  }
}

/** How the contexts of a subgraph request work; null where it has no tables of jobs. */
export function jobRequests({ name, jobs }: Pick<SubgraphDefinition<object>, 'name' | 'jobs'>, { bus }: Runtime) {
  const requests: JobRequests | null =
    jobs === undefined
      ? null
      : { insert: insertRequest(jobs), wake: () => bus.wake(jobsTopic(name)), periods: new Map() }
  return requests
}

/** The resolvers of a subgraph's own dead jobs; none where it has no tables of jobs. */
export const deadJobsOf = (
  { name, jobs }: Pick<SubgraphDefinition<object>, 'name' | 'jobs'>,
  { database, bus, clock }: Runtime,
): object =>
  jobs === undefined
    ? {}
    : deadJobResolvers({ subgraph: name, jobs: database.jobs, clock, wake: () => bus.wake(jobsTopic(name)) })

type Parts = Pick<
  SubgraphDefinition<object>,
  'name' | 'jobs' | 'retention' | 'monthRetention' | 'recordKeys' | 'hasAuditLog' | 'removeTenant'
>

/** The queue of a subgraph's letters. A letter has a stable id: sent again after a lost answer, it is the same to its reader. */
const letterQueue = (subgraph: string): WorkQueue<BaseContext, SealedLetter> => ({
  name: `${subgraph}.letters`,
  run: ({ context, payload }) => context.letters.deliver(payload),
})

/** Starts the worker of a subgraph. Throws for queues that are declared wrongly, in every process. */
export function startJobs<Context extends BaseContext>(
  { name, jobs: tables, retention = {}, monthRetention, recordKeys, hasAuditLog = false, removeTenant }: Parts,
  own: readonly Queue<Context>[],
  { database, bus, clock, log, isWorker = false, ...runtime }: Runtime,
  contextFor: (envelope: Envelope) => Context,
): { close(): Promise<void> } {
  checkQueues(name, own)
  if (tables === undefined) {
    if (own.length > 0) throw new Error(`${name} has queues and no tables of jobs`)
    return { close: async () => {} }
  }
  if (!isWorker) return { close: async () => {} }
  const { jobs, directUrl } = database
  const ring = createKeyring([runtime.secret, ...(runtime.previousSecrets ?? [])], runtime.sealingKeys)
  const kept = { published_events: publishedDays, job_effects: effectDays, ...retention }
  const rewrapping = recordKeys === undefined ? [] : [rewrapQueue(name, { table: recordKeys, ring, jobs, log })]
  const of = { database, log, ...runtime }
  const removal = removalQueue({
    subgraph: name,
    jobs,
    files: runtime.files ?? null,
    before: async (tenantId, signal) => removeTenant?.(of, tenantId, signal),
  })
  const queues = [
    ...own,
    ...([retentionQueue(name, kept, monthRetention), letterQueue(name), removal, ...rewrapping] as Queue<Context>[]),
  ]
  const worker = startWorker({ subgraph: name, tables, queues, jobs, directUrl, bus, clock, log, contextFor })
  // No queue: entries are chained more often than a schedule can be due.
  const stopSealing = hasAuditLog ? startSealing(name, { jobs, clock, log, ring }) : () => {}
  return {
    close() {
      stopSealing()
      return worker.close()
    },
  }
}
