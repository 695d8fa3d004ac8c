// Work that was requested in a transaction: done later, as the user who caused it, with effects once.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { figuresText } from '@quintet/kit/jobs/figures.ts'
import { checkQueues, type Queue, type WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import { requestOncePer } from '@quintet/kit/slice/job-requests.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, minutes } from '../../../support/clock.ts'
import type { TestSubgraph } from '../../../support/quintet/subgraph.ts'
import { aCaller, type Fixture, leaveMark, openFixture } from './fixture.ts'

type Marking = WorkQueue<BaseContext, { mark: string }>
const clock = aClock()
const attempts: number[] = []
const moves: number[] = []
const released = Promise.withResolvers<void>()
const results: unknown[] = []
const actors: unknown[] = []

const marking: Marking = {
  name: 'marketplace.marking',
  run: ({ payload, once }) => once((writer) => writer.run(leaveMark, payload)),
}
const failing: Marking = {
  name: 'marketplace.failing',
  retrySeconds: 1,
  run: ({ payload, once, attempt }) =>
    once(async (writer) => {
      attempts.push(attempt)
      await writer.run(leaveMark, payload)
      if (attempt < 3) throw new Error('not yet')
    }),
}
const slow: Marking = {
  name: 'marketplace.slow',
  run: async ({ payload, once }) => {
    await released.promise
    return once((writer) => writer.run(leaveMark, payload))
  },
}
const repeated: Marking = {
  name: 'marketplace.repeated',
  run: async ({ payload, once }) => {
    results.push(await once((writer) => writer.run(leaveMark, payload)))
  },
}
const acting: Marking = {
  name: 'marketplace.acting',
  run: async ({ context }) => {
    actors.push([context.envelope.viewer?.userId, context.envelope.actor])
  },
}
const moving: Marking = {
  name: 'marketplace.moving',
  retryLimit: 0,
  run: ({ payload, once, attempt }) => {
    moves.push(attempt)
    if (moves.length === 1) throw Object.assign(new Error('The tenant is being moved'), { code: 'QT001' })
    return once((writer) => writer.run(leaveMark, payload))
  },
}
const queues = [moving, acting, marking, failing, slow, repeated] as Queue<BaseContext>[]

let fixture: Fixture
let process: TestSubgraph<BaseContext>
const statements: string[] = []
beforeAll(async () => {
  fixture = await openFixture({ clock })
  process = await fixture.start(queues, { statements })
})
afterAll(() => fixture.end())

describe('requested work', () => {
  it('is done after the commit, in the scope of the user and the tenant that caused it', async () => {
    const caller = aCaller()
    await fixture.request(process, caller, marking, 'first', { mark: 'first' })
    await expect.poll(() => fixture.marked('first')).toEqual([{ ...caller, mark: 'first' }])
  })

  it('waits while the tenant is being moved, which counts as no attempt', async () => {
    await fixture.request(process, aCaller(), moving, 'moving', { mark: 'moved' })
    await expect.poll(() => fixture.marked('moved')).toHaveLength(1)
    expect(moves).toEqual([1, 1])
  })

  it('names who acted as the user, in an impersonation', async () => {
    const caller = { ...aCaller(), actor: randomUUID() }
    await fixture.request(process, caller, acting, 'impersonated', { mark: '' })
    await expect.poll(() => actors).toEqual([[caller.userId, caller.actor]])
  })

  it('is not done when the transaction that requested it rolls back', async () => {
    const fault = new Error('rolled back')
    const then = () => {
      throw fault
    }
    await expect(fixture.request(process, aCaller(), marking, 'lost', { mark: 'lost' }, { then })).rejects.toBe(fault)
    const caller = aCaller()
    await fixture.request(process, caller, marking, 'kept', { mark: 'kept' })
    await expect.poll(() => fixture.marked('kept')).toHaveLength(1)
    expect(await fixture.marked('lost')).toEqual([])
  })

  it('is done once per key of a tenant, and again for the same key of another tenant', async () => {
    const [one, other] = [aCaller(), aCaller()]
    for (const caller of [one, one, other]) await fixture.request(process, caller, marking, 'key', { mark: 'keyed' })
    await expect.poll(() => fixture.marked('keyed')).toHaveLength(2)
    await fixture.request(process, one, marking, 'key', { mark: 'keyed' })
    await fixture.request(process, one, marking, 'after', { mark: 'after' })
    await expect.poll(() => fixture.marked('after')).toHaveLength(1)
    expect(await fixture.marked('keyed')).toHaveLength(2)
  })

  it('that comes once a period is requested once per process, after a transaction has committed', async () => {
    const caller = aCaller()
    const lost = () => {
      throw new Error('rolled back')
    }
    const request = (period: string, then = () => {}) =>
      fixture.request(process, caller, marking, period, { mark: period }, { as: requestOncePer, then })
    await expect(request('monday', lost)).rejects.toThrow('rolled back')
    await request('monday')
    await expect.poll(() => fixture.marked('monday')).toHaveLength(1)
    const requests = () =>
      statements.filter((text) => text.startsWith('insert') && text.includes('job_requests')).length
    const before = requests()
    await request('monday')
    expect(requests()).toBe(before)
    await request('tuesday')
    expect(requests()).toBe(before + 1)
    await expect.poll(() => fixture.marked('tuesday')).toHaveLength(1)
  })

  it('is tried again when it fails, and a failed try leaves nothing behind', async () => {
    const caller = aCaller()
    await fixture.request(process, caller, failing, 'thrice', { mark: 'thrice' })
    await expect.poll(() => fixture.marked('thrice'), { timeout: 30_000 }).toEqual([{ ...caller, mark: 'thrice' }])
    expect(attempts).toEqual([1, 2, 3])
  })

  it('waits until its time by the clock of the process', async () => {
    const caller = aCaller()
    const startAfter = new Date(clock.now().getTime() + minutes(30))
    await fixture.request(process, caller, marking, 'later', { mark: 'later' }, { startAfter })
    await fixture.request(process, caller, marking, 'now', { mark: 'now' })
    await expect.poll(() => fixture.marked('now')).toHaveLength(1)
    await pause(1_500)
    expect(await fixture.marked('later')).toEqual([])
    clock.move(minutes(30))
    await expect.poll(() => fixture.marked('later')).toHaveLength(1)
  })

  it('changes nothing when it is run a second time', async () => {
    const caller = aCaller()
    await fixture.request(process, caller, repeated, 'twice', { mark: 'twice' })
    await expect.poll(() => results).toHaveLength(1)
    // As if the process had died between the commit and its report.
    const again = `update marketplace_queues.job set state = 'retry', completed_on = null, start_after = now()
      where name = 'marketplace.repeated' and state = 'completed'`
    await expect.poll(async () => (await fixture.database.admin.unsafe(again)).count).toBe(1)
    await expect.poll(() => results).toEqual([[], null])
    expect(await fixture.marked('twice')).toHaveLength(1)
  })

  it('is finished before its process stops', async () => {
    const another = await fixture.start(queues)
    await process.running.close()
    const caller = aCaller()
    await fixture.request(another, caller, slow, 'slow', { mark: 'slow' })
    const isActive = `select 1 from marketplace_queues.job where name = 'marketplace.slow' and state = 'active'`
    await expect.poll(async () => (await fixture.database.admin.unsafe(isActive)).count).toBe(1)
    const closing = another.running.close()
    await pause(300)
    released.resolve()
    await closing
    expect(await fixture.marked('slow')).toHaveLength(1)
    const state = `select state from marketplace_queues.job where name = 'marketplace.slow'`
    expect(await fixture.database.admin.unsafe(state)).toEqual([{ state: 'completed' }])
  })
})

describe('figures of queues', () => {
  it('say how long the oldest job waits, how many run and how many will be tried again', async () => {
    const idle = await fixture.start(queues, { isWorker: false })
    const startAfter = new Date(clock.now().getTime() - minutes(1))
    await fixture.request(idle, aCaller(), marking, 'waits', { mark: 'waits' }, { startAfter })
    const figures = await idle.running.jobFigures()
    const names = [...queues.map(({ name }) => name), 'marketplace.retention']
    expect(figures.map(({ queue }) => queue)).toEqual(expect.arrayContaining(names))
    const expected = { queue: 'marketplace.marking', oldest: 60, running: 0, failed: 0, dead: 0 }
    expect(figures.find(({ queue }) => queue === marking.name)).toEqual(expected)
    const lines = figuresText(figures).split('\n')
    expect(lines).toContain('# TYPE quintet_jobs_oldest_seconds gauge')
    expect(lines).toContain('quintet_jobs_oldest_seconds{queue="marketplace.marking"} 60')
  })
})

describe('a declaration is refused', () => {
  it('of a second handler, and of a queue of another subgraph', () => {
    expect(() => checkQueues('marketplace', [marking, marking])).toThrow(
      'The queue marketplace.marking has two handlers',
    )
    expect(() => checkQueues('credit', [marking])).toThrow('The queue marketplace.marking is not of credit')
  })
})
