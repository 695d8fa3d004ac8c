// What becomes of money that a gateway says was paid. Messages come twice, late and in any order: the end is the same.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { Refused } from '@quintet/kit/slice/problems.ts'
import { lockAccounts, tenantAccount } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { lockForDebit } from '../ledger/money.ts'
import { judgeCredit, post } from '../ledger/post.ts'
import { isRunning, type LockedLoan, lockLoan, takeRepayment } from '../loans/taking.ts'
import { outsideHash } from '../payment-gateways/outside.ts'
import type { PaymentFact } from '../payment-gateways/port.ts'
import type { PaymentGatewayRow } from '../payment-gateways/store.ts'
import { insertSuspense, isSuspended } from '../suspense-items/store.ts'
import { isPaid } from './rules.ts'
import { type ChargeRow, chargeOfReference, lockCharge, updateCharge } from './store.ts'

/** Applies what is known of a payment; what came of it, in a word. */
export async function applyPayment(
  context: Context,
  writer: Writer,
  gateway: Pick<PaymentGatewayRow, 'id'>,
  fact: PaymentFact,
): Promise<string> {
  const [found] = await writer.read(chargeOfReference, { gatewayId: gateway.id, reference: fact.reference })
  const [charge] = found === undefined ? [] : await writer.read(lockCharge, { id: found.id })
  if (fact.status === 'PENDING') return 'PENDING'
  if (fact.status === 'FAILED') return charge === undefined ? 'IGNORED' : fail(context, writer, charge, fact)
  if (charge === undefined) return suspend(context, writer, gateway, fact, null, 'UNKNOWN_REFERENCE')
  const isRight = fact.currency === charge.currency && fact.amountMinor === charge.amountMinor
  if (isRight && isPaid(charge)) return 'DUPLICATE'
  if (!isRight) {
    const reason = fact.currency === charge.currency ? 'WRONG_AMOUNT' : 'WRONG_CURRENCY'
    return suspend(context, writer, gateway, fact, charge, reason)
  }
  return receive(context, writer, gateway, fact, charge)
}

/** A payment that failed does not undo one that came. */
async function fail(context: Context, writer: Writer, charge: ChargeRow, { failure }: PaymentFact): Promise<string> {
  if (charge.status !== 'PENDING') return 'IGNORED'
  await updateCharge(writer, {
    ...charge,
    status: 'FAILED',
    failure: failure ?? 'FAILED',
    updatedAt: context.clock.now(),
  })
  return 'FAILED'
}

async function receive(
  context: Context,
  writer: Writer,
  gateway: Pick<PaymentGatewayRow, 'id'>,
  fact: PaymentFact,
  charge: ChargeRow,
): Promise<string> {
  if (await isSuspended(writer, gateway.id, fact)) return 'DUPLICATE'
  // A loan is locked before accounts, and those of its repayment together, as wherever it is repaid.
  const loan = charge.loanId === null ? null : await lockLoan(writer, charge.loanId)
  const alsoLocked = loan === null ? [] : [loan.loan.fundingId]
  const account = (await lockAccounts(writer, [charge.accountId, ...alsoLocked])).get(charge.accountId)!
  try {
    await judgeCredit(context, writer, account, charge.amountMinor, ['input'], charge.orderId === null)
  } catch (error) {
    if (error instanceof Refused) return suspend(context, writer, gateway, fact, charge, error.problem.code)
    throw error
  }
  const clearing = await tenantAccount(writer, 'GATEWAY_CLEARING', charge.currency, context.clock.now())
  const lines = [
    { account, amountMinor: charge.amountMinor },
    { account: clearing, amountMinor: -charge.amountMinor },
  ]
  await post(context, writer, { kind: 'CHARGE', memo: charge.reference, lines })
  const { providerReference, payer } = fact
  await updateCharge(writer, {
    ...charge,
    status: 'SUCCEEDED',
    failure: null,
    providerReference: charge.providerReference ?? providerReference,
    payerHash: payer === null ? null : outsideHash(context.outsideKey, gateway.id, payer),
    updatedAt: context.clock.now(),
  })
  await tellPaid(context, writer, charge)
  if (loan !== null) await repayWith(context, writer, charge, loan)
  return 'SUCCEEDED'
}

/** Repays a loan with what came for it. What the loan does not take stays on the account. */
async function repayWith(context: Context, writer: Writer, charge: ChargeRow, found: LockedLoan): Promise<void> {
  if (!isRunning(found.application)) return
  const accounts = await lockForDebit(context, writer, [charge.accountId, found.loan.fundingId])
  const [wallet, funding] = [accounts.get(charge.accountId)!, accounts.get(found.loan.fundingId)!]
  try {
    await takeRepayment(context, writer, found, { wallet, funding, givenMinor: charge.amountMinor })
  } catch (error) {
    // Nothing is written before a refusal: the account may be frozen, or nothing may be due.
    if (!(error instanceof Refused)) throw error
  }
}

/** Tells who waits for an order's money that it came. */
export async function tellPaid(context: Context, writer: Writer, charge: ChargeRow): Promise<void> {
  const { id: chargeId, orderId, amountMinor, currency } = charge
  if (orderId === null) return
  await context.publish(writer, 'credit.charge.succeeded', {
    version: 1,
    chargeId,
    orderId,
    amountMinor: String(amountMinor),
    currency,
    at: context.clock.now().toISOString(),
  })
}

/** Money that fits nothing waits in suspense: it came, and is not lost. */
async function suspend(
  context: Context,
  writer: Writer,
  gateway: Pick<PaymentGatewayRow, 'id'>,
  fact: PaymentFact,
  charge: ChargeRow | null,
  reason: string,
): Promise<string> {
  if (await isSuspended(writer, gateway.id, fact)) return 'DUPLICATE'
  const at = context.clock.now()
  const { reference, providerReference, currency, amountMinor } = fact
  const chargeId = charge?.id ?? null
  const item = { gatewayId: gateway.id, chargeId, reference, providerReference, reason, currency, amountMinor }
  await insertSuspense(writer, { ...item, createdAt: at })
  const suspense = await tenantAccount(writer, 'SUSPENSE', currency, at)
  const clearing = await tenantAccount(writer, 'GATEWAY_CLEARING', currency, at)
  const lines = [
    { account: suspense, amountMinor },
    { account: clearing, amountMinor: -amountMinor },
  ]
  await post(context, writer, { kind: 'SUSPENSE', memo: `${reason} ${reference}`.slice(0, 500), lines })
  if (charge !== null && !isPaid(charge)) {
    await updateCharge(writer, { ...charge, status: 'IN_REVIEW', failure: reason, updatedAt: at })
  }
  return `SUSPENSE ${reason}`
}
