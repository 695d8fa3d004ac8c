import type { Notice } from '@quintet/kit/slice/letters.ts'

/** Tells a user that a session of theirs ended because there were too many. */
export const sessionEvicted: Notice<{ readonly device: string | null; readonly at: Date }> = {
  name: 'identity.session_evicted',
  category: 'SECURITY',
  write: ({ device, at }) => ({
    subject: 'One of your sessions was ended',
    paragraphs: [
      `At ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC one of your sessions was ended, because your organisation allows only so many at once.`,
      ...(device === null ? [] : [`It was on a device that calls itself ${device}.`]),
      'If you did not sign in somewhere else, change your password at once.',
    ],
  }),
}
