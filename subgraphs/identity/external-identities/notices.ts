import type { Notice } from '@quintet/kit/slice/letters.ts'

interface Linking {
  /** The provider's name, as it is configured. */
  readonly name: string
  readonly clientIp: string | null
}

const from = ({ clientIp }: Linking): string[] => (clientIp === null ? [] : [`It came from the address ${clientIp}.`])
const unlessYou = 'If that was not you, choose a new password and look through your sessions and sign-in methods.'

export const identityLinked: Notice<Linking> = {
  name: 'identity.external_linked',
  category: 'SECURITY',
  write: (linking) => ({
    subject: 'Another way to sign in to your account',
    paragraphs: [`An account at ${linking.name} signs in to yours from now on.`, ...from(linking), unlessYou],
  }),
}

export const identityUnlinked: Notice<Linking> = {
  name: 'identity.external_unlinked',
  category: 'SECURITY',
  write: (linking) => ({
    subject: 'A way to sign in to your account was removed',
    paragraphs: [`An account at ${linking.name} does not sign in to yours any more.`, ...from(linking), unlessYou],
  }),
}
