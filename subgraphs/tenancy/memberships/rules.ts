import { type Envelope, permits } from '@quintet/kit/wire/envelope.ts'

/** Who may see a membership by its id: its own user, and callers who may read the members. */
export const maySee = (membership: { userId: string }, { viewer, grants }: Envelope): boolean =>
  membership.userId === viewer?.userId || permits(grants, 'tenancy.members:read')
