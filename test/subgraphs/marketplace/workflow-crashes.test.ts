// Workers that die at any moment, before or after a commit, and race each other: each effect happens once.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Context } from '@quintet/marketplace/context.ts'
import { queues } from '@quintet/marketplace/workflow-runs/jobs.ts'
import { expect, it } from 'vitest'
import { createRandom } from '../../support/random.ts'
import { aLicensedManager, openAutomation, pipelineSteps, published, run, runIn } from './automation.ts'

const runs = 50
const steps = [1, 2, 3].map((step) => ({ ...pipelineSteps[0]!, step }))

class Crash extends Error {}

it('every step of every run is done once, whenever workers crash', async () => {
  const { fixture, end } = await openAutomation({ isWorker: false })
  const { admin } = fixture.database
  const chance = createRandom(26)
  let crashes = 0
  const mayCrash = (): void => {
    if (chance() > 0.25) return
    crashes++
    throw new Crash('the worker is gone')
  }
  // As subgraphs do: an effect and its idempotency key are one transaction, and a repeated call gets the first answer.
  await admin`create table public.effects (key text primary key, answer uuid not null)`
  const manager = await aLicensedManager(fixture)
  await published(fixture, manager, 'crashing', steps)
  const ids: string[] = []
  for (let i = 0; i < runs; i++)
    ids.push((await run(fixture, manager, 'crashing', { jobId: newId(), candidateId: newId() })).id)

  const [advancing] = queues
  /** A context whose worker dies before or after a transaction: an effect may not be recorded. */
  const dyingContext = (): Context => {
    const context = fixture.subgraph.running.contextFor({ ...manager, requestId: newId() })
    const write: Context['scope']['write'] = async (work) => {
      mayCrash()
      const result = await context.scope.write(work)
      mayCrash()
      return result
    }
    const actingFor: Context['peers']['actingFor'] = async (_, { variables }) => {
      const { idempotencyKey } = (variables as { input: { idempotencyKey: string } }).input
      await admin`insert into public.effects (key, answer) values (${idempotencyKey}, ${newId()}) on conflict do nothing`
      const [effect] = await admin`select answer from public.effects where key = ${idempotencyKey}`
      return { data: { done: { __typename: 'CvAnalysis', id: effect!.answer, matchScore: 90 } } }
    }
    return { ...context, scope: { ...context.scope, write }, peers: { ...context.peers, actingFor } }
  }
  const isOver = async (id: string) => {
    const [row] = await admin`select status from marketplace.workflow_runs where id = ${id}`
    return row!.status === 'COMPLETED'
  }
  /** A worker that comes back after each crash, as its job does. */
  const worker = async (id: string): Promise<void> => {
    while (!(await isOver(id))) {
      const context = dyingContext()
      const job = { id: newId(), attempt: 1, context, signal: new AbortController().signal, once: async () => null }
      const payload = { runId: id, round: 1 }
      await advancing!.run({ ...job, payload } as never).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
      })
      await context.scope.close()
    }
  }
  const waiting = [...ids]
  const racing = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await Promise.all([worker(id), worker(id)])
  }
  await Promise.all([racing(), racing(), racing()])

  const effects = await admin`select key, answer from public.effects`
  const journal = await admin`select run_id, step, status, output from marketplace.workflow_steps`
  expect(crashes).toBeGreaterThan(200)
  expect(effects.length).toBe(runs * steps.length)
  expect(journal.length).toBe(runs * steps.length)
  const answers = new Map(effects.map(({ key, answer }) => [key, answer]))
  for (const { run_id, step, status, output } of journal) {
    expect([status, output.analysis_id]).toEqual(['COMPLETED', answers.get(`${run_id}:${step}`)])
  }
  expect(await runIn(fixture, manager, ids[0]!, 'COMPLETED')).toMatchObject({ outcome: 'DONE' })
  await end()
}, 300_000)
