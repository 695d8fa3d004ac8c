import { type Envelope, permits } from '@quintet/kit/wire/envelope.ts'

/** Whether a membership may be seen by its id alone: by its person, and by who may read the members. */
export const maySee = (membership: { userId: string }, { viewer, grants }: Envelope): boolean =>
  membership.userId === viewer?.userId || permits(grants, 'tenancy.members:read')
