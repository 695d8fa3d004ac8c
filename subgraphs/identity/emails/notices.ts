import type { Notice } from '@quintet/kit/slice/letters.ts'
import type { Link } from '../mailed-tokens/links.ts'

/** A time as people say it. */
export const durationOf = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`

/** To a new user, and to users who ask for it: the link that verifies their address. */
export const addressToVerify: Notice<Link> = {
  name: 'identity.address_to_verify',
  category: 'SECURITY',
  write: ({ url, minutes }) => ({
    subject: 'Verify your e-mail address',
    paragraphs: [
      'You signed up with this address. Follow the link to verify that it is yours.',
      `The link works once, for ${durationOf(minutes)}.`,
      'If you did not sign up, do not follow it: you need not do anything.',
    ],
    action: { label: 'Verify the address', url },
  }),
}

/** To the new address of a user who wants to change theirs. */
export const newAddressToVerify: Notice<Link> = {
  name: 'identity.new_address_to_verify',
  category: 'SECURITY',
  write: ({ url, minutes }) => ({
    subject: 'Verify your new e-mail address',
    paragraphs: [
      'You asked to sign in with this address from now on. Follow the link to verify that it is yours.',
      `The link works once, for ${durationOf(minutes)}.`,
      'If you did not ask for this, do not follow it: you need not do anything.',
    ],
    action: { label: 'Verify the address', url },
  }),
}

/** To the present address of a user who wants to change theirs. */
export const addressChangeRequested: Notice<{ readonly clientIp: string | null }> = {
  name: 'identity.address_change_requested',
  category: 'SECURITY',
  write: ({ clientIp }) => ({
    subject: 'Your e-mail address is to be changed',
    paragraphs: [
      'Your account was used to ask for another e-mail address.',
      ...(clientIp === null ? [] : [`The request came from the address ${clientIp}.`]),
      'If that was you, follow the link in the letter to the new address. If it was not, change your password at once.',
    ],
  }),
}

/** To the former address of a user. */
export const addressChanged: Notice<object> = {
  name: 'identity.address_changed',
  category: 'SECURITY',
  write: () => ({
    subject: 'Your e-mail address was changed',
    paragraphs: [
      'Your account now has another e-mail address. Letters no longer come to this one.',
      'If that was not you, tell those who run this service at once.',
    ],
  }),
}

/** To the user of an address that was asked for once more. The link is for those who have not verified it. */
export const addressTaken: Notice<Link> = {
  name: 'identity.address_taken',
  category: 'SECURITY',
  write: ({ url, isUsable }) => ({
    subject: 'You already have an account',
    paragraphs: [
      'An account was asked for with your e-mail address. You already have one.',
      'If that was you, sign in; if you forgot your password, ask for a new one. If it was not, you need not do anything.',
      ...(isUsable ? ['Your address is not verified. With this link you choose a password and verify it.'] : []),
    ],
    ...(isUsable ? { action: { label: 'Choose a password', url } } : {}),
  }),
}
