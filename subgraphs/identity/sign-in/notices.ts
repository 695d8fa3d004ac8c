import type { Notice } from '@quintet/kit/slice/letters.ts'

/** The first whole minute at which an instant is over, such as 2026-11-28 23:03. */
const minuteAfter = (instant: Date): string =>
  new Date(Math.ceil(instant.getTime() / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')

/** Told once a day to the owner of an account that was locked after wrong passwords. */
export const accountLocked: Notice<{ readonly until: Date; readonly clientIp: string | null }> = {
  name: 'identity.account_locked',
  category: 'SECURITY',
  write: ({ until, clientIp }) => ({
    subject: 'Your account is locked for a short while',
    paragraphs: [
      'There were several attempts to sign in to your account with wrong passwords.',
      `No password is accepted until ${minuteAfter(until)} UTC.`,
      ...(clientIp === null ? [] : [`The last attempt came from the address ${clientIp}.`]),
      'If that was you, wait and try again. If it was not, your password was not guessed: you need not do anything.',
    ],
  }),
}
