// Asking for the letter that sets a new password, for GraphQL and for pages: no more often than an address may.
import type { Context } from '../context.ts'
import { inRealmOfTenant } from '../realms/context.ts'
import { limitedRequest } from '../sign-in/address-limit.ts'
import type { RequestPasswordResetInput } from '../types.gen.ts'
import { requestPasswordReset } from './actions.ts'

export const limitedResetRequest = (context: Context, input: RequestPasswordResetInput) =>
  limitedRequest(context, async () => requestPasswordReset(await inRealmOfTenant(context, input.tenantSlug), input))
