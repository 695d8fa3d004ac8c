import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { getRoute } from '@quintet/kit/wire/routes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import { aMoneyFixture, eur, type MoneyFixture } from './money-fixture.ts'

let fixture: MoneyFixture
beforeAll(async () => {
  fixture = await aMoneyFixture()
})
afterAll(() => fixture.drop())

const deposit = (accountId: string, amount: string, more: object = {}) =>
  fixture.call('depositMoney', { accountId, amount: eur(amount), idempotencyKey: fixture.aKey(), ...more })
const withdraw = (accountId: string, amount: string) =>
  fixture.call('withdrawMoney', { accountId, amount: eur(amount), idempotencyKey: fixture.aKey() })
const update = (accountId: string, more: object) =>
  fixture.call('updateCreditAccount', { accountId, reason: 'A check', ...more })

describe('an account', () => {
  it('is opened once per currency, and for another member only with the permission', async () => {
    const { member } = await fixture.aWallet()
    const again = await fixture.call('openCreditAccount', { currency: 'EUR' }, member)
    expect(again).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_EXISTS' })
    const other = { currency: 'USD', ownerId: fixture.memberships[0]!.userId }
    expect(await fixture.call('openCreditAccount', other, member)).toMatchObject({ __typename: 'NotAllowed' })
    const kind = { currency: 'USD', kind: 'SUSPENSE' }
    expect(await fixture.call('openCreditAccount', kind)).toMatchObject({ __typename: 'InvalidInput' })
  })

  it('refuses deposits or withdrawals while frozen, is closed only when empty, and is never reopened', async () => {
    const { id } = await fixture.aWallet('10.00')
    await update(id, { status: 'FROZEN_OUT' })
    expect(await withdraw(id, '1.00')).toMatchObject({ code: 'ACCOUNT_FROZEN' })
    expect(await deposit(id, '1.00')).toMatchObject({ kind: 'DEPOSIT' })
    await update(id, { status: 'FROZEN_IN' })
    expect(await deposit(id, '1.00')).toMatchObject({ code: 'ACCOUNT_FROZEN' })
    expect(await update(id, { status: 'CLOSED' })).toMatchObject({ code: 'ACCOUNT_NOT_EMPTY' })
    await withdraw(id, '11.00')
    expect(await update(id, { status: 'CLOSED' })).toMatchObject({ status: 'CLOSED' })
    expect(await deposit(id, '1.00')).toMatchObject({ __typename: 'Conflict', code: 'ACCOUNT_CLOSED' })
    expect(await update(id, { status: 'OPEN' })).toMatchObject({ code: 'ACCOUNT_CLOSED' })
  })

  it('can be overdrawn up to its overdraft limit', async () => {
    const { id } = await fixture.aWallet()
    expect(await update(id, { overdraftLimit: eur('20.00') })).toMatchObject({ overdraftLimit: eur('20.00') })
    expect(await withdraw(id, '20.01')).toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
    expect(await withdraw(id, '20.00')).toMatchObject({ kind: 'WITHDRAWAL' })
    expect(await fixture.balanceOf(id)).toEqual({ posted: '-20.00', held: '0.00', available: '0.00' })
  })

  it('keeps its currency and is never deleted, even by the superuser', async () => {
    const { id } = await fixture.aWallet()
    const { admin } = fixture.database
    await expect(admin`update credit.accounts set currency = 'USD' where id = ${id}`).rejects.toThrow('keeps its id')
    await expect(admin`delete from credit.accounts where id = ${id}`).rejects.toThrow()
    expect(await admin`select currency from credit.accounts where id = ${id}`).toEqual([{ currency: 'EUR' }])
  })

  it('notifies a subscriber of a change, and refuses the subscription of another user', async () => {
    const { id, member } = await fixture.aWallet('1.00')
    const text = `subscription ($id: ID!) { creditAccountChanged(accountId: $id) { cursor account { balance { posted { amount } } } } }`
    const events = await eventsOf<{ creditAccountChanged: { account: { balance: object } } }>(
      fixture.subgraph,
      text,
      { id },
      member,
    )
    const stranger = (await fixture.aWallet()).member
    await expect(eventsOf(fixture.subgraph, text, { id }, stranger)).rejects.toThrow()
    const received = take(events, 1)
    await deposit(id, '2.00')
    const [first] = await received
    expect(first!.data!.creditAccountChanged.account.balance).toEqual({ posted: { amount: '3.00' } })
    await events.return?.()
  })
})

describe('a statement', () => {
  it('begins with the opening balance and ends with the closing balance, as entries and as files', async () => {
    const { id } = await fixture.aWallet()
    await deposit(id, '10.00', { businessDate: '2026-01-10' })
    await deposit(id, '5.00', { businessDate: '2026-01-20' })
    // It is posted late, and counts from its business date on.
    await deposit(id, '1.00', { businessDate: '2026-01-15' })
    const sum = '{ amount }'
    const text = `query ($id: ID!) { creditAccount(id: $id) { statement(from: "2026-01-12", to: "2026-01-31") {
      opening ${sum} closing ${sum} csv: download(format: CSV) { url } pdf: download(format: PDF) { url }
      entries(first: 1) { nodes { number businessDate amount ${sum} balance ${sum} } pageInfo { hasNextPage endCursor } } } } }`
    const { creditAccount } = await fixture.subgraph.ask<{ creditAccount: { statement: Record<string, never> } }>(
      text,
      { id },
      fixture.treasurer,
    )
    const { csv, pdf, ...shown } = creditAccount.statement as unknown as Record<string, { url: string }>
    expect(shown).toMatchObject({
      opening: { amount: '10.00' },
      closing: { amount: '16.00' },
      entries: {
        nodes: [{ number: 2, businessDate: '2026-01-15', amount: { amount: '1.00' }, balance: { amount: '11.00' } }],
        pageInfo: { hasNextPage: true },
      },
    })
    const anyone = anonymousEnvelope(crypto.randomUUID(), null, null)
    const fetched = async (url: string) => {
      const { pathname, search } = new URL(url)
      return (await fixture.subgraph.running.answer(getRoute(pathname + search), anyone))!
    }
    const lines = String((await fetched(csv!.url)).body).split('\r\n')
    expect(lines[1]).toBe(',2026-01-12,,10.00,EUR,opening')
    expect(lines.slice(2, 4).map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
      '2,2026-01-15,1.00,11.00',
      '3,2026-01-20,5.00,16.00',
    ])
    expect(lines[4]).toBe(',2026-01-31,,16.00,EUR,closing')
    const printed = (await fetched(pdf!.url)).body as Buffer
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await fetched(csv!.url.replace('to=2026-01-31', 'to=2026-02-01'))).status).toBe(403)
  })
})

describe('a hold', () => {
  it('reserves money until it is captured or released, and frees the rest', async () => {
    const { id } = await fixture.aWallet('100.00')
    const shop = await fixture.aWallet()
    const key = () => ({ idempotencyKey: fixture.aKey() })
    const place = (amount: string, expiresAt = '2100-01-01T00:00:00Z') =>
      fixture.call('placeHold', { accountId: id, amount: eur(amount), reason: 'A rent', expiresAt, ...key() })
    const hold = await place('60.00')
    expect(await fixture.balanceOf(id)).toEqual({ posted: '100.00', held: '60.00', available: '40.00' })
    expect(await withdraw(id, '40.01')).toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
    expect(await place('1.00', '2001-01-01T00:00:00Z')).toMatchObject({ __typename: 'InvalidInput' })
    const capture = (amount: string) =>
      fixture.call('captureHold', { holdId: hold.id, toAccountId: shop.id, amount: eur(amount), ...key() })
    expect(await capture('60.01')).toMatchObject({ __typename: 'InvalidInput' })
    expect(await capture('50.00')).toMatchObject({ kind: 'HOLD_CAPTURE' })
    expect(await fixture.balanceOf(id)).toEqual({ posted: '50.00', held: '0.00', available: '50.00' })
    expect(await capture('1.00')).toMatchObject({ __typename: 'Conflict', code: 'HOLD_RESOLVED' })
    const other = await place('10.00')
    expect(await fixture.call('releaseHold', { holdId: other.id, ...key() })).toMatchObject({
      status: 'RELEASED',
      captured: null,
    })
    expect((await fixture.balanceOf(id)).available).toBe('50.00')
  })
})
