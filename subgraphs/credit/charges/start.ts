// What a charge is started for: an own account, or an order.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { OrderFact } from '@quintet/kit/slice/peers.ts'
import { conflict, fieldProblem, invalidInput, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { lockAccounts, tenantAccount } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { amountFor, noAccount } from '../ledger/money.ts'
import { isRunning, lockLoan } from '../loans/taking.ts'
import { merchantOfSlug } from '../merchants/store.ts'
import { type PaymentGatewayRow, readGateways } from '../payment-gateways/store.ts'
import type { StartChargeInput } from '../types.gen.ts'

interface Target {
  readonly gatewayId: string
  readonly accountId: string
  readonly orderId: string | null
  readonly loanId: string | null
  readonly currency: string
  readonly amountMinor: bigint
}

/** An order of the caller. Queried before the transaction: nothing waits for another service inside one. */
export async function orderOf(context: Context, { orderId }: StartChargeInput): Promise<OrderFact | null> {
  if (typeof orderId !== 'string' || !isUuid(orderId) || context.envelope.tenantId === null) return null
  const [order] = await context.peers.orders({ tenantId: tenantId(context), ids: [orderId] })
  return order ?? null
}

/** Where the money of a charge goes, and how much it is. */
export async function targetOf(
  context: Context,
  writer: Writer,
  input: StartChargeInput,
  order: OrderFact | null,
  payerId: string,
): Promise<Target> {
  return typeof input.orderId === 'string'
    ? ofOrder(context, writer, order, payerId)
    : ofAccount(writer, input, payerId)
}

async function ofAccount(writer: Writer, input: StartChargeInput, payerId: string): Promise<Target> {
  const { accountId, amount, gatewaySlug } = input
  const loan = typeof input.loanId === 'string' ? await lockLoan(writer, input.loanId) : null
  if (typeof input.loanId === 'string' && loan?.loan.borrowerId !== payerId) {
    throw new Refused(notFoundProblem('There is no such loan', ['input', 'loanId']))
  }
  if (loan !== null && !isRunning(loan.application)) {
    const message = `A loan that is ${loan.application.status} cannot be repaid`
    throw new Refused(conflict(message, 'WRONG_STATUS', ['input', 'loanId']))
  }
  const gateway = activeGateway(await readGateways(writer), ({ slug }) => slug === gatewaySlug, 'gatewaySlug')
  const account = (await lockAccounts(writer, [accountId!])).get(accountId!)
  if (account?.ownerId !== payerId || account.kind !== 'WALLET') throw noAccount('accountId')
  if (account.status === 'CLOSED') {
    throw new Refused(conflict('The account is closed', 'ACCOUNT_CLOSED', ['input', 'accountId']))
  }
  if (loan !== null && loan.loan.currency !== account.currency) {
    const message = `The account must be in ${loan.loan.currency}`
    throw new Refused(invalidInput([fieldProblem(message, 'input', 'accountId')]))
  }
  const amountMinor = amountFor(account, amount!)
  const of = { gatewayId: gateway.id, accountId: account.id, currency: account.currency, amountMinor }
  return { ...of, orderId: null, loanId: loan?.loan.id ?? null }
}

function activeGateway(
  gateways: readonly PaymentGatewayRow[],
  isMeant: (gateway: PaymentGatewayRow) => boolean,
  field: string,
): PaymentGatewayRow {
  const gateway = gateways.find(isMeant)
  if (gateway === undefined) throw new Refused(notFoundProblem('There is no such gateway', ['input', field]))
  if (gateway.isActive) return gateway
  throw new Refused(conflict('The gateway is not active', 'GATEWAY_INACTIVE', ['input', field]))
}

const notPayable = (message: string) => new Refused(conflict(message, 'ORDER_NOT_PAYABLE', ['input', 'orderId']))

/** An order has its frozen total. What no merchant sells is the tenant's own income, through its first gateway. */
async function ofOrder(context: Context, writer: Writer, order: OrderFact | null, payerId: string): Promise<Target> {
  if (order?.buyerId !== payerId) throw new Refused(notFoundProblem('There is no such order', ['input', 'orderId']))
  const now = context.clock.now()
  const isOver = order.payUntil !== null && new Date(order.payUntil) <= now
  if (order.status !== 'PENDING_PAYMENT' || isOver) throw notPayable(`The order is ${isOver ? 'over' : order.status}`)
  const { currency, merchantSlug } = order
  const merchant = merchantSlug === null ? null : await merchantOfSlug(writer, merchantSlug)
  if (merchantSlug !== null && merchant?.isActive !== true) throw notPayable('The merchant takes no money')
  const isMeant = ({ slug, isActive }: PaymentGatewayRow) =>
    merchant === null ? isActive : slug === merchant.gatewaySlug
  const gateway = activeGateway(await readGateways(writer), isMeant, 'orderId')
  const account =
    merchant === null
      ? await tenantAccount(writer, 'FEE_INCOME', currency, now)
      : (await lockAccounts(writer, [merchant.settlementAccountId])).get(merchant.settlementAccountId)!
  if (account.currency !== currency) throw notPayable(`The merchant takes no ${currency}`)
  const amountMinor = BigInt(order.amountMinor)
  return { gatewayId: gateway.id, accountId: account.id, orderId: order.id, loanId: null, currency, amountMinor }
}
