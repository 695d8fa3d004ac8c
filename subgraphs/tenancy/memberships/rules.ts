import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'

/** Who may see a membership by its id: its own user, and callers who may read the members. */
export const maySee = (membership: { userId: string }, envelope: Envelope): boolean =>
  membership.userId === envelope.viewer?.userId || isPermitted(envelope, 'tenancy.members:read')
