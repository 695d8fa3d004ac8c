import type { Notice } from '@quintet/kit/slice/letters.ts'

interface Change {
  /** The address that it came from. */
  readonly clientIp: string | null
}

const from = ({ clientIp }: Change): string[] => (clientIp === null ? [] : [`It came from the address ${clientIp}.`])
const unlessYou = 'If that was not you, change your password and look through your sessions and sign-in methods.'

/** Sent when an authenticator app counts from now on, the first one or another. */
export const totpEnabled: Notice<Change> = {
  name: 'identity.totp_enabled',
  category: 'SECURITY',
  write: (change) => ({
    subject: 'An authenticator app was added to your account',
    paragraphs: [
      'From now on, signing in with your password also asks for a code of your authenticator app.',
      'Keep the backup codes that you were shown: each signs you in once when the app is lost.',
      ...from(change),
      unlessYou,
    ],
  }),
}

export const totpDisabled: Notice<Change> = {
  name: 'identity.totp_disabled',
  category: 'SECURITY',
  write: (change) => ({
    subject: 'The authenticator app was removed from your account',
    paragraphs: [
      'Your password alone signs you in from now on. Backup codes and remembered devices do not count any more.',
      ...from(change),
      unlessYou,
    ],
  }),
}

export const backupCodesCreated: Notice<Change> = {
  name: 'identity.backup_codes_created',
  category: 'SECURITY',
  write: (change) => ({
    subject: 'New backup codes were made for your account',
    paragraphs: ['The older backup codes do not work any more.', ...from(change), unlessYou],
  }),
}

export const backupCodeUsed: Notice<Change & { readonly left: number }> = {
  name: 'identity.backup_code_used',
  category: 'SECURITY',
  write: ({ left, ...change }) => ({
    subject: 'A backup code of your account was used',
    paragraphs: [
      'Someone proved to be you with one of your backup codes.',
      left === 1 ? 'One code is left.' : `${left} codes are left.`,
      ...from(change),
      unlessYou,
    ],
  }),
}

/** Sent when several codes were wrong after a right password. */
export const wrongCodes: Notice<Change> = {
  name: 'identity.wrong_codes',
  category: 'SECURITY',
  write: (change) => ({
    subject: 'Wrong codes after your password',
    paragraphs: [
      'Someone who knows your password tried to sign in to your account with several wrong codes.',
      'No password and no code is accepted for a short while.',
      ...from(change),
      'If that was not you, change your password.',
    ],
  }),
}

export const secondFactorReset: Notice<Record<never, never>> = {
  name: 'identity.second_factor_reset',
  category: 'SECURITY',
  write: () => ({
    subject: 'Your second factors were reset',
    paragraphs: [
      'An administrator removed the authenticator app, the backup codes and the passkeys of your account, and ended all sessions.',
      'Sign in with your password, and set up a second factor again.',
      'If you did not ask for this, reset your password and tell your administrator.',
    ],
  }),
}
