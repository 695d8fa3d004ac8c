// Work of a tenant that waits: it goes along as requests under the same ids, so that its effects are committed once. Dead
// jobs go along as they are, for operators to requeue.
import { deadQueue, queueSchemaOf } from '../table-parts/jobs.ts'
import type { Connection } from './tables.ts'

const columns = 'id, queue, tenant_id, user_id, actor_id, realm_id, payload, start_after, created_at'
/** Running jobs too: their writes are refused here, and their effects, once committed, are known where they go. */
const ofTenant = `data ->> 'tenantId' = $1 and state in ('created', 'retry', 'active') and name ~ '\\.'`

const isDead = `data ->> 'tenantId' = $1 and state = 'created' and name = '${deadQueue}'`

/** Requests the tenant's work in the new database, and tells of its dead jobs there. */
export async function copyJobs(from: Connection, to: Connection, subgraph: string, tenantId: string): Promise<void> {
  // In one statement: a request that becomes a job meanwhile is seen as one of both.
  const [found] = await from.unsafe<{ rows: string }[]>(
    `select coalesce(json_agg(work), '[]')::text as rows from (
       select ${columns} from ${subgraph}.job_requests where tenant_id = $1::text::uuid
       union all
       select id, name, (data ->> 'tenantId')::uuid, (data ->> 'userId')::uuid, (data ->> 'actorId')::uuid,
         (data ->> 'realmId')::uuid, data -> 'payload', start_after, created_on
       from ${queueSchemaOf(subgraph)}.job where ${ofTenant}) work`,
    [tenantId],
  )
  await to.unsafe(
    `insert into ${subgraph}.job_requests (${columns})
     select ${columns} from json_populate_recordset(null::${subgraph}.job_requests, $1::text::json) on conflict do nothing`,
    [found!.rows],
  )
  await copyDead(from, to, queueSchemaOf(subgraph), tenantId)
}

async function copyDead(from: Connection, to: Connection, schema: string, tenantId: string): Promise<void> {
  const [found] = await from.unsafe<{ queues: string; jobs: string | null }[]>(
    `select (select json_agg(q)::text from ${schema}.queue q where name = '${deadQueue}') as queues,
       (select json_agg(j)::text from ${schema}.job j where ${isDead}) as jobs`,
    [tenantId],
  )
  if (found!.jobs === null) return
  const insert = (table: string, rows: string) =>
    to.unsafe(
      `insert into ${schema}.${table} select * from json_populate_recordset(null::${schema}.${table}, $1::text::json)
       on conflict do nothing`,
      [rows],
    )
  // No worker may have run in the new database yet.
  await insert('queue', found!.queues)
  await insert('job', found!.jobs)
}

/** Forgets what was requested elsewhere. Running jobs end by themselves, and are forgotten later. */
export async function removeJobs(from: Connection, subgraph: string, tenantId: string): Promise<void> {
  await from.unsafe(`delete from ${subgraph}.job_requests where tenant_id = $1`, [tenantId])
  const jobs = `${queueSchemaOf(subgraph)}.job`
  await from.unsafe(`delete from ${jobs} where ${ofTenant} and state <> 'active'`, [tenantId])
  await from.unsafe(`delete from ${jobs} where ${isDead}`, [tenantId])
}
