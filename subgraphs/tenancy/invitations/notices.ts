import type { Notice } from '@quintet/kit/slice/letters.ts'

/** To an invited person: the link with which they become a member. */
export const invited: Notice<{ readonly tenantName: string; readonly url: string }> = {
  name: 'tenancy.invited',
  category: 'SECURITY',
  write: ({ tenantName, url }) => ({
    // No text of others in a header: the name stands in the letter alone.
    subject: 'You are invited to join an organisation',
    paragraphs: [
      `You are invited to join ${tenantName}.`,
      'Sign in with this address, or sign up with it, and follow the link. It works once, for 7 days.',
      'If you do not want to join, you need not do anything.',
    ],
    action: { label: 'Accept the invitation', url },
  }),
}
