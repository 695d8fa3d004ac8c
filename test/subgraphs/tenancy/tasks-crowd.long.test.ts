// A thousand tasks and eight workers that are killed at any moment: each task is done once, none by two at a time.
import { randomUUID } from 'node:crypto'
import { newId } from '@quintet/kit/slice/ids.ts'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { expect, it } from 'vitest'
import { aClock, seconds } from '../../support/clock.ts'
import { openFixture } from './fixture.ts'

const count = 1_000
const workers = 8
const leaseSeconds = 30
/** Of ten claims: how many end by a kill before the work, by a kill while it is reported, by a failure. */
const [killedBefore, killedMeanwhile, failing] = [1, 1, 1]

interface Task {
  readonly __typename: string
  readonly id: string
  readonly attempts: number
}

it('a thousand tasks are each done once by eight workers that are killed at any moment', async () => {
  const clock = aClock()
  const fixture = await openFixture({ clock, isWorker: true })
  const tenant = await fixture.aTenant()
  const owner = await fixture.envelope(tenant.ownerId, tenant)
  await fixture.database
    .admin`insert into tenancy.tasks (tenant_id, service, type, status, priority, payload, attempts, updated_at)
    select ${tenant.id}, 'crowd', 'index', 'PENDING', n % 5, '{}', 0, now() from generate_series(1, ${count}::int) n`
  const ask = async (field: string, type: string, input: object, by: Envelope) => {
    const text = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { __typename ... on Task { id attempts } } }`
    return (await fixture.subgraph.ask<{ outcome: Task }>(text, { input }, by)).outcome
  }
  // Another client each time: a worker that was killed comes back as a new one.
  const aWorker = (): Envelope => ({
    ...anonymousEnvelope(randomUUID(), null, null),
    client: newId(),
    tenantId: tenant.id,
    grants: ['tenancy.tasks:*'],
    scopes: null,
  })
  /** Until when no other worker may claim each task. */
  const held = new Map<string, number>()
  const done: string[] = []
  const unfinished = async () =>
    fixture.database.admin<{ id: string; status: string }[]>`select id, status from tenancy.tasks
      where tenant_id = ${tenant.id} and status <> 'COMPLETED'`
  const work = async () => {
    for (let by = aWorker(); ; ) {
      const task = await ask('claimTask', 'ClaimTaskInput', { service: 'crowd', leaseSeconds }, by)
      if (task.__typename === 'NotFound') return
      const until = held.get(task.id)
      expect(until === undefined || until <= clock.now().getTime()).toBe(true)
      held.set(task.id, clock.now().getTime() + seconds(leaseSeconds))
      const luck = Math.floor(Math.random() * 10)
      if (luck < killedBefore) {
        by = aWorker()
        continue
      }
      const input = { taskId: task.id, attempts: task.attempts }
      if (luck < killedBefore + killedMeanwhile) {
        // The report is on its way as the worker dies: no one receives the answer.
        const lost = ask('completeTask', 'CompleteTaskInput', { ...input, result: null }, by)
        by = aWorker()
        await lost
        continue
      }
      if (luck < killedBefore + killedMeanwhile + failing) {
        expect((await ask('failTask', 'FailTaskInput', { ...input, error: { code: 'NO_LUCK' } }, by)).__typename).toBe(
          'Task',
        )
        held.delete(task.id)
        continue
      }
      const outcome = await ask('completeTask', 'CompleteTaskInput', { ...input, result: {} }, by)
      expect(outcome.__typename).toBe('Task')
      held.delete(task.id)
      done.push(task.id)
    }
  }
  let rounds = 0
  for (; (await unfinished()).length > 0; rounds++) {
    expect(rounds).toBeLessThan(30)
    await Promise.all(Array.from({ length: workers }, work))
    clock.move(seconds(leaseSeconds))
    const by = { ...owner, viewer: { ...owner.viewer!, authTime: Math.floor(clock.now().getTime() / 1000) } }
    for (const { id } of await unfinished()) {
      expect((await ask('retryTask', 'TaskIdInput', { taskId: id }, by)).__typename).toBe('Task')
    }
  }
  expect(rounds).toBeGreaterThan(1)
  expect(new Set(done).size).toBe(done.length)
  const [sum] = await fixture.database
    .admin`select count(*)::int as tasks, count(*) filter (where status = 'COMPLETED')::int as done,
    max(attempts) > 1 as "hasRetries" from tenancy.tasks where tenant_id = ${tenant.id}`
  expect(sum).toEqual({ tasks: count, done: count, hasRetries: true })
  await fixture.end()
}, 240_000)
