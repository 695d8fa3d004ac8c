import type { Notice } from '@quintet/kit/slice/letters.ts'

interface Change {
  /** The passkey's name, as the user wrote it. */
  readonly name: string
  readonly clientIp: string | null
}

const from = ({ clientIp }: Change): string[] => (clientIp === null ? [] : [`It came from the address ${clientIp}.`])
const unlessYou = 'If that was not you, change your password and look through your sessions and sign-in methods.'

export const passkeyAdded: Notice<Change> = {
  name: 'identity.passkey_added',
  category: 'SECURITY',
  write: (change) => ({
    subject: 'A passkey was added to your account',
    paragraphs: [`The passkey "${change.name}" signs in to your account from now on.`, ...from(change), unlessYou],
  }),
}

export const passkeyRemoved: Notice<Change> = {
  name: 'identity.passkey_removed',
  category: 'SECURITY',
  write: (change) => ({
    subject: 'A passkey was removed from your account',
    paragraphs: [`The passkey "${change.name}" does not sign in any more.`, ...from(change), unlessYou],
  }),
}
