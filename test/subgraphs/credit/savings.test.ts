import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMoneyFixture, eur, type MoneyFixture, type Outcome } from './money-fixture.ts'

const sum = '{ amount currency }'
const card = `... on UserSavings { id status plan { slug } principal ${sum} accruedInterest postedInterest ${sum} openedOn
  maturesOn autoTopUp ${sum} topUpEvery atMaturity breakQuote { payout ${sum} penalty ${sum} } }`
const mutations = ['openSavings', 'topUpSavings', 'withdrawSavings', 'updateSavings', 'breakSavings']
let fixture: MoneyFixture
let today = ''
beforeAll(async () => {
  fixture = await aMoneyFixture(
    { isDevelopment: true },
    {
      saveSavingsPlan: '... on SavingsPlan { slug version isActive }',
      ...Object.fromEntries(mutations.map((name) => [name, card])),
    },
  )
  const calendar = await fixture.call('saveBusinessCalendar', { mode: 'MANUAL', timeZone: 'UTC', holidays: [] })
  today = calendar.businessDate as string
  await plan('flexible', {})
  await plan('fixed', { kind: 'FIXED', termMonths: 1, earlyRule: 'FORFEIT_DAYS', earlyForfeitDays: 7 })
  await plan('lower', { kind: 'TARGET', earlyRule: 'LOWER_RATE', earlyRate: '0.365' })
})
afterAll(() => fixture.drop())

const plan = (slug: string, more: object) =>
  fixture.call('saveSavingsPlan', {
    slug,
    name: 'A plan',
    kind: 'FLEXIBLE',
    currency: 'EUR',
    annualRate: '3.65',
    dayCount: 'ACT_365F',
    balanceMethod: 'END_OF_DAY',
    compounding: 'DAILY',
    minimum: eur('10.00'),
    topUpsAllowed: true,
    earlyRule: 'FORBIDDEN',
    requiredTier: 0,
    ...more,
  })
const dayAfter = (count: number): string => new Date(Date.parse(today) + count * 86_400_000).toISOString().slice(0, 10)
/** Moves the business date on and waits until the days before it are closed. */
async function advance(count: number): Promise<void> {
  today = dayAfter(count)
  expect(await fixture.call('advanceBusinessDate', { to: today })).toMatchObject({ businessDate: today })
  const through = async () =>
    (await fixture.database.admin`select closed_through::text as day from credit.business_calendars`)[0]?.day
  await expect.poll(through, { timeout: 30_000 }).toBe(dayAfter(-1))
}
const open = (
  wallet: { id: string; member: Parameters<MoneyFixture['call']>[2] },
  planSlug: string,
  more: object = {},
) =>
  fixture.call(
    'openSavings',
    { planSlug, accountId: wallet.id, amount: eur('1000.00'), idempotencyKey: fixture.aKey(), ...more },
    wallet.member,
  )
const act = (
  name: string,
  wallet: { id: string; member: Parameters<MoneyFixture['call']>[2] },
  of: Outcome,
  more: object = {},
) =>
  fixture.call(name, { savingsId: of.id, accountId: wallet.id, idempotencyKey: fixture.aKey(), ...more }, wallet.member)
/** A row as its owner would read it. */
const stored = async (id: string) =>
  (
    await fixture.database
      .admin`select status, accrued::text, posted_minor::text as posted from credit.user_savings where id = ${id}`
  )[0]!

describe('savings', () => {
  it('earn interest for each business date, once', async () => {
    const wallet = await fixture.aWallet('1500.00')
    const made = await open(wallet, 'flexible')
    expect(made).toMatchObject({ status: 'ACTIVE', principal: eur('1000.00'), accruedInterest: '0.0000000000' })
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('500.00')
    await advance(2)
    // 10 cents a day at 3.65 %, the second day on what the first brought.
    expect(await stored(made.id)).toMatchObject({ accrued: '20.0010000000', posted: '20' })
    // Closing again posts nothing.
    await fixture.call('advanceBusinessDate', { to: today })
    expect(await stored(made.id)).toMatchObject({ accrued: '20.0010000000', posted: '20' })
    expect(await act('withdrawSavings', wallet, made, { amount: eur('500.20') })).toMatchObject({ status: 'ACTIVE' })
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('1000.20')
    expect(await act('withdrawSavings', wallet, made, { amount: eur('500.01') })).toMatchObject({
      code: 'INSUFFICIENT_FUNDS',
    })
  })

  it('earn the same for a backdated deposit as for one made in order', async () => {
    const [early, late] = [await fixture.aWallet('3000.00'), await fixture.aWallet('3000.00')]
    const [inOrder, after] = [await open(early, 'flexible'), await open(late, 'flexible')]
    await advance(1)
    const day = today
    await act('topUpSavings', early, inOrder, { amount: eur('500.00') })
    await advance(3)
    const backDated = { amount: eur('500.00'), businessDate: day }
    expect(await act('topUpSavings', late, after, backDated)).toMatchObject({ __typename: 'NotAllowed' })
    const officer = { ...late.member, grants: ['credit.savings:write'] }
    await fixture.call(
      'topUpSavings',
      { savingsId: after.id, accountId: late.id, idempotencyKey: 'late', ...backDated },
      officer as never,
    )
    expect(await stored(after.id)).toEqual(await stored(inOrder.id))
    const journal = await fixture.database
      .admin`select s.id, sum(p.amount_minor)::text as sum from credit.user_savings s
      join credit.ledger_postings p on p.account_id = s.account_id where s.id in (${inOrder.id}, ${after.id}) group by 1`
    expect(new Set(journal.map(({ sum: each }) => each)).size).toBe(1)
  })

  it('are paid out at the end of their term', async () => {
    const wallet = await fixture.aWallet('1000.00')
    const made = await open(wallet, 'fixed')
    const days = Math.round((Date.parse(made.maturesOn as string) - Date.parse(today)) / 86_400_000)
    expect(await act('withdrawSavings', wallet, made, { amount: eur('10.00') })).toMatchObject({
      code: 'BREAK_INSTEAD',
    })
    await advance(days)
    const { status, posted } = await stored(made.id)
    expect(status).toBe('PAID_OUT')
    expect((await fixture.balanceOf(wallet.id)).posted).toBe(`10${(Number(posted) / 100).toFixed(2).padStart(5, '0')}`)
  })

  it('lose the interest of some days at an early end, and never principal', async () => {
    const wallet = await fixture.aWallet('2000.00')
    const [short, long] = [await open(wallet, 'fixed'), await open(wallet, 'fixed')]
    await advance(5)
    expect(await act('breakSavings', wallet, short)).toMatchObject({ status: 'BROKEN' })
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('1000.00')
    await advance(5)
    // Of ten days of interest three are left.
    expect(await act('breakSavings', wallet, long)).toMatchObject({ status: 'BROKEN' })
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('2000.30')
    expect(await act('breakSavings', wallet, long)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  })

  it('earn a lower rate from the start when they end early, where the plan says so', async () => {
    const wallet = await fixture.aWallet('1000.00')
    const made = await open(wallet, 'lower')
    await advance(10)
    await act('breakSavings', wallet, made)
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('1000.10')
  })

  it('are topped up automatically, unless the wallet lacks the money', async () => {
    const wallet = await fixture.aWallet('1050.00')
    const made = await open(wallet, 'flexible')
    const update = { autoTopUp: eur('30.00'), topUpEvery: 'WEEK' }
    expect(await act('updateSavings', wallet, made, update)).toMatchObject({
      topUpEvery: 'WEEK',
      autoTopUp: eur('30.00'),
    })
    await advance(7)
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('20.00')
    await advance(7)
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('20.00')
  })

  it('are refused for invalid calls, and nothing is posted', async () => {
    const wallet = await fixture.aWallet('1000.00')
    const other = await fixture.aWallet()
    expect(await open(wallet, 'none')).toMatchObject({ __typename: 'NotFound' })
    expect(await open(wallet, 'flexible', { amount: eur('9.99') })).toMatchObject({ __typename: 'InvalidInput' })
    expect(await open(wallet, 'flexible', { amount: eur('1000.01') })).toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
    expect(await open(wallet, 'flexible', { accountId: other.id })).toMatchObject({ __typename: 'NotFound' })
    await plan('closed', { isActive: false })
    await plan('known', { requiredTier: 1 })
    await plan('once', { topUpsAllowed: false })
    expect(await open(wallet, 'closed')).toMatchObject({ code: 'PLAN_RETIRED' })
    expect(await open(wallet, 'known')).toMatchObject({ code: 'TIER_TOO_LOW' })
    const made = await open(wallet, 'once', { amount: eur('100.00') })
    expect(await act('topUpSavings', wallet, made, { amount: eur('100.00') })).toMatchObject({ code: 'NO_TOP_UPS' })
    expect(await act('topUpSavings', other, made, { amount: eur('100.00') })).toMatchObject({ __typename: 'NotFound' })
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('900.00')
    expect(await plan('bad', { kind: 'FIXED', earlyRule: 'LOWER_RATE' })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['input', 'termMonths'] }, { path: ['input', 'earlyRate'] }],
    })
    // The deposit and the opening were posted, and nothing else.
    const lines = await fixture.database
      .admin`select account_id as id from credit.ledger_postings where account_id in (${wallet.id}, ${other.id})`
    expect(lines.map(({ id }) => id)).toEqual([wallet.id, wallet.id])
  })
})
