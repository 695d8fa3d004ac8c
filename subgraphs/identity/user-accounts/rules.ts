import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { usernameProblems } from '../sign-in/rules.ts'
import type { UpdateUserAccountInput, UserStatus } from '../types.gen.ts'

const maxAddress = 500
const maxReason = 500

/** A code for a phone works for so long, and is tried so often. */
export const codeMinutes = 10
export const codeTries = 5

/** How many codes may be sent to a user's phone within a day: each costs money. */
export const codesPerDay = 10

const phonePattern = /^\+[1-9]\d{6,14}$/

/** What is wrong with the fields of an account; empty when nothing is. */
export function accountProblems({ username, phoneNumber, address }: UpdateUserAccountInput): FieldProblem[] {
  return [
    ...usernameProblems(username),
    ...(phoneNumber === null || phoneNumber === undefined || phonePattern.test(phoneNumber)
      ? []
      : [fieldProblem('The phone number must be as E.164 writes it, such as +4930123456', 'input', 'phoneNumber')]),
    ...textProblems('The address', address, { max: maxAddress }, 'input', 'address'),
  ]
}

/** What is wrong with the reason of a change of status. */
export const reasonProblems = (reason: string | null | undefined): FieldProblem[] =>
  textProblems('The reason', reason, { max: maxReason }, 'input', 'reason')

/** What is wrong with a status that users give themselves. */
export const ownStatusProblems = (status: UserStatus): FieldProblem[] =>
  status === 'INACTIVE' || status === 'DELETED'
    ? []
    : [fieldProblem('Your own status can become INACTIVE or DELETED', 'input', 'status')]

const next: Readonly<Record<UserStatus, readonly UserStatus[]>> = {
  ACTIVE: ['INACTIVE', 'SUSPENDED', 'DELETED'],
  INACTIVE: ['ACTIVE', 'DELETED'],
  SUSPENDED: ['ACTIVE', 'DELETED'],
  DELETED: ['ACTIVE'],
}

/** Whether a user may go from one status to another. Once what describes them was removed, nothing brings them back. */
export const mayBecome = (from: UserStatus, to: UserStatus, isScrubbed: boolean): boolean =>
  !isScrubbed && next[from].includes(to)
