import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'

/** A session ends after this, whatever happens. */
export const sessionDays = 7
/** For so long after a rotation the token before it returns the same successor: parallel refreshes are no theft. */
const parentWindowSeconds = 10

const emailPattern = /^[^\s@<>"(),:;\\\p{Cc}]{1,64}@[^\s@.\p{Cc}]+(?:\.[^\s@.\p{Cc}]+)+$/u
const longestEmail = 254
const longestName = 100
const shortestPassword = 15
const longestPassword = 1000
const leastStrength = 3

/** An address as it is compared: NFKC, trimmed, lower case. */
export const normalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

/** What is wrong with the fields of a sign-up but for the password's strength; empty when nothing is. */
export function signUpProblems(input: {
  email: string
  password: string
  firstName: string
  lastName: string
}): FieldProblem[] {
  const problems: FieldProblem[] = []
  const email = normalEmail(input.email)
  if (email.length > longestEmail || !emailPattern.test(email)) {
    problems.push(fieldProblem('This is no e-mail address', 'input', 'email'))
  }
  const characters = [...input.password.normalize('NFKC')].length
  if (characters < shortestPassword || characters > longestPassword) {
    const message = `The password has ${shortestPassword} to ${longestPassword} characters`
    problems.push(fieldProblem(message, 'input', 'password'))
  }
  for (const field of ['firstName', 'lastName'] as const) {
    const length = input[field].trim().length
    if (length < 1 || length > longestName) {
      problems.push(fieldProblem(`A name has 1 to ${longestName} characters`, 'input', field))
    }
  }
  return problems
}

/** Words that a person is known by. Cut, because the check of a password takes long over long words. */
export const wordsOf = (input: { email: string; firstName: string; lastName: string }): string[] => [
  input.email.trim().slice(0, longestEmail),
  input.firstName.trim().slice(0, longestName),
  input.lastName.trim().slice(0, longestName),
]

/** The problem of a password that is easily guessed, if it is. */
export const strengthProblems = (strength: number): FieldProblem[] =>
  strength >= leastStrength ? [] : [fieldProblem('This password is easy to guess', 'input', 'password')]

/** Whether a session goes on at an instant: not ended, not run out, its person active. */
export const goesOn = (session: { revokedAt: Date | null; expiresAt: Date; userStatus: string }, now: Date): boolean =>
  session.revokedAt === null && session.expiresAt > now && session.userStatus === 'ACTIVE'

/** What a refresh token's number means for its session. */
export type RefreshDecision = 'rotate' | 'repeat' | 'reuse'

/**
 * rotate: the newest token. repeat: its immediate parent, within the window, so the same successor again.
 * reuse: any other; somebody holds a token that was used before.
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
export const longestLockMinutes = 15
