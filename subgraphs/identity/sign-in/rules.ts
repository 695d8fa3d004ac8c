import { type FieldProblem, fieldProblem, notAllowed } from '@quintet/kit/slice/problems.ts'
import { emailProblems, isStorable, lengthOf, normalEmail, textProblems } from '@quintet/kit/slice/text-rules.ts'

const maxEmail = 254
const maxName = 100
const minPassword = 15
const maxPassword = 1000
const minStrength = 3

/** A username as it is stored and compared. */
export const normalUsername = (username: string): string => username.normalize('NFKC').trim().toLowerCase()

const usernamePattern = /^[a-z0-9._-]{3,50}$/

/** What is wrong with a username; nothing is with one that was left out. */
export function usernameProblems(username: string | null | undefined): FieldProblem[] {
  if (username == null || usernamePattern.test(normalUsername(username))) return []
  const message = 'The username must have 3 to 50 characters of a-z, 0-9, dot, underscore and hyphen'
  return [fieldProblem(message, 'input', 'username')]
}

export const wrongCredentials = () => notAllowed('The address or the password is wrong', 'INVALID_CREDENTIALS')

/** What is wrong with the fields of a sign-up, but for the password's strength; empty when nothing is. */
export function signUpProblems(input: {
  email: string
  password: string
  firstName: string
  lastName: string
  username?: string | null | undefined
}): FieldProblem[] {
  return [
    ...emailProblems(normalEmail(input.email), 'input', 'email'),
    ...passwordProblems(input.password),
    ...textProblems('The first name', input.firstName, { max: maxName }, 'input', 'firstName'),
    ...textProblems('The last name', input.lastName, { max: maxName }, 'input', 'lastName'),
    ...usernameProblems(input.username),
  ]
}

/** Spaces at the ends of a password count. It is not stored, but it must be told from others. */
export function passwordProblems(password: string): FieldProblem[] {
  const length = lengthOf(password.normalize('NFKC'))
  const at = (message: string) => [fieldProblem(message, 'input', 'password')]
  if (length < minPassword || length > maxPassword) {
    return at(`The password must have ${minPassword} to ${maxPassword} characters`)
  }
  return isStorable(password) ? [] : at('The password must not contain control characters or incomplete characters')
}

/** Words that describe the user, which a password should not consist of. Cut, as the check is slow for long words. */
export const wordsOf = (input: { email: string; firstName: string; lastName: string }): string[] => [
  input.email.trim().slice(0, maxEmail),
  input.firstName.trim().slice(0, maxName),
  input.lastName.trim().slice(0, maxName),
]

/** The problem of a password that is easy to guess, if it is. */
export const strengthProblems = (strength: number): FieldProblem[] =>
  strength >= minStrength ? [] : [fieldProblem('This password is easy to guess', 'input', 'password')]

/** Failures in a row after which an account is locked for a while, and after which it is blocked until a reset. */
export const failuresBeforeLock = 5
export const failuresBeforeBlock = 100
/** An account is locked for 1 minute after the 5th failure in a row, then for 2, 4, 8, and at most this many. */
export const maxLockMinutes = 15

/** Why a sign-in was refused, for the audit log; callers are not told. */
export function refusalReason(user: { status: string } | undefined, wasTried: boolean): string {
  if (user === undefined) return 'UNKNOWN_ADDRESS'
  if (wasTried) return 'WRONG_PASSWORD'
  return user.status === 'ACTIVE' ? 'LOCKED' : 'NOT_ACTIVE'
}
