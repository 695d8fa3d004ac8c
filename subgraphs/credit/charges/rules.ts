import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { urlProblem } from '@quintet/kit/wire/public-address.ts'
import { amountProblems } from '../accounts/rules.ts'
import type { StartChargeInput } from '../types.gen.ts'
import type { ChargeRow } from './store.ts'

/** What is wrong with a charge to start; empty when nothing is. */
export function startProblems(input: StartChargeInput, isDevelopment: boolean): FieldProblem[] {
  const { gatewaySlug = null, accountId = null, amount = null, orderId = null, loanId = null, returnUrl = null } = input
  const isOfAccount = gatewaySlug !== null && accountId !== null && amount !== null && orderId === null
  const isOfOrder = gatewaySlug === null && accountId === null && amount === null && orderId !== null
  const isLoanOfAccount = loanId === null || isOfAccount
  const fault = returnUrl === null ? null : urlProblem(returnUrl, isDevelopment)
  return [
    ...(isOfAccount || isOfOrder
      ? []
      : [fieldProblem('A charge has an order, or an account with an amount and a gateway', 'input')]),
    ...(isLoanOfAccount ? [] : [fieldProblem('A loan is repaid through an account', 'input', 'loanId')]),
    ...(amount === null ? [] : amountProblems(amount, null, 'input', 'amount')),
    ...(fault === null ? [] : [fieldProblem(fault, 'input', 'returnUrl')]),
  ]
}

/** What of a charge was paid and not paid back. */
export const leftOf = ({ amountMinor, refundedMinor }: ChargeRow): bigint => amountMinor - refundedMinor

const paid: ReadonlySet<string> = new Set(['SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED'])
/** Whether the money of a charge has arrived where it belongs. */
export const isPaid = ({ status }: Pick<ChargeRow, 'status'>): boolean => paid.has(status)

/** The status of a charge that was paid, by what was paid back. */
export const statusFor = (amountMinor: bigint, refundedMinor: bigint): ChargeRow['status'] =>
  refundedMinor === 0n ? 'SUCCEEDED' : refundedMinor < amountMinor ? 'PARTIALLY_REFUNDED' : 'REFUNDED'
