// Realms: within one, addresses and usernames are unique. The people of the platform share one. A tenant that has people of its own
// is a realm of its own, whose id is the tenant's. What people hold to prove who they are says which realm to look in.
import { platformRealmId } from './envelope.ts'

/** A token, key or challenge, and the realm that it is good for. */
export interface Credential {
  readonly realmId: string
  /** Without the realm. */
  readonly secret: string
}

const form = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})~(.*)$/s

/** A credential as its holder gets it: `<realm>~<secret>`, or the secret alone where its realm is the platform's. */
export const writeCredential = ({ realmId, secret }: Credential): string =>
  realmId === platformRealmId ? secret : `${realmId}~${secret}`

/** The parts of a credential. Nothing is verified. */
export function readCredential(text: string): Credential {
  const [, realmId = platformRealmId, secret = text] = form.exec(text) ?? []
  return { realmId, secret }
}
