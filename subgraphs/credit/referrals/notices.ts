import type { Notice } from '@quintet/kit/slice/letters.ts'

/** To a person whom a member invites: the code that names the member. */
export const invitedByMember: Notice<{ readonly code: string }> = {
  name: 'credit.referral_invited',
  category: 'SERVICE',
  write: ({ code }) => ({
    subject: 'You are invited',
    paragraphs: [
      'A member of an organisation that you may know invites you to join it.',
      `Once you are a member, give this code to say who invited you: ${code}`,
      'If you do not want to join, you need not do anything.',
    ],
  }),
}
