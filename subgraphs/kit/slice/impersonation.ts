// What a user's consent to an impersonation leaves out: it is for one tenant, and not for what makes the account theirs.
import type { Envelope } from '../wire/envelope.ts'
import { notAllowed, Refused } from './problems.ts'

/** Why something is not done in a session of an impersonation. */
export const impersonated = () => notAllowed('The user has not allowed this to who acts for them', 'IMPERSONATED')

/** Throws Refused where someone acts as the user. */
export function refuseImpersonation({ envelope }: { readonly envelope: Pick<Envelope, 'actor'> }): void {
  if (envelope.actor !== null) throw new Refused(impersonated())
}
