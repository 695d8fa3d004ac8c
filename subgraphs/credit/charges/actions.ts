import { change } from '@quintet/kit/slice/change.ts'
import { callerId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  isProblem,
  notAllowed,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { amountProblems } from '../accounts/rules.ts'
import type { Context } from '../context.ts'
import { amountFor, lockForDebit } from '../ledger/money.ts'
import { judgeDebit } from '../ledger/post.ts'
import { adapterOf, callOf } from '../payment-gateways/adapters.ts'
import { GatewayRefused, GatewayUnavailable } from '../payment-gateways/port.ts'
import { gatewayOfId } from '../payment-gateways/store.ts'
import type { RefreshChargeInput, RefundChargeInput, StartChargeInput } from '../types.gen.ts'
import { applyPayment } from './payments.ts'
import { payBack } from './refunds.ts'
import { leftOf, startProblems } from './rules.ts'
import { orderOf, targetOf } from './start.ts'
import { type ChargeRow, insertCharge, lockCharge, readCharge, updateCharge, updateCheckout } from './store.ts'

/** Asks for money through a gateway. The charge stands before the gateway is asked, so that nothing it says is unknown. */
export async function startCharge(
  context: Context,
  input: StartChargeInput,
  id = newId(),
): Promise<ChargeRow | Problem> {
  const problems = startProblems(input, context.isDevelopment)
  const order = problems.length === 0 ? await orderOf(context, input) : null
  const started = await change<ChargeRow>(context, 'startCharge', input, {
    problems,
    async work(writer) {
      const payerId = viewerId(context)
      const to = await targetOf(context, writer, input, order, payerId)
      const at = context.clock.now()
      return insertCharge(writer, {
        id,
        payerId,
        ...to,
        reference: id,
        refundedMinor: 0n,
        status: 'PENDING',
        returnUrl: input.returnUrl ?? null,
        createdAt: at,
        updatedAt: at,
      })
    },
  })
  return isProblem(started) ? started : checkedOut(context, started.id)
}

/** A charge with the address where it is paid. A call that broke off before the gateway answered asks again. */
async function checkedOut(context: Context, id: string): Promise<ChargeRow> {
  const charge = (await context.scope.snapshot((reader) => readCharge(reader, id)))!
  const gateway = (await gatewayOfId(context.scope, charge.gatewayId))!
  const isToStart = gateway.provider === 'PAYSTACK' || gateway.provider === 'STRIPE'
  if (!isToStart || charge.checkoutUrl !== null || charge.status !== 'PENDING') return charge
  const [address] = await context.peers.addresses({ userIds: [charge.payerId] })
  const { reference, amountMinor, currency } = charge
  const returnUrl = charge.returnUrl ?? context.publicUrl
  const payerEmail = address?.email ?? null
  try {
    const asked = { reference, amountMinor, currency, payerEmail, returnUrl }
    const made = await adapterOf(gateway).start(await callOf(context, gateway), asked)
    const updatedAt = context.clock.now()
    return (await context.scope.write((writer) => updateCheckout(writer, { id, ...made, updatedAt }))) ?? charge
  } catch (error) {
    if (error instanceof GatewayUnavailable) throw unavailable()
    if (!(error instanceof GatewayRefused)) throw error
    const updatedAt = context.clock.now()
    return context.scope.write(async (writer) => {
      const [present] = await writer.read(lockCharge, { id })
      if (present?.status !== 'PENDING') return present ?? charge
      return (await updateCharge(writer, { ...present, status: 'FAILED', failure: 'GATEWAY_REFUSED', updatedAt }))!
    })
  }
}

const unavailable = () => refusal('UNAVAILABLE', 'The gateway does not answer at the moment; try again')
const noCharge = () => new Refused(notFoundProblem('There is no such charge', ['input', 'chargeId']))

/** Asks the gateway what became of a charge. */
export async function refreshCharge(context: Context, input: RefreshChargeInput): Promise<ChargeRow | Problem> {
  const { chargeId } = input
  const charge = isUuid(chargeId) ? await context.scope.snapshot((reader) => readCharge(reader, chargeId)) : null
  const mayAsk =
    charge !== null &&
    (charge.payerId === callerId(context.envelope) || isPermitted(context.envelope, 'credit.charges:inspect'))
  if (!mayAsk) return noCharge().problem
  const gateway = (await gatewayOfId(context.scope, charge.gatewayId))!
  try {
    const fact = await adapterOf(gateway).verify(await callOf(context, gateway), charge)
    return change<ChargeRow>(
      context,
      'refreshCharge',
      {},
      {
        async work(writer) {
          if (fact !== null) await applyPayment(context, writer, gateway, fact)
          return (await readCharge(writer, charge.id))!
        },
      },
    )
  } catch (error) {
    // It does not know the charge yet: the payer has not come.
    if (error instanceof GatewayRefused) return charge
    throw error instanceof GatewayUnavailable ? unavailable() : error
  }
}

/** Pays back what was paid, or a part of it. The money leaves the account at once; a job tells the gateway. */
export const refundCharge = (context: Context, input: RefundChargeInput) =>
  change<ChargeRow>(context, 'refundCharge', input, {
    problems: [
      ...textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
      ...(input.amount ? amountProblems(input.amount, null, 'input', 'amount') : []),
    ],
    async work(writer) {
      const [charge] = isUuid(input.chargeId) ? await writer.read(lockCharge, { id: input.chargeId }) : []
      if (charge === undefined) throw noCharge()
      const path = ['input', 'chargeId']
      if (charge.status !== 'SUCCEEDED' && charge.status !== 'PARTIALLY_REFUNDED') {
        throw new Refused(conflict(`The charge is ${charge.status}`, 'WRONG_STATUS', path))
      }
      const gateway = (await gatewayOfId(writer, charge.gatewayId))!
      if (!adapterOf(gateway).sendsMoney) {
        throw new Refused(notAllowed('The gateway pays nothing back', 'NOT_SUPPORTED', path))
      }
      const account = (await lockForDebit(context, writer, [charge.accountId])).get(charge.accountId)!
      const amountMinor = input.amount ? amountFor(account, input.amount) : leftOf(charge)
      if (amountMinor > leftOf(charge)) {
        throw new Refused(invalidInput([fieldProblem('The amount is more than is left', 'input', 'amount')]))
      }
      await judgeDebit(context, writer, account, amountMinor, ['input', 'amount'], false)
      return payBack(context, writer, charge, { account, amountMinor, reason: input.reason.trim() })
    },
  })
