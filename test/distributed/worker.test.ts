// WORKER divides the processes of a subgraph: those that answer requests, and those that run jobs.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Distributed, startDistributed } from '../support/quintet/distributed.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 })

let quintet: Distributed
let admin: postgres.Sql
beforeAll(async () => {
  quintet = await startDistributed({ gateways: 0, environment: { WORKER: 'off' } })
  admin = postgres(quintet.adminUrl, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await admin?.end()
  await quintet?.stop()
})

const status = async (path: string, init: RequestInit = {}): Promise<number> => {
  const response = await fetch(new URL(path, quintet.subgraphs.get('credit')!), init)
  await response.text()
  return response.status
}
const ask = () => status('/graphql', { method: 'POST', body: '{"query":"{ __typename }"}' })

it('a process that takes requests runs no jobs, and a process that only runs jobs answers no requests', async () => {
  const dueAt = new Date().toISOString()
  await admin`insert into credit.job_requests (id, queue, realm_id, payload, start_after)
    values (${randomUUID()}, 'credit.retention', ${randomUUID()}, ${admin.json({ dueAt })}, now())`
  const requested = async () => (await admin`select 1 from credit.job_requests`).count
  await pause(3_000)
  expect(await requested()).toBe(1)
  // Without an envelope: it would be answered with one.
  expect(await ask()).toBe(401)
  expect(await quintet.kill('credit', 'SIGTERM')).toBe(0)
  await quintet.restart('credit', { WORKER: 'only' })
  await expect.poll(requested, { timeout: 30_000 }).toBe(0)
  const states = () =>
    admin`select state from credit_queues.job where name = 'credit.retention' and data ->> 'realmId' is not null`
  await expect.poll(async () => (await states()).map(({ state }) => state), { timeout: 30_000 }).toContain('completed')
  expect([await status('/ready'), await status('/metrics'), await ask()]).toEqual([200, 200, 404])
})
