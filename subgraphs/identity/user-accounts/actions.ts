import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { refuseImpersonation } from '@quintet/kit/slice/impersonation.ts'
import { conflict, isProblem, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { normalUsername } from '../sign-in/rules.ts'
import { usernameIndex } from '../sign-in/sign-up-store.ts'
import type { UpdateUserAccountInput } from '../types.gen.ts'
import { accountProblems } from './rules.ts'
import { openOne } from './sealed.ts'
import { accountForUpdate, loadAccount, type UserAccountRow, updateAccount, voidCodes } from './store.ts'

export const noSuchUser = () => notFoundProblem('There is no such user')

const normalOrNull = (username: string | null) => (username === null ? null : normalUsername(username))

/** Changes the caller's account: what is absent stays, what is null is removed. A new phone number is not proved yet. */
export async function updateUserAccount(
  context: Context,
  input: UpdateUserAccountInput,
): Promise<UserAccountRow | Problem> {
  const id = viewerId(context)
  const { realmId } = context.envelope
  const outcome = await change(context, 'updateUserAccount', input, {
    problems: accountProblems(input),
    taken: { [usernameIndex]: conflict('This username is already in use', 'USERNAME_TAKEN', ['input', 'username']) },
    async work(writer) {
      refuseImpersonation(context)
      const [account] = await writer.read(accountForUpdate, { id })
      if (account === undefined) throw new Refused(noSuchUser())
      const at = context.clock.now()
      const seal = async (column: 'phoneNumber' | 'address', value: string | null) =>
        value === null
          ? null
          : (await context.sealedUsers.seal(writer, { ownerId: realmId, recordId: id }, { [column]: value }))[column]!
      const username = input.username === undefined ? account.username : normalOrNull(input.username)
      const address = input.address?.trim() ?? input.address
      const number = input.phoneNumber
      const isNewNumber = number !== undefined && number !== (await openOne(context, writer, account, 'phoneNumber'))
      if (isNewNumber) await writer.run(voidCodes, { id, at })
      await writer.run(updateAccount, {
        id,
        username,
        sealedPhoneNumber: isNewNumber ? await seal('phoneNumber', number) : account.sealedPhoneNumber,
        phoneVerifiedAt: isNewNumber ? null : account.phoneVerifiedAt,
        sealedAddress: address === undefined ? account.sealedAddress : await seal('address', address),
        at,
      })
      const changed = Object.keys(input).sort().join(' ')
      await audit(context, writer, 'identity.account.updated', { userId: id, details: { changed } })
      return { id }
    },
  })
  return isProblem(outcome) ? outcome : ((await loadAccount(context, id)) ?? noSuchUser())
}
