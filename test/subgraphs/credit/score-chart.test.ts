// Charts of past scores, and the monthly partitions in which they are kept.
import { type ChartStep, chartOf, chartWindow, historyMonths } from '@quintet/credit/scores/chart.ts'
import { keepMonths } from '@quintet/kit/subgraph/retention.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, days, minutes } from '../../support/clock.ts'
import { aFixture, category, type Fixture, idOf, record } from './fixture.ts'

const at = new Date('2026-11-29T10:20:30Z')
const chartText = `query ($category: String!, $applicantId: ID!, $step: ChartStep, $last: Int, $until: DateTime) {
  creditScore(category: $category, applicantId: $applicantId) {
    chart(step: $step, last: $last, until: $until) { start value lowest highest changes } } }`

describe('the steps of a chart', () => {
  it('begin with the hour or the day, and the last one contains the given time', () => {
    const shown = (step: ChartStep) => {
      const { from, until } = chartWindow(step, 2, at)
      return [from.toISOString(), until.toISOString()]
    }
    expect(shown('DAY')).toEqual(['2026-11-28T00:00:00.000Z', '2026-11-30T00:00:00.000Z'])
    expect(shown('HOUR')).toEqual(['2026-11-29T09:00:00.000Z', '2026-11-29T11:00:00.000Z'])
    for (const count of [0, 401]) expect(() => chartWindow('DAY', count, at)).toThrow('from 1 to 400')
  })

  it('have the last value that was set until their end', () => {
    const changes = fc.uniqueArray(fc.tuple(fc.integer({ min: -3, max: 9 }), fc.integer({ min: 0, max: 10_000 })), {
      selector: ([step]) => step,
    })
    fc.assert(
      fc.property(changes, (all) => {
        const sorted = all.sort((a, b) => a[0] - b[0])
        const before = sorted.filter(([step]) => step < 0).at(-1)
        const found = [
          ...(before === undefined ? [] : [[null, before[1]] as const]),
          ...sorted.filter(([step]) => step >= 0),
        ]
        const window = chartWindow('HOUR', 10, at)
        const chart = chartOf(
          window,
          found.map(([step, value]) => ({
            step,
            value,
            lowest: value,
            highest: value,
            changes: step === null ? 0 : 1,
          })),
        )
        const expected = Array.from({ length: 10 }, (_, i) => sorted.filter(([step]) => step <= i).at(-1)?.[1])
        expect(chart.map(({ value }) => value)).toEqual(expected.filter((value) => value !== undefined))
        expect(
          chart.every(({ start }, i) => i === 0 || start.getTime() - chart[i - 1]!.start.getTime() === 3_600_000),
        ).toBe(true)
      }),
    )
  })
})

describe('the score history', () => {
  let fixture: Fixture
  const clock = aClock()
  beforeAll(async () => {
    fixture = await aFixture({ clock })
  })
  afterAll(() => fixture.drop())
  const monthsOf = async () =>
    (
      await fixture.database.admin<{ name: string; rows: number }[]>`
        select tableoid::regclass::text as name, count(*)::int as rows from credit.score_history
        where tenant_id = ${fixture.tenantId} group by 1 order by 1`
    ).map(({ name, rows }) => [name.replace('credit.score_history_', ''), rows])
  const partitions = async () =>
    (
      await fixture.database.admin<{ name: string }[]>`
        select inhrelid::regclass::text as name from pg_inherits where inhparent = 'credit.score_history'::regclass order by 1`
    ).map(({ name }) => name.replace('credit.score_history_', ''))
  const keep = (now: Date) =>
    keepMonths(fixture.database.open('credit').jobs, {
      subgraph: 'credit',
      table: 'score_history',
      months: historyMonths,
      at: now,
    })
  const monthName = (date: Date, more = 0) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + more, 1)).toISOString().slice(0, 7).replace('-', '_')

  it('is charted with the value at the end of each step, also for each score of a list', async () => {
    const agent = fixture.anAgent()
    const start = Math.floor(clock.now().getTime() / days(1)) * days(1)
    clock.move(start + days(3) - clock.now().getTime())
    const [one, other] = [idOf(fixture.aMember()), idOf(fixture.aMember())]
    await record(fixture, agent, 40, one)
    await record(fixture, agent, 70, other)
    clock.move(days(2))
    for (const value of [55, 20, 60]) {
      clock.move(minutes(61))
      await record(fixture, agent, value, one)
    }
    const chart = async (variables: object) => {
      const { creditScore } = await fixture.subgraph.ask<{ creditScore: { chart: { start: string }[] } }>(
        chartText,
        { category, applicantId: one, ...variables },
        agent,
      )
      return creditScore.chart
    }
    const unchanged = (value: number) => ({ value, lowest: value, highest: value, changes: 0 })
    expect(await chart({ last: 4 })).toMatchObject([
      { value: 40, lowest: 40, highest: 40, changes: 1 },
      unchanged(40),
      { start: new Date(start + days(5)).toISOString(), value: 60, lowest: 20, highest: 60, changes: 3 },
    ])
    expect(await chart({ last: 2, until: new Date(start + days(4)).toISOString() })).toHaveLength(2)
    const hours = await chart({ step: 'HOUR', last: 5 })
    expect(hours.map((each) => Reflect.get(each, 'value'))).toEqual([40, 40, 55, 20, 60].slice(-hours.length))
    const board = `query { creditLeaderboard(category: "${category}", first: 10) { nodes { value chart(last: 3) { value } } } }`
    expect(await fixture.subgraph.ask(board, {}, agent)).toEqual({
      creditLeaderboard: {
        nodes: [
          { value: 70, chart: [{ value: 70 }, { value: 70 }, { value: 70 }] },
          { value: 60, chart: [{ value: 40 }, { value: 40 }, { value: 60 }] },
        ],
      },
    })
    expect(await fixture.subgraph.refused(chartText, { category, applicantId: one, last: 401 }, agent)).toEqual([
      'BAD_USER_INPUT',
    ])
  })

  it('lies in the partition of the month in which it was written, and old partitions are dropped', async () => {
    const agent = fixture.anAgent()
    const rows = (await monthsOf()).reduce((sum, [, count]) => sum + Number(count), 0)
    const now = clock.now()
    await keep(now)
    const made = await partitions()
    expect(made).toEqual(expect.arrayContaining([monthName(now), monthName(now, 1), monthName(now, 2), 'rest']))
    expect((await monthsOf()).reduce((sum, [, count]) => sum + Number(count), 0)).toBe(rows)
    expect((await monthsOf()).map(([name]) => name)).not.toContain('rest')
    await keep(now)
    expect(await partitions()).toEqual(made)
    const later = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15))
    clock.move(later.getTime() - now.getTime())
    await record(fixture, agent, 33)
    expect(await monthsOf()).toContainEqual([monthName(now, 1), 1])
    await keep(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + historyMonths + 1, 10)))
    expect(await partitions()).toContain(monthName(now, 1))
    expect(await partitions()).not.toContain(monthName(now))
    expect(await monthsOf()).toEqual([[monthName(now, 1), 1]])
  })

  it('is not readable through its partitions by any role, and only jobs create partitions', async () => {
    const [month] = (await monthsOf())[0]!
    for (const role of ['runtime', 'readonly', 'job']) {
      const seen = fixture.database.admin.begin(async (sql) => {
        await sql.unsafe(`set local role credit_${role}`)
        await sql`select set_config('app.tenant_id', ${fixture.tenantId}, true)`
        await sql.unsafe(`select 1 from credit.score_history_${month}`)
      })
      await expect(seen).rejects.toThrow('permission denied')
    }
    const made = fixture.database.admin.begin(async (sql) => {
      await sql.unsafe('set local role credit_runtime')
      await sql.unsafe("select credit.keep_months('score_history', '2026-11-01', '2026-11-01')")
    })
    await expect(made).rejects.toThrow('permission denied')
    await expect(
      fixture.database.admin.unsafe("select credit.keep_months('scores', '2026-11-01', '2026-11-01')"),
    ).rejects.toThrow('is no table by months')
  })
})

it('the worker creates the partition of the current month', async () => {
  const clock = aClock()
  const fixture = await aFixture({ clock, isWorker: true })
  try {
    const { admin } = fixture.database
    const known = () => admin`select 1 from credit.job_schedules where queue = 'credit.retention'`
    await expect.poll(async () => (await known()).count).toBe(1)
    // Past the months that the migration created.
    clock.move(days(100))
    const month = clock.now().toISOString().slice(0, 7).replace('-', '_')
    const made = () => admin`select to_regclass(${`credit.score_history_${month}`}) is not null as "isMade"`
    await expect.poll(async () => (await made())[0]!.isMade).toBe(true)
  } finally {
    await fixture.drop()
  }
})
