// The cost of a durable run: runs of three steps beside as many jobs of pg-boss alone, on the same server. A step is claimed and
// settled by itself, as a job of pg-boss is by default; batches of jobs stand beside them.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import type { Context } from '@quintet/marketplace/context.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { runWorkflow } from '@quintet/marketplace/workflow-runs/actions.ts'
import { publishWorkflow, saveWorkflow } from '@quintet/marketplace/workflows/actions.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { envelopeOf, silent, startSubgraph } from '../../support/quintet/subgraph.ts'
import { against, quantile, tableOf } from '../table.ts'
import { bareJobs } from './bare-jobs.ts'

const stepsOfRun = 3
const concurrency = 8
const rounds = 3
/** Steps are done at least so many times as often as bare jobs, one by one. */
const target = 0.3

const steps = Array.from({ length: stepsOfRun }, (_, i) => ({
  step: i + 1,
  module: 'cv-analysis',
  action: 'analyze_cv',
  ...(i === 0 ? {} : { condition: 'prev_step.match_score >= 70' }),
}))
/** Recruiting and identity, as far as steps ask them: the answers cost nothing. */
const peers: Executor = async ({ query, variables = {} }) => {
  const eventsOf = /(\w+)Events\(after/.exec(query)?.[1]
  if (eventsOf !== undefined) return { data: { [`${eventsOf}Events`]: [] } }
  if (query.includes('contacts(')) {
    return { data: { contacts: [{ userId: (variables.userIds as string[])[0], email: 'bench@example.org' }] } }
  }
  if (query.includes('grants(')) {
    const grants = { permissions: ['*.*:*'], policyVersion: 1, isMember: true, isTenantActive: true, isEnding: false }
    return { data: { grants } }
  }
  return { data: { done: { __typename: 'CvAnalysis', id: randomUUID(), matchScore: 90 } } }
}

/** @param count runs of each round */
export async function benchWorkflows(count: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-workflows-'))
  const server = await startEmbeddedPostgres({ directory })
  const adminUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const login = { name: 'bench', password: 'bench' }
  await migrate({ subgraph: 'marketplace', adminUrl, login })
  const url = withParts(adminUrl, { user: login.name, password: login.password })
  const open = () => openDatabase({ subgraph: 'marketplace', url, directUrl: adminUrl, connections: concurrency })
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  const start = (isWorker: boolean) => startSubgraph<Context>(marketplace, { adminUrl, open }, { isWorker, peers })
  const durations = { runs: [] as number[], jobs: [] as number[], batches: [] as number[] }
  const bare = { subgraph: 'marketplace', directUrl: adminUrl, log: silent, count: count * stepsOfRun }
  try {
    const envelope = envelopeOf({ userId: randomUUID(), tenantId: randomUUID(), grants: ['*.*:*'] })
    await admin`insert into marketplace.licences (tenant_id, id, module_id, type, starts_at)
      select ${envelope.tenantId}, uuidv7(), id, 'PURCHASED', '2020-01-01' from marketplace.modules where slug = 'cv-analysis'`
    for (let round = 0; round < rounds; round++) {
      await request(await start(false), envelope, round, count)
      durations.runs.push(await doRuns(await start(true), admin, count * (round + 1)))
      durations.jobs.push(await bareJobs({ ...bare, workers: concurrency, batch: 1 }))
      durations.batches.push(await bareJobs({ ...bare, workers: 1, batch: concurrency }))
    }
  } finally {
    await admin.end()
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 10 })
  }
  const all = count * stepsOfRun
  const ratios = durations.runs.map((seconds, i) => durations.jobs[i]! / seconds)
  const rate = (seconds: readonly number[]) => (all / quantile(seconds, 0.5)).toFixed(0)
  return [
    `${count} runs of ${stepsOfRun} steps, ${concurrency} at a time, ${rounds} rounds`,
    '',
    tableOf([
      ['', 'a second'],
      ['steps of runs', rate(durations.runs)],
      ['jobs of pg-boss alone, one by one', rate(durations.jobs)],
      [`the same in batches of ${concurrency}`, rate(durations.batches)],
    ]),
    '',
    `${against(quantile(ratios, 0.5), target)} (rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`,
    '',
  ].join('\n')
}

type Started = Awaited<ReturnType<typeof startSubgraph<Context>>>

/** Sets runs off that no process does yet. */
async function request({ running, close }: Started, envelope: Envelope, round: number, count: number): Promise<void> {
  const context = running.contextFor(envelope)
  const slug = `bench-${round}`
  const input = { jobId: randomUUID(), candidateId: randomUUID() }
  await saveWorkflow(context, { slug, name: slug, steps })
  await publishWorkflow(context, { workflowSlug: slug, version: 1 })
  for (let i = 0; i < count; i++) {
    const outcome = await runWorkflow(context, { workflowSlug: slug, input, idempotencyKey: randomUUID() })
    if ('code' in outcome) throw new Error(outcome.message)
  }
  await context.scope.close()
  await close()
}

/** Does the runs that wait; seconds until as many are completed. */
async function doRuns({ close }: Started, admin: postgres.Sql, count: number): Promise<number> {
  const completed = async () => {
    const [row] = await admin`select count(*) filter (where status = 'COMPLETED')::int as completed,
      count(*) filter (where status = 'FAILED')::int as failed from marketplace.workflow_runs`
    if (row!.failed > 0) throw new Error('Runs have failed')
    return row!.completed as number
  }
  const begun = performance.now()
  while ((await completed()) < count) await pause(50)
  const seconds = (performance.now() - begun) / 1000
  await close()
  return seconds
}
