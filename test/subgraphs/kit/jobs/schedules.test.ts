// Schedules follow the clock of the process, and catch up once.
import type { ScheduledQueue } from '@quintet/kit/jobs/queue.ts'
import { createSchedules } from '@quintet/kit/jobs/schedules.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { aClock, days, type MovableClock, minutes } from '../../../support/clock.ts'
import { type Fixture, openFixture } from './fixture.ts'

const fixtures: Fixture[] = []
afterAll(async () => {
  for (const fixture of fixtures) await fixture.end()
})

let clock: MovableClock
let fixture: Fixture
beforeEach(async () => {
  clock = aClock()
  fixture = await openFixture({ clock })
  fixtures.push(fixture)
})

const daily: ScheduledQueue<BaseContext> = {
  name: 'marketplace.daily',
  cron: '0 3 * * *',
  run: ({ dueAt, once }) => once((sql) => sql`insert into marketplace.marks (mark) values (${dueAt.toISOString()})`),
}
const times = async () => (await fixture.marks()).map(({ mark }) => mark).sort()
/** Three o'clock of the day, of the days after it. */
const three = (ahead: number) => {
  const at = new Date(clock.now().getTime() + days(ahead))
  return `${at.toISOString().slice(0, 10)}T03:00:00.000Z`
}
const moveTo = (text: string) => clock.move(new Date(text).getTime() - clock.now().getTime())

describe('a schedule', () => {
  it('fires at its time, once in all processes, and not for the time before it existed', async () => {
    moveTo(three(1))
    clock.move(minutes(-5))
    await fixture.start([daily])
    await fixture.start([daily])
    const known = () =>
      fixture.database.admin`select 1 from marketplace.job_schedules where queue = 'marketplace.daily'`
    await expect.poll(async () => (await known()).count).toBe(1)
    expect(await times()).toEqual([])
    clock.move(minutes(5))
    const due = [three(0)]
    await expect.poll(times).toEqual(due)
    clock.move(minutes(60))
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(await times()).toEqual(due)
  })

  it('that fell due five times while no process ran fires once, for the last of them', async () => {
    moveTo(three(1))
    clock.move(minutes(1))
    const first = await fixture.start([daily])
    const known = () =>
      fixture.database.admin`select 1 from marketplace.job_schedules where queue = 'marketplace.daily'`
    await expect.poll(async () => (await known()).count).toBe(1)
    await first.running.close()
    clock.move(days(5))
    const second = await fixture.start([daily])
    await expect.poll(times).toEqual([three(0)])
    clock.move(days(1))
    await expect.poll(times).toEqual([three(-1), three(0)])
    await second.running.close()
  })

  it('goes on after the clock was set back', async () => {
    const { jobs } = fixture.database.open('marketplace')
    const fire = () => createSchedules('marketplace', jobs, [daily], clock).fireDue()
    const requested = async () => (await fixture.database.admin`select 1 from marketplace.job_requests`).count
    clock.move(days(45))
    await fire()
    clock.move(days(-45))
    await fire()
    const before = await requested()
    clock.move(days(1))
    await fire()
    expect(await requested()).toBe(before + 1)
  })
})
