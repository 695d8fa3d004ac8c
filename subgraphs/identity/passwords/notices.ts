import type { Notice } from '@quintet/kit/slice/letters.ts'
import { durationOf } from '../emails/notices.ts'
import type { Link } from '../mailed-tokens/links.ts'

/** To a user who forgot their password: the link that sets a new one. */
export const passwordToReset: Notice<Link> = {
  name: 'identity.password_to_reset',
  category: 'SECURITY',
  write: ({ url, minutes }) => ({
    subject: 'Choose a new password',
    paragraphs: [
      'A new password was asked for your account. Follow the link to choose one.',
      `The link works once, for ${durationOf(minutes)}.`,
      'If you did not ask for this, do not follow it: your password stays as it is.',
    ],
    action: { label: 'Choose a new password', url },
  }),
}

/** To a user whose password is another one. */
export const passwordChanged: Notice<{ readonly clientIp: string | null }> = {
  name: 'identity.password_changed',
  category: 'SECURITY',
  write: ({ clientIp }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      'Your account has a new password. Other devices have to sign in again.',
      ...(clientIp === null ? [] : [`The change came from the address ${clientIp}.`]),
      'If that was not you, ask for a new password at once.',
    ],
  }),
}
