// Amounts of loans as clients read them.
import { decimalText } from '@quintet/kit/slice/money.ts'
import { type InstalmentState, type Parts, totalOf } from './parts.ts'

export const money = (amountMinor: bigint, currency: string) => ({
  amount: decimalText({ amountMinor, currency }),
  currency,
})

export const shownParts = (parts: Parts, currency: string) => ({
  principal: money(parts.PRINCIPAL, currency),
  interest: money(parts.INTEREST, currency),
  fees: money(parts.FEE, currency),
  penalties: money(parts.PENALTY, currency),
  total: money(totalOf(parts), currency),
})

/** Instalments, each with the principal that is left after it. */
export function shownSchedule(instalments: readonly InstalmentState[], currency: string) {
  let balance = instalments.reduce((sum, { demands }) => sum + demands.PRINCIPAL, 0n)
  return instalments.map(({ number, dueOn, demands, settled }) => {
    balance -= demands.PRINCIPAL
    return {
      number,
      dueOn,
      ...shownParts(demands, currency),
      paid: money(totalOf(settled), currency),
      balance: money(balance, currency),
    }
  })
}
