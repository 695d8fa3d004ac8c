import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { passwordProblems, strengthProblems } from './rules.ts'

/** What is wrong with a new password; empty when nothing is. @param words that describe the user */
export async function newPasswordProblems(
  context: Context,
  password: string,
  words: readonly string[],
): Promise<FieldProblem[]> {
  const problems = passwordProblems(password)
  return problems.length > 0 ? problems : weaknessOf(context, password, words)
}

/** The problem of a password of the right form that is easy to guess or was stolen. */
export async function weaknessOf(
  { passwords, breaches }: Context,
  password: string,
  words: readonly string[],
): Promise<FieldProblem[]> {
  const weak = strengthProblems(await passwords.strength(password, [...words, 'quintet']))
  if (weak.length > 0) return weak
  const isStolen = await breaches.has(password)
  return isStolen ? [fieldProblem('This password stands in a list of stolen passwords', 'input', 'password')] : []
}
