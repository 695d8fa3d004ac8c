// What all movements of money by hand have in common: whose account, how much, and what is locked meanwhile.
import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
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
import { type CreditAccountRow, type LockedAccount, lockAccounts, readAccount } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { freeExpired } from '../holds/expiry.ts'
import type { MoneyInput } from '../types.gen.ts'

export const noAccount = (field: string) => new Refused(notFoundProblem('There is no such account', ['input', field]))

/** Throws NotFound for no account, and InvalidInput for one whose money is not moved by hand. */
function checkMovable<Account extends Pick<LockedAccount, 'kind'>>(
  account: Account | null | undefined,
  field: string,
): Account {
  if (account === undefined || account === null) throw noAccount(field)
  if (movable.has(account.kind)) return account
  throw new Refused(invalidInput([fieldProblem('No money is moved by hand on such an account', 'input', field)]))
}

/** A locked account whose money is moved by hand. Throws as checkMovable. */
export const movableAccount = (accounts: ReadonlyMap<string, LockedAccount>, id: string, field: string) =>
  checkMovable(accounts.get(id), field)

/** The account of `accountId`, whose money is moved by hand, without a lock. Throws as checkMovable. */
export const readMovable = async (reader: Reader, id: string): Promise<CreditAccountRow> =>
  checkMovable(isUuid(id) ? await readAccount(reader, id) : null, 'accountId')

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
