// A worker is killed in the middle of two hundred jobs: each leaves its effect once, and none is lost.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'
import { envelopeOf } from '../support/quintet/subgraph.ts'
import { marking, startMarking } from './children/marking.ts'

const heartbeatMilliseconds = 10_000
/** Between two searches for lost runs. */
const lookMilliseconds = 2_000
const jobs = 200
const script = fileURLToPath(new URL('children/worker.ts', import.meta.url))

let database: TestDatabase
let caller: Awaited<ReturnType<typeof startMarking>>
const children: ChildProcess[] = []
beforeAll(async () => {
  database = await cloneDatabase()
  await database.admin.unsafe(`create table marketplace.marks (mark text);
    grant select, insert on marketplace.marks to marketplace_runtime`)
  caller = await startMarking(database.runtimeUrl('marketplace'), database.adminUrl, false)
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await caller.close()
  await database.drop()
})

async function startWorker(): Promise<ChildProcess> {
  const args = [script, database.runtimeUrl('marketplace'), database.adminUrl]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}
const marks = async () => (await database.admin`select mark from marketplace.marks`).map(({ mark }) => mark as string)
const states = async (): Promise<Record<string, number>> => {
  const rows = await database.admin<{ state: string; count: number }[]>`
    select state::text, count(*)::int from marketplace_queues.job where name = ${marking.name} group by state`
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

it('every job runs once, within a heartbeat of the restart, although the worker was killed', async () => {
  const context = caller.running.contextFor(envelopeOf({ userId: randomUUID(), tenantId: randomUUID() }))
  const wanted = Array.from({ length: jobs }, (_, i) => `job ${i}`)
  await context.scope.write(async (writer) => {
    for (const mark of wanted) await requestJob(context, writer, marking, mark, { mark })
  })
  await context.scope.close()
  const worker = await startWorker()
  await expect.poll(marks, { timeout: 60_000, interval: 20 }).toSatisfy(({ length }) => length >= jobs / 4)
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  // What was committed and not yet reported is run again, and changes nothing.
  expect((await states()).active).toBeGreaterThan(0)
  expect((await marks()).length).toBeLessThan(jobs)

  await startWorker()
  const restarted = performance.now()
  await expect
    .poll(states, { timeout: heartbeatMilliseconds + lookMilliseconds, interval: 100 })
    .toEqual({ completed: jobs })
  process.stdout.write(`all done ${Math.round(performance.now() - restarted)} ms after the restart\n`)
  expect((await marks()).sort()).toEqual(wanted.sort())
})
