// What all movements of money by hand have in common: whose account, how much, and what is locked meanwhile.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  fieldProblem,
  invalidInput,
  invalidUnlessEmpty,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { amountProblems, movable } from '../accounts/rules.ts'
import { type LockedAccount, lockAccounts } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { freeExpired } from '../holds/expiry.ts'
import type { MoneyInput } from '../types.gen.ts'

export const noAccount = (field: string) => new Refused(notFoundProblem('There is no such account', ['input', field]))

/** An account whose money is moved by hand. Throws NotFound, and InvalidInput for other accounts. */
export function movableAccount(accounts: ReadonlyMap<string, LockedAccount>, id: string, field: string): LockedAccount {
  const account = accounts.get(id)
  if (account === undefined) throw noAccount(field)
  if (movable.has(account.kind)) return account
  throw new Refused(invalidInput([fieldProblem('No money is moved by hand on such an account', 'input', field)]))
}

/** Minor units of an amount in the currency of an account. Throws InvalidInput. */
export function amountFor({ currency }: Pick<LockedAccount, 'currency'>, amount: MoneyInput): bigint {
  const wrong = invalidUnlessEmpty(amountProblems(amount, currency, 'input', 'amount'))
  if (wrong !== null) throw new Refused(wrong)
  return minorUnits(amount.amount, currency)!
}

/** Locks accounts from which money is to go: what was held on them for too long is free again. */
export async function lockForDebit(
  context: Context,
  writer: Writer,
  ids: readonly string[],
): Promise<Map<string, LockedAccount>> {
  const [locked, isFreed] = await Promise.all([
    lockAccounts(writer, ids),
    freeExpired(writer, ids.filter(isUuid), context.clock.now()),
  ])
  return isFreed ? lockAccounts(writer, ids) : locked
}
