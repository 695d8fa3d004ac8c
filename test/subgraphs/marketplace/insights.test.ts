// What operators see across tenants, and a tenant of its own use.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, minutes } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { aManager, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
const known = aManager()
beforeAll(async () => {
  fixture = await openFixture({ slugs: { known: known.tenantId! } })
})
afterAll(() => fixture.end())

const operator = envelopeOf({ userId: newId(), grants: ['platform.insights:read'] })
const insights = async (days = 14) => {
  const day = fixture.clock.now().toISOString().slice(0, 10)
  const text = `query ($days: Int, $day: Date!) { operatorInsights { refreshedAt
    licencesExpiring(withinDays: $days) { tenantId tenantSlug moduleSlug expiresAt } orphans { subgraph table count }
    moduleUsage { moduleSlug tenantCount } usage(from: $day, to: $day) { day tenantId metric count } } }`
  type Insights = {
    refreshedAt: string
    licencesExpiring: object[]
    orphans: object[]
    moduleUsage: object[]
    usage: object[]
  }
  return (await fixture.subgraph.ask<{ operatorInsights: Insights }>(text, { days, day }, operator)).operatorInsights
}

describe('insights of operators', () => {
  it('list expiring licences, usage by module and by day, and rows of unknown tenants', async () => {
    const lost = aManager()
    for (const manager of [known, lost]) {
      await fixture.change(manager, 'startTrial', { moduleSlug: 'cv-analysis' }, '... on Licence { id }')
    }
    const found = await insights()
    const names = found.licencesExpiring.map((each) => Reflect.get(each, 'tenantSlug')).sort()
    expect(names).toEqual(['known', null])
    expect((await insights(13)).licencesExpiring).toEqual([])
    expect(found.orphans).toEqual([{ subgraph: 'marketplace', table: 'licences', count: 1 }])
    expect(found.moduleUsage[0]).toEqual({ moduleSlug: 'cv-analysis', tenantCount: 2 })
    const day = fixture.clock.now().toISOString().slice(0, 10)
    expect(found.usage).toContainEqual({ day, tenantId: known.tenantId, metric: 'licences_started', count: 1 })
    const own = await fixture.ofTenant(known, `usage(from: "${day}", to: "${day}") { day metric count }`)
    expect(own).toEqual({ usage: [{ day, metric: 'licences_started', count: 1 }] })
  })

  it('are refreshed after five minutes', async () => {
    const { refreshedAt } = await insights()
    fixture.clock.move(minutes(5) - 1)
    expect((await insights()).refreshedAt).toBe(refreshedAt)
    fixture.clock.move(1)
    expect((await insights()).refreshedAt).toBe(fixture.clock.now().toISOString())
  })

  it('need a permission of the platform, and cover up to 366 days', async () => {
    const owner = envelopeOf({ userId: newId(), tenantId: newId(), grants: ['*.*:*'] })
    expect(await fixture.subgraph.refused('{ operatorInsights { refreshedAt } }', {}, owner)).toEqual(['FORBIDDEN'])
    const text = '{ operatorInsights { usage(from: "2024-01-01", to: "2026-01-01") { day } } }'
    expect(await fixture.subgraph.refused(text, {}, operator)).toEqual(['BAD_USER_INPUT'])
  })
})

it('a worker counts members each hour, and creates monthly partitions that no role reads directly', async () => {
  const manager = aManager()
  let count = 3
  const peers: Executor = async ({ query }) =>
    query.includes('memberCounts') ? { data: { memberCounts: [{ tenantId: manager.tenantId, count }] } } : { data: {} }
  const working = await openFixture({ isWorker: true, peers })
  try {
    const { admin } = working.database
    await working.change(manager, 'startTrial', { moduleSlug: 'cv-analysis' }, '... on Licence { id }')
    const scheduled = () => admin`
      select 1 from marketplace.job_schedules where queue in ('marketplace.seats', 'marketplace.retention')`
    await expect.poll(async () => (await scheduled()).count).toBe(2)
    const seats = async () =>
      (await admin`select max(count) as most from marketplace.usage_days where metric = 'seats_used'`)[0]!.most
    for (const members of [3, 5]) {
      count = members
      working.clock.move(minutes(60))
      await expect.poll(seats).toBe(members)
    }
    // Past the months that the migration created.
    working.clock.move(days(100))
    const month = working.clock.now().toISOString().slice(0, 7).replace('-', '_')
    const made = () => admin`select to_regclass(${`marketplace.usage_days_${month}`}) is not null as "isMade"`
    await expect.poll(async () => (await made())[0]!.isMade).toBe(true)
    for (const role of ['runtime', 'readonly', 'job']) {
      const seen = admin.begin(async (sql) => {
        await sql.unsafe(`set local role marketplace_${role}`)
        await sql.unsafe(`select 1 from marketplace.usage_days_${month}`)
      })
      await expect(seen).rejects.toThrow('permission denied')
    }
    // Counts from before the partition was created are kept.
    expect(await seats()).toBe(5)
  } finally {
    await working.end()
  }
})
