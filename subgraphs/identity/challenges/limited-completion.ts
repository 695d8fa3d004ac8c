// Completing a sign-in by a further proof, or beginning one by a passkey, for GraphQL and for pages: no more often than an
// address may.
import type { Context } from '../context.ts'
import { inRealmOfTenant, openCredential } from '../realms/context.ts'
import { limitedAttempt } from '../sign-in/address-limit.ts'
import type { CompleteSignInInput, StartPasskeySignInInput } from '../types.gen.ts'
import { completeSignIn, startPasskeySignIn } from './actions.ts'

export const limitedCompletion = (context: Context, input: CompleteSignInInput) =>
  limitedAttempt(context, () => {
    const { inside, secret } = openCredential(context, input.challenge)
    return completeSignIn(inside, { ...input, challenge: secret })
  })

export const limitedPasskeyStart = (context: Context, input: StartPasskeySignInInput) =>
  limitedAttempt(context, async () => {
    if (input.challenge == null) {
      return startPasskeySignIn(await inRealmOfTenant(context, input.tenantSlug), input)
    }
    const { inside, secret } = openCredential(context, input.challenge)
    return startPasskeySignIn(inside, { ...input, challenge: secret })
  })
