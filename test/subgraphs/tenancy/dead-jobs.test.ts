// A job that fails for good is seen by the platform's operators, and runs again when they say so.
import { randomUUID } from 'node:crypto'
import type { Queue, WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import type { Context } from '@quintet/tenancy/context.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'
import { aCaller, type Fixture, leaveMark, openFixture } from '../kit/jobs/fixture.ts'

let isPoison = true
const fragile: WorkQueue<BaseContext, { mark: string }> = {
  name: 'marketplace.fragile',
  retryLimit: 1,
  run: ({ payload, once }) =>
    once(async (writer) => {
      await writer.run(leaveMark, payload)
      if (isPoison) throw new Error('the payload is poisoned')
    }),
}

let fixture: Fixture
let worker: TestSubgraph<BaseContext>
let subgraph: TestSubgraph<Context>
beforeAll(async () => {
  fixture = await openFixture()
  worker = await fixture.start([fragile as Queue<BaseContext>])
  // Of the peers, marketplace has dead jobs, and credit does not answer.
  const peers: Executor = async (request, envelope) => {
    const [, name = ''] = /([a-z]+)(DeadJobs|RequeueJob)\(/.exec(request.query) ?? []
    if (name === 'marketplace') return worker.running.execute(request, envelope)
    if (name === 'credit') return { errors: [{ message: 'unavailable' } as never] }
    return { data: { [`${name}DeadJobs`]: [], queue: null } }
  }
  subgraph = await startSubgraph(tenancy, fixture.database, { peers })
})
afterAll(async () => {
  await subgraph.close()
  await fixture.end()
})

const operator = envelopeOf({ userId: randomUUID(), grants: ['platform.*:*'] })
const list = `query ($subgraph: String, $first: Int, $after: String) {
  deadJobs(subgraph: $subgraph, first: $first, after: $after) {
    nodes { id subgraph queue error attempts tenantId diedAt } pageInfo { hasNextPage endCursor } } }`
const requeue = `mutation ($input: RequeueJobInput!) { requeueJob(input: $input) {
  __typename ... on JobRequeued { subgraph queue } ... on Problem { code message } } }`
interface Dead {
  readonly id: string
  readonly tenantId: string
  readonly diedAt: string
}
interface Page {
  readonly deadJobs: { nodes: Dead[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}
const dead = async (args: object = {}) =>
  (await subgraph.ask<Page>(list, { subgraph: 'marketplace', ...args }, operator)).deadJobs
const requeued = async (input: object) =>
  (await subgraph.ask<{ requeueJob: object }>(requeue, { input }, operator)).requeueJob

describe('a dead job', () => {
  it('is listed with its error, runs again when it is requeued, and then succeeds', async () => {
    const caller = aCaller()
    await fixture.request(worker, caller, fragile, 'one', { mark: 'one' })
    await expect.poll(async () => (await dead()).nodes, { timeout: 20_000 }).toHaveLength(1)
    const [job] = (await dead()).nodes
    expect(job).toMatchObject({
      subgraph: 'marketplace',
      queue: 'marketplace.fragile',
      error: 'the payload is poisoned',
      attempts: 2,
      tenantId: caller.tenantId,
    })
    expect(Math.abs(Date.parse(job!.diedAt) - Date.now())).toBeLessThan(60_000)
    expect((await worker.running.jobFigures()).find(({ queue }) => queue === fragile.name)?.dead).toBe(1)
    expect(await fixture.marked('one')).toEqual([])

    isPoison = false
    const input = { subgraph: 'marketplace', id: job!.id }
    expect(await requeued(input)).toEqual({
      __typename: 'JobRequeued',
      subgraph: 'marketplace',
      queue: 'marketplace.fragile',
    })
    await expect.poll(() => fixture.marked('one')).toEqual([{ ...caller, mark: 'one' }])
    expect((await dead()).nodes).toEqual([])
    expect(await requeued(input)).toMatchObject({ __typename: 'NotFound' })
  })

  it('that still fails when it is requeued is listed again', async () => {
    isPoison = true
    const caller = aCaller()
    await fixture.request(worker, caller, fragile, 'two', { mark: 'two' })
    await expect.poll(async () => (await dead()).nodes, { timeout: 20_000 }).toHaveLength(1)
    const [first] = (await dead()).nodes
    await requeued({ subgraph: 'marketplace', id: first!.id })
    const again = async () => (await dead()).nodes.filter(({ id }) => id !== first!.id)
    await expect.poll(again, { timeout: 20_000 }).toHaveLength(1)
  })
})

describe('the list of dead jobs', () => {
  it('has pages, the latest first', async () => {
    isPoison = true
    for (const key of ['three', 'four']) await fixture.request(worker, aCaller(), fragile, key, { mark: key })
    await expect.poll(async () => (await dead()).nodes.length, { timeout: 20_000 }).toBe(3)
    const all = (await dead()).nodes
    const times = all.map(({ diedAt }) => diedAt)
    expect(times).toEqual([...times].sort().reverse())
    const first = await dead({ first: 2 })
    const second = await dead({ first: 2, after: first.pageInfo.endCursor })
    expect([...first.nodes, ...second.nodes]).toEqual(all)
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false])
  })

  it('of all subgraphs is UNAVAILABLE while one does not answer', async () => {
    expect(await subgraph.refused(list, {}, operator)).toEqual(['UNAVAILABLE'])
  })

  it.each([[{ subgraph: 'payments' }], [{ after: 'WyJwYWdlIiwieCJd' }], [{ first: 0 }]])('refuses %j', async (args) => {
    expect(await subgraph.refused(list, args, operator)).toEqual(['BAD_USER_INPUT'])
  })

  it('needs platform.jobs:read, and requeueing needs platform.jobs:write', async () => {
    const owner = envelopeOf({ userId: randomUUID(), tenantId: randomUUID(), grants: ['*.*:*'] })
    const reader = envelopeOf({ userId: randomUUID(), grants: ['platform.jobs:read'] })
    const input = { subgraph: 'marketplace', id: randomUUID() }
    expect(await subgraph.refused(list, {}, owner)).toEqual(['FORBIDDEN'])
    expect(await subgraph.refused(requeue, { input }, reader)).toEqual(['FORBIDDEN'])
    expect(await subgraph.refused(list, { subgraph: 'marketplace' }, reader)).toEqual([])
  })
})

describe('requeueing', () => {
  it('is refused for unknown jobs and subgraphs', async () => {
    expect(await requeued({ subgraph: 'marketplace', id: 'nonsense' })).toMatchObject({ __typename: 'NotFound' })
    expect(await requeued({ subgraph: 'marketplace', id: randomUUID() })).toMatchObject({ __typename: 'NotFound' })
    expect(await requeued({ subgraph: 'payments', id: randomUUID() })).toMatchObject({ code: 'INVALID_INPUT' })
  })
})
