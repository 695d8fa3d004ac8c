import type { Notice } from '@quintet/kit/slice/letters.ts'

/** To a candidate, when a workflow invites them. */
export const interviewInvitation: Notice<{ readonly name: string; readonly job: string }> = {
  name: 'marketplace.interview_invitation',
  category: 'SERVICE',
  write: ({ name, job }) => ({
    subject: `Your interview: ${job}`,
    paragraphs: [
      `Hello ${name},`,
      `You are invited to an interview for ${job}. The link to it comes in a letter of its own.`,
    ],
  }),
}
