import type { Notice } from '@quintet/kit/slice/letters.ts'

/** Told to a user whose export can be downloaded. It holds no link: a letter is read by more people than its reader. */
export const exportReady: Notice<{ readonly hours: number }> = {
  name: 'identity.export_ready',
  category: 'SECURITY',
  write: ({ hours }) => ({
    subject: 'The copy of your data is ready',
    paragraphs: [
      'You asked for a copy of what Quintet holds of you. It is ready.',
      `Sign in to download it: for ${hours} hours it is listed among the exports of your account. Then it is removed.`,
      'If you did not ask for it, someone else can use your account: change your password at once.',
    ],
  }),
}
