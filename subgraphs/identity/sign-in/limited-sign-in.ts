// Signing in by a password and signing up, for GraphQL and for pages: no more often than an address may.
import type { Context } from '../context.ts'
import { inRealmOfTenant } from '../realms/context.ts'
import type { SignInInput, SignUpInput } from '../types.gen.ts'
import { signIn } from './actions.ts'
import { limitedAttempt, limitedRequest } from './address-limit.ts'
import { signUp } from './sign-up.ts'

export const limitedSignIn = (context: Context, input: SignInInput) =>
  limitedAttempt(context, async () => signIn(await inRealmOfTenant(context, input.tenantSlug), input))

export function limitedSignUp(context: Context, input: SignUpInput) {
  // In the one case it is a request for a letter.
  const limited = context.accounts.signUp === 'verified' ? limitedRequest : limitedAttempt
  return limited(context, () => signUp(context, input))
}
