import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMoneyFixture, eur, type MoneyFixture } from './money-fixture.ts'

let fixture: MoneyFixture
beforeAll(async () => {
  fixture = await aMoneyFixture()
})
afterAll(() => fixture.drop())

const deposit = (accountId: string, amount: string, more: object = {}) =>
  fixture.call('depositMoney', { accountId, amount: eur(amount), idempotencyKey: fixture.aKey(), ...more })
const withdraw = (accountId: string, amount: string, more: object = {}) =>
  fixture.call('withdrawMoney', { accountId, amount: eur(amount), idempotencyKey: fixture.aKey(), ...more })
const reverse = (transactionId: string, more: object = {}, by = fixture.treasurer) =>
  fixture.call(
    'reverseTransaction',
    { transactionId, reason: 'A mistake', idempotencyKey: fixture.aKey(), ...more },
    by,
  )
const journalOf = (id: string) => fixture.database.admin`
  select coalesce(sum(amount_minor), 0)::text as sum, count(*)::int as count from credit.ledger_postings where account_id = ${id}`

describe('money', () => {
  it('comes in and goes out with postings that sum to zero', async () => {
    const { id } = await fixture.aWallet()
    const made = await deposit(id, '100.50', { memo: 'Salary' })
    expect(made).toMatchObject({ __typename: 'LedgerTransaction', kind: 'DEPOSIT', memo: 'Salary', reverses: null })
    const postings = made.postings as { account: { id: string; kind: string }; amount: { amount: string } }[]
    expect(postings.map(({ account, amount }) => [account.kind, amount.amount]).sort()).toEqual([
      ['GATEWAY_CLEARING', '-100.50'],
      ['WALLET', '100.50'],
    ])
    expect(await withdraw(id, '0.50')).toMatchObject({ kind: 'WITHDRAWAL' })
    expect(await fixture.balanceOf(id)).toEqual({ posted: '100.00', held: '0.00', available: '100.00' })
  })

  it('moves between wallets of members', async () => {
    const payer = await fixture.aWallet('50.00')
    const payee = await fixture.aWallet()
    const input = { fromAccountId: payer.id, toAccountId: payee.id, amount: eur('20.25'), idempotencyKey: 'lunch' }
    expect(await fixture.call('transferMoney', input, payer.member)).toMatchObject({ kind: 'TRANSFER' })
    expect((await fixture.balanceOf(payer.id)).posted).toBe('29.75')
    expect((await fixture.balanceOf(payee.id)).posted).toBe('20.25')
    // The payee may not take more, and learns nothing of the account.
    const theft = { ...input, idempotencyKey: 'theft' }
    expect(await fixture.call('transferMoney', theft, payee.member)).toMatchObject({ __typename: 'NotFound' })
  })

  it('does not move when the input is invalid, funds are short or an account is frozen', async () => {
    const { id, member } = await fixture.aWallet('10.00')
    const other = await fixture.aWallet()
    const invalid = { __typename: 'InvalidInput' }
    expect(await deposit(id, '0')).toMatchObject(invalid)
    expect(await deposit(id, '-1')).toMatchObject(invalid)
    expect(await deposit(id, '1.001')).toMatchObject(invalid)
    expect(await deposit(id, '1', { amount: { amount: '1', currency: 'USD' } })).toMatchObject(invalid)
    expect(await deposit(id, '1', { businessDate: '2999-01-01' })).toMatchObject(invalid)
    expect(await deposit('no id', '1')).toMatchObject({ __typename: 'NotFound' })
    expect(await withdraw(id, '10.01')).toMatchObject({ __typename: 'Conflict', code: 'INSUFFICIENT_FUNDS' })
    const transfer = { fromAccountId: id, toAccountId: id, amount: eur('1'), idempotencyKey: 'x' }
    expect(await fixture.call('transferMoney', transfer, member)).toMatchObject(invalid)
    const frozen = { accountId: other.id, status: 'FROZEN_IN', reason: 'A check' }
    await fixture.call('updateCreditAccount', frozen)
    const toFrozen = { ...transfer, toAccountId: other.id }
    expect(await fixture.call('transferMoney', toFrozen, member)).toMatchObject({ code: 'ACCOUNT_FROZEN' })
    expect(await journalOf(id)).toMatchObject([{ sum: '1000', count: 1 }])
    expect(await journalOf(other.id)).toMatchObject([{ count: 0 }])
  })

  it('is not withdrawn by a caller of another tenant', async () => {
    const { id } = await fixture.aWallet('10.00')
    const stranger = { ...fixture.treasurer, tenantId: crypto.randomUUID() }
    const input = { accountId: id, amount: eur('1'), idempotencyKey: 'theirs' }
    expect(await fixture.call('withdrawMoney', input, stranger)).toMatchObject({ __typename: 'NotFound' })
  })
})

describe('idempotency keys', () => {
  it('make 64 equal deposits at once into one', async () => {
    const { id } = await fixture.aWallet()
    const input = { accountId: id, amount: eur('1.00'), idempotencyKey: 'the same' }
    const outcomes = await Promise.all(Array.from({ length: 64 }, () => fixture.call('depositMoney', input)))
    expect(new Set(outcomes.map((each) => each.id)).size).toBe(1)
    expect(await journalOf(id)).toMatchObject([{ sum: '100', count: 1 }])
  })

  it('are free again after a refusal, and refuse another input', async () => {
    const { id } = await fixture.aWallet()
    expect(await withdraw(id, '5.00', { idempotencyKey: 'later' })).toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
    await deposit(id, '5.00')
    expect(await withdraw(id, '5.00', { idempotencyKey: 'later' })).toMatchObject({ kind: 'WITHDRAWAL' })
    expect(await withdraw(id, '4.00', { idempotencyKey: 'later' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  })
})

describe('concurrent calls', () => {
  it('withdraw 19 times of 40 when the balance covers 19', async () => {
    const { id } = await fixture.aWallet('999.95')
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => withdraw(id, '50.00')))
    expect(outcomes.filter(({ __typename }) => __typename === 'LedgerTransaction')).toHaveLength(19)
    expect(outcomes.filter(({ code }) => code === 'INSUFFICIENT_FUNDS')).toHaveLength(21)
    expect((await fixture.balanceOf(id)).posted).toBe('49.95')
  })

  it('credit one account 500 times and number the postings without a gap', async () => {
    const { id } = await fixture.aWallet()
    for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 50 }, () => deposit(id, '0.01')))
    const [row] = await fixture.database.admin`select sum(amount_minor)::text as sum, count(*)::int as count,
      max(account_sequence)::int as last, count(distinct account_sequence)::int as numbers
      from credit.ledger_postings where account_id = ${id}`
    expect(row).toEqual({ sum: '500', count: 500, last: 500, numbers: 500 })
  })

  it('transfer between two accounts in both directions without a deadlock', async () => {
    const [a, b] = [await fixture.aWallet('100.00'), await fixture.aWallet('100.00')]
    const move = (fromAccountId: string, toAccountId: string) =>
      fixture.call('transferMoney', { fromAccountId, toAccountId, amount: eur('1.00'), idempotencyKey: fixture.aKey() })
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? move(a.id, b.id) : move(b.id, a.id))),
    )
    expect(outcomes.every(({ kind }) => kind === 'TRANSFER')).toBe(true)
    expect((await fixture.balanceOf(a.id)).posted).toBe('100.00')
  })
})

describe('a reversal', () => {
  it('takes back each posting, once', async () => {
    const { id } = await fixture.aWallet()
    const made = await deposit(id, '30.00')
    const undone = await reverse(made.id)
    expect(undone).toMatchObject({ kind: 'REVERSAL', reverses: { id: made.id }, memo: 'A mistake' })
    expect((await fixture.balanceOf(id)).posted).toBe('0.00')
    expect(await reverse(made.id)).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_REVERSED' })
    expect(await reverse(undone.id)).toMatchObject({ __typename: 'NotAllowed', code: 'NOT_REVERSIBLE' })
  })

  it('is refused when the money has been spent, unless it is forced', async () => {
    const { id } = await fixture.aWallet()
    const made = await deposit(id, '30.00')
    await withdraw(id, '20.00')
    expect(await reverse(made.id)).toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
    const few = { ...fixture.treasurer, grants: ['credit.ledger:reverse'] }
    expect(await reverse(made.id, { force: true }, few)).toMatchObject({ __typename: 'NotAllowed' })
    expect(await reverse(made.id, { force: true })).toMatchObject({ kind: 'REVERSAL' })
    expect((await fixture.balanceOf(id)).posted).toBe('-20.00')
    // What is owed can be paid back in parts, and nothing goes out until it is.
    expect(await withdraw(id, '0.01')).toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
    expect(await deposit(id, '5.00')).toMatchObject({ kind: 'DEPOSIT' })
    expect(await deposit(id, '16.00')).toMatchObject({ kind: 'DEPOSIT' })
    expect(await withdraw(id, '1.01')).toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
    expect(await withdraw(id, '1.00')).toMatchObject({ kind: 'WITHDRAWAL' })
  })
})

describe('a check of the ledger', () => {
  it('finds it intact, with all transactions sealed', async () => {
    const { id } = await fixture.call('verifyLedger', {})
    const text = `query ($id: ID!) { found: ledgerVerification(id: $id) { status isIntact transactions sealedThrough
      chainHead sums { currency amount } faults { kind accountId transactionId message } } }`
    const read = async () =>
      (await fixture.subgraph.ask<{ found: Record<string, unknown> }>(text, { id }, fixture.treasurer)).found
    await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe('DONE')
    const found = await read()
    expect(found).toMatchObject({ isIntact: true, faults: [], sums: [{ currency: 'EUR', amount: '0.00' }] })
    expect(found.transactions).toBe(found.sealedThrough)
    expect(found.chainHead).toMatch(/^[0-9a-f]{64}$/)
  })
})
