// Dead jobs of one subgraph: listed, and requested again by the same table as all work, so that no pg-boss need run here.
import { deadQueue, queueSchemaOf } from '@quintet/drizzle/table-parts/jobs.ts'
import type postgres from 'postgres'
import type { Clock } from '../process/clock.ts'
import type { DeadJobFact } from '../slice/peers.ts'

interface Parts {
  readonly subgraph: string
  /** A pool under the job role. */
  readonly jobs: postgres.Sql
  readonly clock: Clock
  /** Hints at new requests. */
  readonly wake: () => void
}

/** Up to `first` dead jobs, latest first, from the beginning or after one. */
async function readDead(
  { subgraph, jobs }: Parts,
  first: number,
  after: { diedAt: string; id: string } | null,
): Promise<DeadJobFact[]> {
  const rows = await jobs.unsafe<(Omit<DeadJobFact, 'attempts'> & { attempts: string })[]>(
    `select * from (
       select id, source_name as queue, source_retry_count + 1 as attempts, data ->> 'tenantId' as "tenantId",
         coalesce(source_output ->> 'message', source_output #>> '{value,message}') as error,
         (extract(epoch from created_on) * 1000000)::bigint as "diedAt"
       from ${queueSchemaOf(subgraph)}.job where name = '${deadQueue}' and state = 'created') dead
     where $1::bigint is null or ("diedAt", id) < ($1::bigint, $2::uuid)
     order by "diedAt" desc, id desc limit $3`,
    [after?.diedAt ?? null, after?.id ?? null, first],
  )
  return rows.map((row) => ({ ...row, attempts: Number(row.attempts) }))
}

/** Requests a dead job again, under its own id; its queue, or null where there is none. */
async function requeue({ subgraph, jobs, clock, wake }: Parts, id: string): Promise<string | null> {
  const schema = queueSchemaOf(subgraph)
  const rows = await jobs.begin((sql) =>
    sql.unsafe<{ queue: string }[]>(
      `with dead as (delete from ${schema}.job where name = '${deadQueue}' and id = $1 and state = 'created' returning *),
         -- The failed job would keep its id taken.
         failed as (delete from ${schema}.job j using dead where j.name = dead.source_name and j.id = dead.source_id),
         requested as (
           insert into ${subgraph}.job_requests (id, queue, tenant_id, user_id, actor_id, realm_id, payload, start_after, created_at)
           select source_id, source_name, (data ->> 'tenantId')::uuid, (data ->> 'userId')::uuid,
             (data ->> 'actorId')::uuid, (data ->> 'realmId')::uuid, data -> 'payload', $2, $2 from dead on conflict do nothing)
       select source_name as queue from dead`,
      [id, clock.now().toISOString()],
    ),
  )
  const queue = rows[0]?.queue ?? null
  if (queue !== null) wake()
  return queue
}

/** The resolvers of `<subgraph>DeadJobs` and `<subgraph>RequeueJob`, which tenancy asks. */
export const deadJobResolvers = (parts: Parts): object => ({
  Query: {
    [`${parts.subgraph}DeadJobs`]: (
      _: unknown,
      { first, diedAt, id }: { first: number; diedAt?: string | null; id?: string | null },
    ) => readDead(parts, first, diedAt && id ? { diedAt, id } : null),
  },
  Mutation: {
    [`${parts.subgraph}RequeueJob`]: (_: unknown, { id }: { id: string }) => requeue(parts, id),
  },
})
