// Workflows that run by an event or by a schedule.
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { days, minutes } from '../../support/clock.ts'
import { type Automation, aLicensedManager, openAutomation, publish, published, save } from './automation.ts'
import { aManager, type Envelope } from './fixture.ts'

let automation: Automation
beforeAll(async () => {
  automation = await openAutomation()
})
afterAll(() => automation.end())

const steps = [{ step: 1, module: 'workflow', action: 'wait', config: { seconds: 31_536_000 } }]
const daily = { cron: '30 6 * * *', timeZone: 'Europe/Paris', input: { report: 'daily' } }
interface Schedules {
  readonly workflows: {
    readonly nodes: { slug: string; nextRunAt: string | null; versions: { nodes: { diagram: string }[] } }[]
  }
  readonly workflowRuns: { readonly nodes: { triggerKey: string; input: object }[] }
}
const read = (by: Envelope) =>
  automation.fixture.ofTenant<Schedules>(
    by,
    `workflows { nodes { slug nextRunAt versions { nodes { diagram schedule { cron timeZone input } } } } }
    workflowRuns { nodes { triggerKey input } }`,
  )
async function nextRunAt(by: Envelope): Promise<number | null> {
  const { nextRunAt: at } = (await read(by)).workflows.nodes[0]!
  return at === null ? null : Date.parse(at)
}
const runs = async (by: Envelope) => (await read(by)).workflowRuns.nodes
/** Moves the clock to a time. */
const goTo = (at: number) => automation.fixture.clock.move(at - automation.fixture.clock.now().getTime())
const inParis = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }).format(at)

describe('an event', () => {
  it('at the end of an interview starts a workflow, and creates no job where none waits for it', async () => {
    const { fixture, peers } = automation
    const [manager, other] = [await aLicensedManager(fixture), await aLicensedManager(fixture)]
    const trigger = { module: 'interview-simulation', event: 'recruiting.interview.completed' }
    const wait = { step: 1, module: 'workflow', action: 'wait', config: { seconds: 3600 } }
    await published(fixture, manager, 'interviewed', [wait], { trigger })
    const payload = {
      interview_id: newId(),
      overall_score: 71.5,
      requestId: newId(),
      at: fixture.clock.now().toISOString(),
    }
    for (const { tenantId } of [other, manager])
      peers.events.push({ name: trigger.event, tenantId: tenantId!, payload })
    await expect
      .poll(() => runs(manager))
      .toMatchObject([{ input: { interview_id: payload.interview_id, overall_score: 71.5 } }])
    const jobs = await fixture.database.admin`
      select tenant_id from marketplace.job_effects where tenant_id = ${other.tenantId}
      union all select tenant_id from marketplace.job_requests where tenant_id = ${other.tenantId}`
    expect(jobs).toEqual([])
  })
})

describe('a schedule', () => {
  it('starts a run at each of its times, in its time zone, with its input', async () => {
    const manager = await aLicensedManager(automation.fixture)
    await published(automation.fixture, manager, 'daily', steps, { schedule: daily })
    const { workflows } = await read(manager)
    expect(workflows.nodes[0]!.versions.nodes).toMatchObject([
      { schedule: daily, diagram: expect.stringContaining('30 6 * * *, Europe/Paris') },
    ])
    const first = (await nextRunAt(manager))!
    expect(inParis(first)).toBe('06:30')
    expect(first - automation.fixture.clock.now().getTime()).toBeLessThanOrEqual(days(1) + minutes(60))
    expect(await runs(manager)).toEqual([])
    goTo(first)
    const key = `schedule ${new Date(first).toISOString()}`
    await expect.poll(() => runs(manager)).toEqual([{ triggerKey: key, input: { report: 'daily' } }])
    const second = (await nextRunAt(manager))!
    expect(inParis(second)).toBe('06:30')
    // Three times pass while nothing runs: one of them is made up for.
    goTo(second + days(3))
    await expect.poll(async () => (await runs(manager)).length).toBe(2)
    expect((await nextRunAt(manager))! - automation.fixture.clock.now().getTime()).toBeGreaterThan(0)
  })

  it('follows the published definition: times of the one before start nothing', async () => {
    const manager = await aLicensedManager(automation.fixture)
    await published(automation.fixture, manager, 'moved', steps, { schedule: { cron: '*/5 * * * *' } })
    const before = (await nextRunAt(manager))!
    await published(automation.fixture, manager, 'moved', steps, { version: 1, schedule: { cron: '0 0 1 1 *' } })
    const after = (await nextRunAt(manager))!
    expect(after).toBeGreaterThan(before + minutes(5))
    goTo(before + minutes(5))
    await published(automation.fixture, manager, 'moved', steps, { version: 2, schedule: { cron: '* * * * *' } })
    const minute = (await nextRunAt(manager))!
    goTo(minute)
    await expect.poll(() => runs(manager)).toMatchObject([{ triggerKey: `schedule ${new Date(minute).toISOString()}` }])
    await publish(automation.fixture, manager, 'moved', null)
    expect(await nextRunAt(manager)).toBeNull()
  })

  it('starts nothing while the workflow is inactive or unlicensed, and stays scheduled', async () => {
    const schedule = { cron: '0 * * * *' }
    const inactive = await aLicensedManager(automation.fixture)
    await published(automation.fixture, inactive, 'hourly', steps, { schedule, isActive: false })
    const unlicensed = aManager()
    const analysis = [{ step: 1, module: 'cv-analysis', action: 'analyze_cv' }]
    await published(automation.fixture, unlicensed, 'hourly', analysis, { schedule })
    const due = (await nextRunAt(inactive))!
    goTo(due)
    for (const manager of [inactive, unlicensed]) {
      await expect.poll(() => nextRunAt(manager)).toBe(due + minutes(60))
      expect(await runs(manager)).toEqual([])
    }
  })

  it('continues where the clock of the process is behind that of the job queue', async () => {
    const manager = await aLicensedManager(automation.fixture)
    await published(automation.fixture, manager, 'early', steps, { schedule: { cron: '0 * * * *' } })
    const due = (await nextRunAt(manager))!
    goTo(due - minutes(1))
    await automation.fixture.database.admin`update marketplace.job_requests
      set start_after = ${automation.fixture.clock.now()} where tenant_id = ${manager.tenantId}`
    await expect.poll(() => runs(manager)).toMatchObject([{ triggerKey: `schedule ${new Date(due).toISOString()}` }])
    expect(await nextRunAt(manager)).toBe(due + minutes(60))
    goTo(due + minutes(60))
    await expect.poll(async () => (await runs(manager)).length).toBe(2)
  })

  test.each([
    ['cron', { cron: '0 0 30 6 * *' }],
    ['cron', { cron: 'daily' }],
    ['cron', { cron: '0 25 * * *' }],
    ['cron', { cron: 'H 6 * * THU' }],
    ['timeZone', { cron: '0 6 * * *', timeZone: 'Mars/Olympus' }],
    ['timeZone', { cron: '0 6 * * thu', timeZone: 'local' }],
    ['input', { cron: '0 6 * * *', input: [1] }],
  ])('with an invalid %s is refused: %j', async (field, schedule) => {
    const refused = await save(automation.fixture, aManager(), 'refused', steps, { schedule })
    expect(refused).toMatchObject({ __typename: 'InvalidInput' })
    expect(refused.fields.map(({ path }) => path)).toEqual([['input', 'schedule', field]])
  })
})
