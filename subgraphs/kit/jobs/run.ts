// One run of a job: in the scope of who caused it, with effects that are committed once.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { JobWithMetadata } from 'pg-boss'
import type postgres from 'postgres'
import type { Clock } from '../process/clock.ts'
import type { BaseContext } from '../slice/context.ts'
import type { JobTables } from '../slice/job-requests.ts'
import { anonymousEnvelope, type Envelope } from '../wire/envelope.ts'
import { breaksUnique } from '../wire/errors.ts'
import { isScheduled, type Queue } from './queue.ts'
import type { JobData } from './transfer.ts'

export interface RunnerParts<Context> {
  readonly subgraph: string
  readonly tables: JobTables
  /** A pool under the job role. */
  readonly jobs: postgres.Sql
  readonly clock: Clock
  contextFor(envelope: Envelope): Context
}

const effectsKey = 'job_effects_job'

/** Runs jobs of one subgraph. */
export function createRunner<Context extends BaseContext>(parts: RunnerParts<Context>) {
  const { subgraph, jobs, clock } = parts
  const { jobEffects } = parts.tables
  const claim = statement({ jobId: slot.uuid, at: slot.instant }, (db, p) =>
    db.insert(jobEffects).values({ tenantId: p.tenantId, jobId: p.jobId, createdAt: p.at }),
  )
  /** A second run waits here until the first has committed or rolled back. */
  const unlessDone = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work
    } catch (error) {
      if (breaksUnique(error, effectsKey)) return null
      throw error
    }
  }
  return async (queue: Queue<Context>, job: JobWithMetadata<JobData>): Promise<void> => {
    const { id, data, signal } = job
    const context = parts.contextFor(envelopeOf(id, data))
    const run = { id, attempt: job.retryCount + 1, context, signal }
    try {
      if (isScheduled(queue)) {
        await queue.run({
          ...run,
          dueAt: new Date((data.payload as { dueAt: string }).dueAt),
          once: (work) =>
            unlessDone(
              jobs.begin(async (sql) => {
                await sql.unsafe(`insert into ${subgraph}.job_effects (job_id, created_at) values ($1, $2)`, [
                  id,
                  clock.now().toISOString(),
                ])
                return work(sql)
              }) as ReturnType<typeof work>,
            ),
        })
      } else {
        await queue.run({
          ...run,
          payload: data.payload,
          once: (work) =>
            unlessDone(
              context.scope.write(async (writer) => {
                await writer.run(claim, { jobId: id, at: clock.now() })
                return work(writer)
              }),
            ),
        })
      }
    } finally {
      await context.scope.close()
    }
  }
}

/** The user who caused the work, without grants: a handler does what its slice decides, and is asked for no permission. */
function envelopeOf(id: string, { tenantId, userId, actorId, realmId }: JobData): Envelope {
  const viewer = userId === null ? null : { userId, sessionId: id, acr: 'job', authTime: 0, methods: [] }
  return { ...anonymousEnvelope(id, null, null), viewer, actor: actorId ?? null, tenantId, realmId }
}
