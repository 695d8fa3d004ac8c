import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eur } from './money-fixture.ts'
import { aPaymentFixture, genericSettings, type PaymentFixture } from './payment-fixture.ts'

let fixture: PaymentFixture
beforeAll(async () => {
  fixture = await aPaymentFixture()
  await fixture.gateway('local', 'LOCAL')
})
afterAll(() => fixture.drop())

const pay = async (to: Parameters<PaymentFixture['charge']>[0], amount: string) => {
  const { id } = await fixture.charge(to, amount)
  return fixture.call('refreshCharge', { chargeId: id }, to.member)
}

/** How many transactions the ledger has. */
const transactions = async () =>
  (await fixture.database.admin`select count(*)::int as count from credit.ledger_transactions`)[0]!.count

describe('a gateway', () => {
  it('is created once, and keeps its secret when an update does not give it again', async () => {
    expect(await fixture.gateway('local', 'LOCAL')).toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(await fixture.gateway('xpress', 'GENERIC')).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['input', 'generic'] }],
    })
    const wrong = { ...genericSettings, amountPointer: 'amount', signatureHeader: 'no header' }
    expect(await fixture.gateway('xpress', 'GENERIC', { generic: wrong })).toMatchObject({
      fields: [{ path: ['input', 'generic', 'signatureHeader'] }, { path: ['input', 'generic', 'amountPointer'] }],
    })
    const made = await fixture.gateway('paystack', 'PAYSTACK', { secret: 'sk_test_0123456789' })
    expect(made).toMatchObject({ secretHint: '6789', webhookPath: `/webhooks/payments/${made.id}` })
    const again = await fixture.gateway('paystack', 'PAYSTACK', { version: 1, isActive: false })
    expect(again).toMatchObject({ secretHint: '6789', version: 2, isActive: false })
    // The secret is not sent to another address.
    const elsewhere = { version: 2, apiUrl: 'https://elsewhere.example.com' }
    expect(await fixture.gateway('paystack', 'PAYSTACK', elsewhere)).toMatchObject({
      fields: [{ path: ['input', 'secret'] }],
    })
    const [row] = await fixture.database.admin`select secret from credit.payment_gateways where slug = 'paystack'`
    expect(Buffer.from(row!.secret).toString('latin1')).not.toContain('sk_test')
  })

  it('is named by a merchant, and must exist', async () => {
    const { id } = await fixture.aWallet()
    const merchant = { slug: 'shop', name: 'The shop', gatewaySlug: 'local', settlementAccountId: id }
    expect(await fixture.call('saveMerchant', { ...merchant, gatewaySlug: 'none' })).toMatchObject({
      __typename: 'NotFound',
    })
    expect(await fixture.call('saveMerchant', merchant)).toMatchObject({ slug: 'shop', settlementAccount: { id } })
    expect(await fixture.call('saveMerchant', { ...merchant, version: 7 })).toMatchObject({ code: 'VERSION' })
  })
})

describe('a charge', () => {
  it('is paid once when the gateway confirms it', async () => {
    const wallet = await fixture.aWallet()
    const started = await fixture.charge(wallet, '25.00')
    expect(started).toMatchObject({ status: 'PENDING', amount: eur('25.00'), refunded: eur('0.00') })
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('0.00')
    for (let i = 0; i < 2; i++) {
      const refreshed = await fixture.call('refreshCharge', { chargeId: started.id }, wallet.member)
      expect(refreshed).toMatchObject({ status: 'SUCCEEDED', id: started.id })
    }
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('25.00')
    const other = await fixture.aWallet()
    expect(await fixture.call('refreshCharge', { chargeId: started.id }, other.member)).toMatchObject({
      __typename: 'NotFound',
    })
  })

  it('fails at the local gateway when its minor units end in 13, and nothing is posted', async () => {
    const wallet = await fixture.aWallet()
    const before = await transactions()
    expect(await pay(wallet, '5.13')).toMatchObject({ status: 'FAILED', failure: 'DECLINED' })
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('0.00')
    expect(await transactions()).toBe(before)
  })

  it('is refused for an unknown or inactive gateway, an account of another member, and invalid input', async () => {
    const wallet = await fixture.aWallet()
    const other = await fixture.aWallet()
    const before = await transactions()
    expect(await fixture.charge(wallet, '1.00', { gatewaySlug: 'none' })).toMatchObject({ __typename: 'NotFound' })
    expect(await fixture.charge(wallet, '1.00', { accountId: other.id })).toMatchObject({ __typename: 'NotFound' })
    expect(await fixture.charge(wallet, '0.00')).toMatchObject({ __typename: 'InvalidInput' })
    expect(await fixture.charge(wallet, '1.001')).toMatchObject({ __typename: 'InvalidInput' })
    expect(await fixture.charge(wallet, '1.00', { orderId: other.id })).toMatchObject({ __typename: 'InvalidInput' })
    expect(await fixture.charge(wallet, '1.00', { returnUrl: 'ftp://example.com' })).toMatchObject({
      __typename: 'InvalidInput',
    })
    await fixture.gateway('asleep', 'LOCAL', { isActive: false })
    expect(await fixture.charge(wallet, '1.00', { gatewaySlug: 'asleep' })).toMatchObject({ code: 'GATEWAY_INACTIVE' })
    expect(await transactions()).toBe(before)
    const started = await fixture.database
      .admin`select from credit.charges where account_id in (${wallet.id}, ${other.id})`
    expect(started).toHaveLength(0)
  })

  it('is refunded in parts, and never beyond what was paid', async () => {
    const wallet = await fixture.aWallet()
    const { id } = await pay(wallet, '30.00')
    const refund = (amount: string | null) =>
      fixture.call('refundCharge', {
        chargeId: id,
        reason: 'Sent back',
        idempotencyKey: fixture.aKey(),
        ...(amount === null ? {} : { amount: eur(amount) }),
      })
    expect(await refund('30.01')).toMatchObject({ __typename: 'InvalidInput' })
    expect(await refund('10.00')).toMatchObject({ status: 'PARTIALLY_REFUNDED', refunded: eur('10.00') })
    expect(await refund(null)).toMatchObject({ status: 'REFUNDED', refunded: eur('30.00') })
    expect(await refund(null)).toMatchObject({ code: 'WRONG_STATUS' })
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('0.00')
    const refunds = async () =>
      (await fixture.database.admin`select status from credit.charge_refunds where charge_id = ${id}`).map(
        (r) => r.status,
      )
    await expect.poll(refunds, { timeout: 30_000 }).toEqual(['DONE', 'DONE'])
    const spent = await fixture.aWallet()
    const second = await pay(spent, '20.00')
    await fixture.call('withdrawMoney', { accountId: spent.id, amount: eur('15.00'), idempotencyKey: fixture.aKey() })
    const refused = { chargeId: second.id, reason: 'Sent back', idempotencyKey: fixture.aKey() }
    expect(await fixture.call('refundCharge', refused)).toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
  })

  it('waits in suspense while the account accepts no money, until a person decides', async () => {
    const wallet = await fixture.aWallet()
    const { id } = await fixture.charge(wallet, '40.00')
    const status = (value: string) =>
      fixture.call('updateCreditAccount', { accountId: wallet.id, status: value, reason: 'A check' })
    await status('FROZEN_IN')
    const refreshed = await fixture.call('refreshCharge', { chargeId: id }, wallet.member)
    expect(refreshed).toMatchObject({ status: 'IN_REVIEW', failure: 'ACCOUNT_FROZEN' })
    const item = (await fixture.suspense()).find(({ reference }) => reference === id)!
    expect(item).toMatchObject({ reason: 'ACCOUNT_FROZEN', amount: '4000', isOpen: true })
    const resolve = (more: object) =>
      fixture.call('resolveSuspense', {
        suspenseItemId: item.id,
        reason: 'Seen',
        idempotencyKey: fixture.aKey(),
        ...more,
      })
    expect(await resolve({ toAccountId: wallet.id })).toMatchObject({ code: 'ACCOUNT_FROZEN' })
    await status('OPEN')
    // Another refresh posts nothing.
    await fixture.call('refreshCharge', { chargeId: id }, wallet.member)
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('0.00')
    expect(await resolve({ toAccountId: wallet.id })).toMatchObject({ id: item.id, charge: { id } })
    expect(await resolve({})).toMatchObject({ code: 'WRONG_STATUS' })
    expect((await fixture.balanceOf(wallet.id)).posted).toBe('40.00')
    expect((await fixture.chargeOf(id)).status).toBe('SUCCEEDED')
  })
})

describe('a payout', () => {
  const destination = (member: Parameters<PaymentFixture['call']>[2], more: object = {}) =>
    fixture.call(
      'savePayoutDestination',
      {
        name: 'My bank',
        gatewaySlug: 'local',
        bankCode: '058',
        accountNumber: '0123 4567 89',
        accountName: 'A member',
        ...more,
      },
      member,
    )
  const payout = (
    wallet: { id: string; member: Parameters<PaymentFixture['call']>[2] },
    destinationId: string,
    amount: string,
  ) =>
    fixture.call(
      'createPayout',
      { accountId: wallet.id, destinationId, amount: eur(amount), idempotencyKey: fixture.aKey() },
      wallet.member,
    )

  it('is paid when the gateway confirms it, and its money is free again when it fails', async () => {
    const wallet = await fixture.aWallet('100.00')
    const to = await destination(wallet.member)
    expect(to).toMatchObject({ hint: '6789', version: 1 })
    expect(await destination(wallet.member)).toMatchObject({ code: 'ALREADY_EXISTS' })
    const made = await payout(wallet, to.id, '30.00')
    expect(made).toMatchObject({ status: 'PENDING' })
    const failing = await payout(wallet, to.id, '0.13')
    await expect.poll(async () => (await fixture.payoutOf(made.id)).status, { timeout: 30_000 }).toBe('PAID')
    await expect.poll(async () => (await fixture.payoutOf(failing.id)).status, { timeout: 30_000 }).toBe('FAILED')
    expect(await fixture.balanceOf(wallet.id)).toEqual({ posted: '70.00', held: '0.00', available: '70.00' })
  })

  it('is refused without funds, for a destination of another member, and at an unsupported gateway', async () => {
    const [wallet, other] = [await fixture.aWallet('10.00'), await fixture.aWallet('10.00')]
    const to = await destination(wallet.member)
    expect(await payout(wallet, to.id, '10.01')).toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
    expect(await payout(other, to.id, '1.00')).toMatchObject({ __typename: 'NotFound' })
    for (const { id } of [wallet, other]) {
      expect(await fixture.balanceOf(id)).toEqual({ posted: '10.00', held: '0.00', available: '10.00' })
    }
    await fixture.gateway('xpress', 'GENERIC', { generic: genericSettings })
    expect(await destination(other.member, { gatewaySlug: 'xpress' })).toMatchObject({ code: 'NOT_SUPPORTED' })
    expect(await destination(other.member, { accountNumber: '1' })).toMatchObject({ __typename: 'InvalidInput' })
  })
})
