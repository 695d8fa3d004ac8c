import { type FieldProblem, fieldProblem, notAllowed } from '@quintet/kit/slice/problems.ts'
import type { CompleteSignInInput, ProofMethod, StepUpInput } from '../types.gen.ts'

/** A challenge can be completed for this long. */
const challengeMinutes = 10
/** How many proofs a challenge allows. */
export const maxTries = 5

export const challengeEnd = (now: Date): Date => new Date(now.getTime() + challengeMinutes * 60_000)

export const tokenInvalid = (...path: string[]) =>
  notAllowed('It has expired, was used already or is unknown: start again', 'TOKEN_INVALID', path)

/** The same for whatever was wrong with a proof. */
export const wrongProof = () => notAllowed('The proof is wrong', 'INVALID_CREDENTIALS')

/** Proofs of a thing that the user has. */
const possessions: readonly string[] = ['TOTP', 'BACKUP_CODE', 'PASSKEY']

/** aal2 for two kinds of proof, or for a passkey whose device verified its user; aal1 for one. */
export function acrOf(methods: readonly string[], isUserVerified = false): 'aal1' | 'aal2' {
  const hasPossession = methods.some((method) => possessions.includes(method))
  const hasOther = methods.some((method) => !possessions.includes(method))
  return isUserVerified || (hasPossession && hasOther) ? 'aal2' : 'aal1'
}

interface Factors {
  readonly totpEnabledAt: Date | null
  readonly passkeyCount: number
}

/** Whether a user who gave such proofs still owes one. A passkey must be used where the tenant demands a second factor. */
export const isSecondProofDue = (acr: string, factors: Factors, isDemanded: boolean): boolean =>
  acr === 'aal1' && (factors.totpEnabledAt !== null || (isDemanded && factors.passkeyCount > 0))

/** What counts as the second proof. */
export function secondMethods(
  factors: Factors & { readonly backupCodesLeft: number },
  terms: { readonly allowBackupCodes: boolean } | null,
): ProofMethod[] {
  const hasCode = factors.totpEnabledAt !== null && factors.backupCodesLeft > 0 && terms?.allowBackupCodes !== false
  return [
    ...(factors.totpEnabledAt === null ? [] : (['TOTP'] as const)),
    ...(hasCode ? (['BACKUP_CODE'] as const) : []),
    ...(factors.passkeyCount > 0 ? (['PASSKEY'] as const) : []),
  ]
}

const maxCode = 100

const longCode = (code: string): FieldProblem[] =>
  code.length > maxCode ? [fieldProblem(`The code has at most ${maxCode} characters`, 'input', 'code')] : []

/** What is missing or malformed in a proof; whether it is right is not told here. */
export function proofProblems(input: CompleteSignInInput | StepUpInput): FieldProblem[] {
  const { method, code, response, challenge } = input
  const missing = (field: string) => [fieldProblem(`${method} needs ${field}`, 'input', field)]
  if (method === 'PASSWORD') return 'password' in input && !input.password ? missing('password') : []
  if (method === 'EXTERNAL')
    return [...(challenge ? [] : missing('challenge')), ...(code ? longCode(code) : missing('code'))]
  if (method === 'TOTP' || method === 'BACKUP_CODE') {
    if (!code) return missing('code')
    return longCode(code)
  }
  if (method !== 'PASSKEY') return []
  return [...(challenge ? [] : missing('challenge')), ...(isResponse(response) ? [] : missing('response'))]
}

/** The JSON form of a PublicKeyCredential, as far as it is read before the library verifies it. */
export interface PasskeyResponse {
  readonly id: string
  readonly response: { readonly userHandle?: unknown }
}

export function isResponse(value: unknown): value is PasskeyResponse {
  if (value === null || typeof value !== 'object') return false
  const { id, response } = value as Record<string, unknown>
  return typeof id === 'string' && id !== '' && id.length <= 2000 && response !== null && typeof response === 'object'
}
