// A deposit's postings are sent together with its COMMIT: what fails only there is refused as usual, and leaves no trace.
import { credit } from '@quintet/credit/subgraph.ts'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untilWaiting } from '../../support/database/database.ts'
import { startSilentProxy } from '../../support/database/silence.ts'
import { startSubgraph } from '../../support/quintet/subgraph.ts'
import { aMoneyFixture, eur, type MoneyFixture } from './money-fixture.ts'

let fixture: MoneyFixture
beforeAll(async () => {
  fixture = await aMoneyFixture()
})
afterAll(() => fixture.drop())

const deposit = (accountId: string, amount: string, idempotencyKey = fixture.aKey()) =>
  fixture.call('depositMoney', { accountId, amount: eur(amount), idempotencyKey })
/** Locks an account's balance while `work` goes on, and until a statement waits for the lock. */
const holding = (id: string, work: (sql: MoneyFixture['database']['admin']) => Promise<void>) =>
  fixture.database.admin.begin(async (sql) => {
    await sql`select from credit.account_balances where id = ${id} for update`
    await work(sql as never)
    await untilWaiting(fixture.database.admin, 1)
  })
/** What there is of deposits into an account: postings, transactions of its tenant, messages to subscribers, activity. */
const tracesOf = async (id: string) =>
  (
    await fixture.database.admin`select
      (select count(*) from credit.ledger_postings where account_id = ${id})::int as postings,
      (select count(*) from credit.ledger_transactions)::int as transactions,
      (select coalesce(max(last_sequence), 0) from credit.streams where key = ${id})::int as messages,
      (select count(*) from credit.published_events where payload ->> 'action' = 'depositMoney')::int as activities`
  )[0]

describe('a deposit', () => {
  it.for([
    ['FROZEN_IN', 'ACCOUNT_FROZEN'],
    ['CLOSED', 'ACCOUNT_CLOSED'],
  ] as const)(
    'is refused when the account becomes %s while it waits, and leaves no trace and a free key',
    async ([status, code]) => {
      const { id } = await fixture.aWallet()
      const before = await tracesOf(id)
      const key = fixture.aKey()
      let waiting: ReturnType<typeof deposit> | undefined
      await holding(id, async (sql) => {
        await sql`update credit.accounts set status = ${status} where id = ${id}`
        waiting = deposit(id, '1.00', key)
      })
      expect(await waiting).toMatchObject({ code, path: ['input', 'amount'] })
      expect(await tracesOf(id)).toEqual(before)
      await fixture.database.admin`update credit.accounts set status = 'FROZEN_OUT' where id = ${id}`
      expect(await deposit(id, '1.00', key)).toMatchObject({ kind: 'DEPOSIT' })
    },
  )

  it('whose answer is lost is committed, and is not made again under its key', async () => {
    const { id } = await fixture.aWallet()
    const url = new URL(fixture.database.runtimeUrl('credit'))
    const proxy = await startSilentProxy(`http://${url.host}`)
    url.port = new URL(proxy.origin).port
    let database: Database | undefined
    const open = () => {
      database = openDatabase({
        subgraph: 'credit',
        url: url.href,
        directUrl: fixture.database.adminUrl,
        connections: 1,
      })
      return database
    }
    const members = fixture.memberships
    const subgraph = await startSubgraph(credit, { adminUrl: fixture.database.adminUrl, open }, { members })
    const text = 'mutation ($input: DepositMoneyInput!) { depositMoney(input: $input) { __typename } }'
    const input = { accountId: id, amount: eur('1.00'), idempotencyKey: 'lost' }
    // A statement that is new to its connection is described first: nothing is sent behind it.
    const before = { ...input, accountId: (await fixture.aWallet()).id, idempotencyKey: fixture.aKey() }
    await subgraph.ask(text, { input: before }, fixture.treasurer)
    let codes: Promise<unknown[]> | undefined
    await holding(id, async () => {
      codes = subgraph.refused(text, { input }, fixture.treasurer)
      await untilWaiting(fixture.database.admin, 1)
      proxy.loseAnswers()
      expect(await codes).toEqual(['UNAVAILABLE'])
    })
    // Its COMMIT was sent behind the postings that waited.
    await expect.poll(() => tracesOf(id)).toMatchObject({ postings: 1, messages: 1 })
    const again = await Promise.all([0, 1].map(() => fixture.call('depositMoney', input)))
    expect(new Set(again.map((each) => each.id)).size).toBe(1)
    expect(again[0]).toMatchObject({ kind: 'DEPOSIT' })
    expect(await tracesOf(id)).toMatchObject({ postings: 1, messages: 1 })
    await subgraph.close()
    await database?.close()
    await proxy.stop()
  })

  it('among many at once is accepted only up to the balance limit', async () => {
    const { id } = await fixture.aWallet('5.00')
    const limits = [{ currency: 'EUR', maxCredit: '40.00', maxBalance: '50.00' }]
    await fixture.call('saveAccountTier', { level: 0, name: 'Basic', requires: [], limits })
    await fixture.call('updateCreditAccount', { accountId: id, overdraftLimit: eur('10.00'), reason: 'A check' })
    const withdrawn = { accountId: id, amount: eur('15.00'), idempotencyKey: 'all' }
    expect(await fixture.call('withdrawMoney', withdrawn)).toMatchObject({ kind: 'WITHDRAWAL' })
    expect(await deposit(id, '40.01')).toMatchObject({ __typename: 'LimitReached', code: 'TIER_LIMIT' })
    const before = await tracesOf(id)
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => deposit(id, '12.00')))
    expect(outcomes.filter(({ kind }) => kind === 'DEPOSIT')).toHaveLength(5)
    expect(outcomes.filter(({ code }) => code === 'TIER_LIMIT')).toHaveLength(7)
    expect((await fixture.balanceOf(id)).posted).toBe('50.00')
    expect(await tracesOf(id)).toEqual({
      postings: before!.postings + 5,
      transactions: before!.transactions + 5,
      messages: before!.messages + 5,
      activities: before!.activities + 5,
    })
  })
})
