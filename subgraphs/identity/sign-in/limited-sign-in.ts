// Signing in by a password, for GraphQL and for pages: no more often than an address may.
import type { Context } from '../context.ts'
import { inRealmOfTenant } from '../realms/context.ts'
import type { SignInInput } from '../types.gen.ts'
import { signIn } from './actions.ts'
import { limitedAttempt } from './address-limit.ts'

export const limitedSignIn = (context: Context, input: SignInInput) =>
  limitedAttempt(context, async () => signIn(await inRealmOfTenant(context, input.tenantSlug), input))
