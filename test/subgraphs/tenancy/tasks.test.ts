import { randomUUID } from 'node:crypto'
import { newId } from '@quintet/kit/slice/ids.ts'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, seconds } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const clock = aClock()
let fixture: Fixture
let tenant: Tenant
let owner: Envelope
beforeAll(async () => {
  fixture = await openFixture({ clock, isWorker: true })
  tenant = await fixture.aTenant()
  owner = await fixture.envelope(tenant.ownerId, tenant)
})
afterAll(() => fixture.end())

const fields = `id service type status priority payload result error attempts createdBy { id } startedAt completedAt
  leaseEndsAt updatedAt`
const text = (field: string, input: string) => `mutation ($input: ${input}!) { outcome: ${field}(input: $input) {
  __typename ... on Task { ${fields} } ... on Problem { message code path } ... on InvalidInput { fields { path } } } }`
const texts: Readonly<Record<string, string>> = {
  createTask: text('createTask', 'CreateTaskInput'),
  claimTask: text('claimTask', 'ClaimTaskInput'),
  extendTask: text('extendTask', 'ExtendTaskInput'),
  completeTask: text('completeTask', 'CompleteTaskInput'),
  failTask: text('failTask', 'FailTaskInput'),
  retryTask: text('retryTask', 'TaskIdInput'),
  cancelTask: text('cancelTask', 'TaskIdInput'),
}
interface Task {
  readonly __typename: string
  readonly id: string
  readonly status: string
  readonly type: string
  readonly code: string
  readonly attempts: number
  readonly error: unknown
  readonly startedAt: string | null
  readonly completedAt: string | null
  readonly leaseEndsAt: string | null
  readonly fields: { path: string[] }[]
}
const ask = async (field: string, input: object, by = owner) =>
  (await fixture.subgraph.ask<{ outcome: Task }>(texts[field]!, { input }, by)).outcome
const read = async (id: string, by = owner) =>
  (await fixture.subgraph.ask<{ task: Task }>(`query ($id: ID!) { task(id: $id) { ${fields} } }`, { id }, by)).task
let count = 0
/** A service that no other test uses. */
const aService = () => `service-${++count}`
const make = async (service: string, more: object = {}) => {
  const made = await ask('createTask', { service, type: 'index', payload: { page: 1 }, ...more })
  expect(made).toMatchObject({ __typename: 'Task', status: 'PENDING', attempts: 0, startedAt: null, completedAt: null })
  return made.id
}
/** An OAuth client without a user, with all scopes or with some. */
const aClient = (...scopes: string[]): Envelope => ({
  ...anonymousEnvelope(randomUUID(), null, null),
  client: newId(),
  tenantId: tenant.id,
  grants: ['tenancy.tasks:*'],
  scopes: scopes.length === 0 ? null : scopes,
})
const stored = async (id: string) =>
  (await fixture.database.admin`select status from tenancy.tasks where id = ${id}`)[0]!.status

describe('a task', () => {
  it('is claimed, completed and read with its result', async () => {
    const service = aService()
    const id = await make(service, { priority: 7 })
    expect(await ask('claimTask', { service })).toMatchObject({ id, status: 'RUNNING', attempts: 1 })
    const done = await ask('completeTask', { taskId: id, result: { pages: [1, 2] } })
    expect(done).toMatchObject({ status: 'COMPLETED', result: { pages: [1, 2] }, completedAt: expect.any(String) })
    expect(await read(id)).toMatchObject({ priority: 7, payload: { page: 1 }, createdBy: { id: tenant.ownerId } })
  })

  it('is made once for an idempotency key', async () => {
    const input = { service: aService(), type: 'x', payload: [1], idempotencyKey: newId() }
    expect((await ask('createTask', input)).id).toBe((await ask('createTask', input)).id)
    expect((await ask('createTask', { ...input, type: 'y' })).code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('of a higher priority comes first, and the older one at the same priority', async () => {
    const service = aService()
    const ids = []
    for (const priority of [0, 5, -5, 5]) ids.push(await make(service, { priority }))
    const claimed = []
    for (let i = 0; i < 4; i++) claimed.push((await ask('claimTask', { service })).id)
    expect(claimed).toEqual([ids[1], ids[3], ids[0], ids[2]])
    expect(await ask('claimTask', { service })).toMatchObject({ __typename: 'NotFound' })
  })

  it('is claimed by its type, or by its id', async () => {
    const service = aService()
    const [a, b, c] = [await make(service, { type: 'a' }), await make(service, { type: 'b' }), await make(service)]
    expect(await ask('claimTask', { service, types: ['b'] })).toMatchObject({ id: b })
    expect(await ask('claimTask', { service, types: [] })).toMatchObject({ __typename: 'NotFound' })
    expect(await ask('claimTask', { service, taskId: c })).toMatchObject({ id: c })
    expect(await ask('claimTask', { service, taskId: c })).toMatchObject({ __typename: 'NotFound' })
    expect(await ask('claimTask', { service: aService(), taskId: a })).toMatchObject({ __typename: 'NotFound' })
  })

  it('has one claimant, however many come at once', async () => {
    const service = aService()
    for (let i = 0; i < 6; i++) await make(service)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => ask('claimTask', { service })))
    const ids = outcomes.filter(({ __typename }) => __typename === 'Task').map(({ id }) => id)
    expect(new Set(ids).size).toBe(6)
    expect(ids).toHaveLength(6)
  })

  it('that fails can be tried again', async () => {
    const service = aService()
    const id = await make(service)
    await ask('claimTask', { service })
    expect(await ask('failTask', { taskId: id, error: { reason: 'no disk' } })).toMatchObject({
      status: 'FAILED',
      error: { reason: 'no disk' },
      completedAt: expect.any(String),
    })
    const again = { status: 'PENDING', attempts: 1, error: null, startedAt: null, completedAt: null }
    expect(await ask('retryTask', { taskId: id })).toMatchObject(again)
    expect(await ask('claimTask', { service })).toMatchObject({ id, attempts: 2 })
  })

  it('changes its status in no other way', async () => {
    const service = aService()
    const id = await make(service)
    const wrong = { __typename: 'Conflict', code: 'WRONG_STATUS' }
    const steps = ['completeTask', 'failTask', 'extendTask', 'retryTask', 'cancelTask'] as const
    const refusedBut = async (...allowed: string[]) => {
      for (const step of steps.filter((each) => !allowed.includes(each))) {
        expect(await ask(step, { taskId: id, ...(step === 'failTask' ? { error: 1 } : {}) }), step).toMatchObject(wrong)
      }
    }
    await refusedBut('cancelTask')
    await ask('claimTask', { service })
    await refusedBut('completeTask', 'failTask', 'extendTask', 'cancelTask')
    await ask('failTask', { taskId: id, error: 'x' })
    await refusedBut('retryTask')
    await ask('retryTask', { taskId: id })
    expect(await ask('cancelTask', { taskId: id })).toMatchObject({ status: 'CANCELLED', leaseEndsAt: null })
    await refusedBut()
    const other = await make(service)
    await ask('claimTask', { service, taskId: other })
    expect(await ask('cancelTask', { taskId: other })).toMatchObject({ status: 'CANCELLED' })
  })

  it('is worked on by a client without a user', async () => {
    const service = aService()
    const id = await make(service)
    const client = aClient('tenancy.tasks:work')
    expect(await ask('claimTask', { service }, client)).toMatchObject({ id })
    expect(await ask('completeTask', { taskId: id }, owner)).toMatchObject({ code: 'OTHER_CLAIMANT' })
    expect(await ask('completeTask', { taskId: id, result: 'done' }, client)).toMatchObject({ status: 'COMPLETED' })
    expect(
      await fixture.subgraph.refused(texts.createTask!, { input: { service, type: 'x', payload: 1 } }, client),
    ).toEqual(['FORBIDDEN'])
    expect(await ask('createTask', { service, type: 'x', payload: 1 }, aClient())).toMatchObject({ createdBy: null })
  })
})

describe('a lease', () => {
  it('that has expired fails the task, to the millisecond, even before a job records it', async () => {
    const service = aService()
    const id = await make(service)
    await ask('claimTask', { service, leaseSeconds: 60 })
    clock.move(seconds(60) - 1)
    expect(await read(id)).toMatchObject({ status: 'RUNNING', error: null })
    clock.move(1)
    const over = { status: 'FAILED', error: { code: 'LEASE_EXPIRED' }, completedAt: clock.now().toISOString() }
    expect(await read(id)).toMatchObject(over)
    expect(await ask('completeTask', { taskId: id })).toMatchObject({ code: 'WRONG_STATUS' })
    await expect.poll(() => stored(id), { timeout: 10_000 }).toBe('FAILED')
    expect(await read(id)).toMatchObject(over)
    expect(await ask('retryTask', { taskId: id })).toMatchObject({ status: 'PENDING', attempts: 1 })
  })

  it('is extended by its claimant', async () => {
    const service = aService()
    const id = await make(service)
    await ask('claimTask', { service, leaseSeconds: 60 })
    clock.move(seconds(50))
    const leaseEndsAt = new Date(clock.now().getTime() + seconds(60)).toISOString()
    expect(await ask('extendTask', { taskId: id, leaseSeconds: 60 })).toMatchObject({ status: 'RUNNING', leaseEndsAt })
    clock.move(seconds(30))
    expect(await read(id)).toMatchObject({ status: 'RUNNING' })
    clock.move(seconds(30))
    await expect.poll(() => stored(id), { timeout: 10_000 }).toBe('FAILED')
  })

  it('of an earlier claim does not complete a later one', async () => {
    const service = aService()
    const id = await make(service)
    await ask('claimTask', { service, leaseSeconds: 1 })
    clock.move(seconds(1))
    await ask('retryTask', { taskId: id })
    await ask('claimTask', { service })
    expect(await ask('completeTask', { taskId: id, attempts: 1 })).toMatchObject({ code: 'CLAIMED_AGAIN' })
    expect(await ask('completeTask', { taskId: id, attempts: 2 })).toMatchObject({ status: 'COMPLETED' })
  })
})

describe('tasks', () => {
  const idsOf = async (args: object) => {
    const query = `query ($status: TaskStatus, $type: String, $service: String) {
      viewer { tenant { tasks(status: $status, type: $type, service: $service, first: 100) { nodes { id status } } } } }`
    type Answer = { viewer: { tenant: { tasks: { nodes: Task[] } } } }
    return (await fixture.subgraph.ask<Answer>(query, args, owner)).viewer.tenant.tasks.nodes.map(({ id }) => id)
  }
  it('are listed newest first, by their current status, by type and by service', async () => {
    const service = aService()
    const type = newId()
    const [a, b, c] = [await make(service), await make(service, { type }), await make(service, { type })]
    expect(await idsOf({ service })).toEqual([c, b, a])
    expect(await idsOf({ type })).toEqual([c, b])
    expect(await idsOf({ service, type })).toEqual([c, b])
    await ask('claimTask', { service, taskId: b, leaseSeconds: 10 })
    expect(await idsOf({ service, status: 'RUNNING' })).toEqual([b])
    expect(await idsOf({ service, type, status: 'PENDING' })).toEqual([c])
    clock.move(seconds(10))
    expect(await idsOf({ service, status: 'RUNNING' })).toEqual([])
    expect(await idsOf({ service, status: 'FAILED' })).toEqual([b])
  })

  it('do not exist for another tenant', async () => {
    const service = aService()
    const id = await make(service)
    const other = await fixture.aTenant()
    const stranger = await fixture.envelope(other.ownerId, other)
    expect(await fixture.subgraph.refused('query ($id: ID!) { task(id: $id) { id } }', { id }, stranger)).toEqual([
      'NOT_FOUND',
    ])
    expect(await ask('claimTask', { service }, stranger)).toMatchObject({ __typename: 'NotFound' })
    for (const step of ['completeTask', 'retryTask', 'cancelTask', 'extendTask']) {
      expect(await ask(step, { taskId: id }, stranger)).toMatchObject({ __typename: 'NotFound' })
    }
  })

  it('are refused with every field that breaks a rule', async () => {
    const pathsOf = async (field: string, input: object) =>
      (await ask(field, input)).fields.map(({ path }) => path.at(-1))
    const long = 'x'.repeat(101)
    expect(
      await pathsOf('createTask', { service: '', type: long, priority: 1001, payload: 'x'.repeat(70_000) }),
    ).toEqual(['service', 'type', 'priority', 'payload'])
    expect(await pathsOf('createTask', { service: 's', type: 't', payload: { 'a\0': 1 } })).toEqual(['payload'])
    expect(await pathsOf('claimTask', { service: long, types: [''], leaseSeconds: 0 })).toEqual([
      'service',
      'types',
      'leaseSeconds',
    ])
    expect(await ask('cancelTask', { taskId: 'x' })).toMatchObject({ __typename: 'NotFound' })
  })

  it('are read with one permission, made with another, and worked on with a third', async () => {
    const of = (grant: string) => envelopeOf({ userId: newId(), tenantId: tenant.id, grants: [grant] })
    const service = aService()
    const input = { service, type: 'x', payload: 1 }
    for (const grant of ['tenancy.tasks:read', 'tenancy.tasks:work']) {
      expect(await fixture.subgraph.refused(texts.createTask!, { input }, of(grant))).toEqual(['FORBIDDEN'])
    }
    const made = await ask('createTask', input, of('tenancy.tasks:write'))
    expect(await fixture.subgraph.refused(texts.claimTask!, { input: { service } }, of('tenancy.tasks:write'))).toEqual(
      ['FORBIDDEN'],
    )
    expect(await read(made.id, of('tenancy.tasks:read'))).toMatchObject({ status: 'PENDING' })
  })
})
