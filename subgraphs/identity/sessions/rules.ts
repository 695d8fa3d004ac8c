import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { emailProblems, isStorable, lengthOf, textProblems } from '@quintet/kit/slice/text-rules.ts'

/** A session ends after this, whatever happens. */
export const sessionDays = 7
/** For so long after a rotation the token before it returns the same successor: parallel refreshes are no theft. */
const parentWindowSeconds = 10

const maxEmail = 254
const maxName = 100
const minPassword = 15
const maxPassword = 1000
const minStrength = 3

/** An address as it is compared: NFKC, trimmed, lower case. */
export const normalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

/** What is wrong with the fields of a sign-up but for the password's strength; empty when nothing is. */
export function signUpProblems(input: {
  email: string
  password: string
  firstName: string
  lastName: string
}): FieldProblem[] {
  return [
    ...emailProblems(normalEmail(input.email), 'input', 'email'),
    ...passwordProblems(input.password),
    ...textProblems('The first name', input.firstName, { max: maxName }, 'input', 'firstName'),
    ...textProblems('The last name', input.lastName, { max: maxName }, 'input', 'lastName'),
  ]
}

/** The ends of a password count, and it is never stored: all that matters is that it can be told from others. */
function passwordProblems(password: string): FieldProblem[] {
  const length = lengthOf(password.normalize('NFKC'))
  const at = (message: string) => [fieldProblem(message, 'input', 'password')]
  if (length < minPassword || length > maxPassword) {
    return at(`The password must have ${minPassword} to ${maxPassword} characters`)
  }
  return isStorable(password) ? [] : at('The password must not contain control characters or incomplete characters')
}

/** Words that a person is known by. Cut, because the check of a password takes long over long words. */
export const wordsOf = (input: { email: string; firstName: string; lastName: string }): string[] => [
  input.email.trim().slice(0, maxEmail),
  input.firstName.trim().slice(0, maxName),
  input.lastName.trim().slice(0, maxName),
]

/** The problem of a password that is easily guessed, if it is. */
export const strengthProblems = (strength: number): FieldProblem[] =>
  strength >= minStrength ? [] : [fieldProblem('This password is easy to guess', 'input', 'password')]

/** Whether a session goes on at an instant: not ended, not run out, its person active. */
export const goesOn = (session: { revokedAt: Date | null; expiresAt: Date; userStatus: string }, now: Date): boolean =>
  session.revokedAt === null && session.expiresAt > now && session.userStatus === 'ACTIVE'

/** What a refresh token's number means for its session. */
export type RefreshDecision = 'rotate' | 'repeat' | 'reuse'

/**
 * rotate: the newest token. repeat: its immediate parent, within the window, so the same successor again.
 * reuse: any other; the holder has a token that was used before.
 */
export function decideRefresh(presented: number, newest: number, rotatedAt: Date, now: Date): RefreshDecision {
  if (presented === newest) return 'rotate'
  const isParent = presented === newest - 1
  const isRecent = now.getTime() - rotatedAt.getTime() <= parentWindowSeconds * 1000
  return isParent && isRecent ? 'repeat' : 'reuse'
}

/** Failures in a row after which the account waits, and after which the password is shut until it is reset. */
export const failuresBeforeLock = 5
export const failuresBeforeShut = 100
/** An account waits 1 minute after its 5th failure in a row, then 2, 4, 8, at most so many. */
export const maxLockMinutes = 15
