// Completing a sign-in by a further proof, for GraphQL and for pages: no more often than an address may.
import type { Context } from '../context.ts'
import { openCredential } from '../realms/context.ts'
import { limitedAttempt } from '../sign-in/address-limit.ts'
import type { CompleteSignInInput } from '../types.gen.ts'
import { completeSignIn } from './actions.ts'

export const limitedCompletion = (context: Context, input: CompleteSignInInput) =>
  limitedAttempt(context, () => {
    const { inside, secret } = openCredential(context, input.challenge)
    return completeSignIn(inside, { ...input, challenge: secret })
  })
