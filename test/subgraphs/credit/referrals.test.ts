import { codeOf, memberOf } from '@quintet/credit/referrals/codes.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from './fixture.ts'
import { aMoneyFixture, eur, type MoneyFixture } from './money-fixture.ts'

const sum = '{ amount currency }'
const card = `... on Referral { id inviteCode email level status reason bonus ${sum} qualifiesBy referrer { id } referee { id } }`
let fixture: MoneyFixture
let budget = ''
let today = ''
/** What identity and tenancy answer to credit: every user is a member, with an address made of their id. */
const others: Executor = async ({ query, variables }) => {
  const { userIds = [], tenantId } = variables as { userIds?: string[]; tenantId: string }
  if (!query.includes('addresses')) {
    return { data: { memberships: userIds.map((userId) => ({ userId, tenantId, isActive: true })) } }
  }
  return {
    data: { addresses: userIds.map((userId) => ({ userId, email: `${userId}@example.com`, isVerified: true })) },
  }
}
const program = (more: object = {}) =>
  fixture.call('saveReferralProgram', {
    referrerBonus: eur('10.00'),
    refereeBonus: eur('5.00'),
    levelWeights: ['1', '0.25'],
    minimumDeposit: eur('50.00'),
    depositWithinDays: 5,
    holdDays: 2,
    capPerReferrer: 3,
    capDays: 30,
    clawBackDays: 10,
    budgetAccountId: budget,
    ...more,
  })

beforeAll(async () => {
  fixture = await aMoneyFixture(
    { peers: others },
    {
      saveReferralProgram: '... on ReferralProgram { isActive version }',
      createReferral: card,
      claimReferral: card,
      decideReferral: card,
    },
  )
  const calendar = await fixture.call('saveBusinessCalendar', { mode: 'MANUAL', timeZone: 'UTC', holidays: [] })
  today = calendar.businessDate as string
  await fixture.aWallet()
  const [account] = await fixture.database.admin`select id from credit.accounts where kind = 'PROMO_EXPENSE'`
  budget = account!.id
  await fixture.call('saveAccountTier', { level: 0, name: 'Basic', requires: [], limits: [{ currency: 'EUR' }] })
  await fixture.call('saveAccountTier', { level: 1, name: 'Known', requires: [], limits: [{ currency: 'EUR' }] })
})
afterAll(() => fixture.drop())

const dayAfter = (count: number): string => new Date(Date.parse(today) + count * 86_400_000).toISOString().slice(0, 10)
/** Moves the business date on and waits until the days before it are closed. */
async function advance(count: number): Promise<void> {
  today = dayAfter(count)
  await fixture.call('advanceBusinessDate', { to: today })
  const through = async () =>
    (await fixture.database.admin`select closed_through::text as day from credit.business_calendars`)[0]?.day
  await expect.poll(through, { timeout: 30_000 }).toBe(dayAfter(-1))
}
const claim = (referrer: Envelope, referee: Envelope, more: object = {}) =>
  fixture.call('claimReferral', { code: codeOf(idOf(referrer)), ...more }, referee)
const deposit = (accountId: string, amount: string) =>
  fixture.call('depositMoney', { accountId, amount: eur(amount), idempotencyKey: fixture.aKey() })
const statusOf = async (id: string) =>
  (await fixture.database.admin`select status, reason from credit.referrals where id = ${id}`)[0]!
const fill = (amount: string) => deposit(budget, amount)

it('a referral code identifies its member', () => {
  const id = newId()
  expect(memberOf(codeOf(id))).toBe(id)
  expect(memberOf(` ${codeOf(id).toUpperCase()} `)).toBe(id)
  expect(memberOf('hello')).toBeNull()
  expect(memberOf('z'.repeat(26))).toBeNull()
})

describe('a referral programme', () => {
  it('is required before anyone can be invited', async () => {
    const { member } = await fixture.aWallet()
    expect(await fixture.call('createReferral', { email: 'a@example.com' }, member)).toMatchObject({
      __typename: 'NotAllowed',
    })
  })

  it('is refused with each wrong field, and is saved in versions', async () => {
    const wrong = { levelWeights: ['1', '0.5', '0.1'], holdDays: -1, minimumDeposit: { amount: '1', currency: 'USD' } }
    expect(await program(wrong)).toMatchObject({
      __typename: 'InvalidInput',
      fields: [
        { path: ['input', 'minimumDeposit'] },
        { path: ['input', 'levelWeights'] },
        { path: ['input', 'holdDays'] },
      ],
    })
    expect(await program({ levelWeights: ['1.01'] })).toMatchObject({ __typename: 'InvalidInput' })
    const { id } = await fixture.aWallet()
    expect(await program({ budgetAccountId: id })).toMatchObject({ __typename: 'InvalidInput' })
    expect(await program()).toMatchObject({ isActive: true, version: 1 })
    expect(await program()).toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(await program({ version: 1 })).toMatchObject({ version: 2 })
  })
})

describe('a referral', () => {
  it('is rewarded on two levels once the deposit has stayed, and waits for a budget', async () => {
    const [top, middle, low] = [await fixture.aWallet(), await fixture.aWallet(), await fixture.aWallet()]
    await claim(top.member, middle.member)
    const made = await claim(middle.member, low.member)
    expect(made).toMatchObject({ status: 'REGISTERED', level: 1, bonus: eur('10.00'), email: null })
    await deposit(low.id, '50.00')
    await advance(1)
    expect((await statusOf(made.id)).status).toBe('REGISTERED')
    await advance(2)
    // The budget is empty.
    expect((await statusOf(made.id)).status).toBe('QUALIFIED')
    await fill('17.50')
    await advance(1)
    expect((await statusOf(made.id)).status).toBe('REWARDED')
    expect((await fixture.balanceOf(middle.id)).posted).toBe('10.00')
    expect((await fixture.balanceOf(low.id)).posted).toBe('55.00')
    expect((await fixture.balanceOf(top.id)).posted).toBe('2.50')
    await advance(1)
    expect((await fixture.balanceOf(middle.id)).posted).toBe('10.00')
  })

  it('is rejected when the deposit was too small or did not stay', async () => {
    const [referrer, late, spent] = [await fixture.aWallet(), await fixture.aWallet(), await fixture.aWallet()]
    const [first, second] = [await claim(referrer.member, late.member), await claim(referrer.member, spent.member)]
    await deposit(late.id, '49.99')
    await deposit(spent.id, '60.00')
    await fixture.call('withdrawMoney', { accountId: spent.id, amount: eur('20.00'), idempotencyKey: fixture.aKey() })
    await advance(6)
    expect(await statusOf(first.id)).toMatchObject({ status: 'REJECTED', reason: 'There was no deposit in time' })
    expect(await statusOf(second.id)).toMatchObject({ status: 'REJECTED', reason: 'The deposit did not stay' })
  })

  it('has one referrer, who is neither the referee nor referred by them', async () => {
    const [a, b, c] = [await fixture.aWallet(), await fixture.aWallet(), await fixture.aWallet()]
    expect(await claim(a.member, a.member)).toMatchObject({ code: 'OWN_CODE' })
    expect(await fixture.call('claimReferral', { code: 'nothing' }, a.member)).toMatchObject({ __typename: 'NotFound' })
    await claim(a.member, b.member)
    await claim(b.member, c.member)
    expect(await claim(a.member, c.member)).toMatchObject({ code: 'REFERRER_SET' })
    expect(await claim(c.member, a.member)).toMatchObject({ code: 'REFERRAL_CYCLE' })
  })

  it('is rejected for a second member with the same device', async () => {
    const [a, b, c] = [await fixture.aWallet(), await fixture.aWallet(), await fixture.aWallet()]
    const deviceHash = 'the same device as ever'
    expect(await claim(a.member, b.member, { deviceHash })).toMatchObject({ status: 'REGISTERED' })
    expect(await claim(a.member, c.member, { deviceHash })).toMatchObject({ status: 'REJECTED' })
  })

  it('can begin as an invitation, of which a period allows a limited number', async () => {
    const [referrer, referee] = [await fixture.aWallet(), await fixture.aWallet()]
    const invite = (email: string) => fixture.call('createReferral', { email }, referrer.member)
    const made = await invite(`${idOf(referee.member)}@Example.com`)
    expect(made).toMatchObject({ status: 'INVITED', email: `${idOf(referee.member)}@example.com`, referee: null })
    expect(await invite(`${idOf(referee.member)}@example.com`)).toMatchObject({ code: 'ALREADY_INVITED' })
    expect(await claim(referrer.member, referee.member)).toMatchObject({
      id: made.id,
      status: 'REGISTERED',
      email: null,
    })
    await invite('b@example.com')
    await invite('c@example.com')
    expect(await invite('d@example.com')).toMatchObject({ __typename: 'LimitReached', code: 'REFERRAL_CAP' })
    expect(await invite('no address')).toMatchObject({ __typename: 'InvalidInput' })
  })

  it('can be rejected by a person before its reward, and clawed back after it', async () => {
    const decide = (referralId: string, verdict: string) =>
      fixture.call('decideReferral', { referralId, verdict, reason: 'Not right', idempotencyKey: fixture.aKey() })
    const [referrer, first, second] = [await fixture.aWallet(), await fixture.aWallet(), await fixture.aWallet()]
    const rejected = await claim(referrer.member, first.member)
    expect(await decide(rejected.id, 'CLAW_BACK')).toMatchObject({ code: 'WRONG_STATUS' })
    expect(await decide(rejected.id, 'REJECT')).toMatchObject({ status: 'REJECTED', reason: 'Not right' })
    const made = await claim(referrer.member, second.member)
    await deposit(second.id, '50.00')
    await fill('15.00')
    await advance(3)
    expect((await statusOf(made.id)).status).toBe('REWARDED')
    expect(await decide(made.id, 'REJECT')).toMatchObject({ code: 'WRONG_STATUS' })
    // The referrer owes what they have spent.
    await fixture.call('withdrawMoney', {
      accountId: referrer.id,
      amount: eur('10.00'),
      idempotencyKey: fixture.aKey(),
    })
    expect(await decide(made.id, 'CLAW_BACK')).toMatchObject({ status: 'CLAWED_BACK' })
    expect((await fixture.balanceOf(referrer.id)).posted).toBe('-10.00')
    expect((await fixture.balanceOf(budget)).posted).toBe('15.00')
    expect(await decide(made.id, 'CLAW_BACK')).toMatchObject({ code: 'WRONG_STATUS' })
  })
})
