import type { Notice } from '@quintet/kit/slice/letters.ts'

/** Asks a user whether another may act as them. */
export const impersonationRequested: Notice<{ readonly reason: string; readonly minutes: number }> = {
  name: 'identity.impersonation_requested',
  category: 'SECURITY',
  write: ({ reason, minutes }) => ({
    subject: 'Support asks to act in your name',
    paragraphs: [
      `Support asks to use your account for ${minutes} minutes. This is the reason that was given:`,
      reason,
      'Nothing happens unless you allow it in your account, within a day. You can end it at any time.',
      'All that is done meanwhile is recorded under the name of who did it, and your password and factors stay out of reach.',
    ],
  }),
}

/** Tells a user that another begins to act as them. */
export const impersonationStarted: Notice<{ readonly minutes: number }> = {
  name: 'identity.impersonation_started',
  category: 'SECURITY',
  write: ({ minutes }) => ({
    subject: 'Your account is being used by support, as you allowed',
    paragraphs: [
      `Support now acts in your name, for at most ${minutes} minutes.`,
      'You can end it at any time in your account, where your sessions are listed.',
    ],
  }),
}
