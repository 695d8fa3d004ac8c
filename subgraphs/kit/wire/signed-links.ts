// Links to files that are made when they are asked for: nothing but the link decides. All that it permits stands in its query,
// under an HMAC-SHA-256.
import { hmacOf, isSame } from './signatures.ts'

interface Signer {
  readonly key: Uint8Array
  readonly publicUrl: string
}
type Permission = Readonly<Record<string, string>>

/** For so long links to files of the moment are good. */
const linkMinutes = 15

const signatureOf = (key: Uint8Array, path: string, query: URLSearchParams): Buffer =>
  hmacOf('sha256', key, JSON.stringify([path, ...[...query].filter(([name]) => name !== 'signature')]))

/** A link that permits something until a time. */
export function signedLink({ key, publicUrl }: Signer, path: string, permission: Permission, expiresAt: Date): string {
  const url = new URL(path, publicUrl)
  for (const [name, value] of Object.entries(permission)) url.searchParams.set(name, value)
  url.searchParams.set('expires', String(expiresAt.getTime()))
  url.searchParams.set('signature', signatureOf(key, path, url.searchParams).toString('base64url'))
  return url.href
}

/** A link that is good for a quarter of an hour. */
export function shortLink(signer: Signer, path: string, permission: Permission, now: Date) {
  const expiresAt = new Date(now.getTime() + linkMinutes * 60_000)
  return { url: signedLink(signer, path, permission, expiresAt), expiresAt }
}

/** What a link permits now; null when it was changed, or has expired. */
export function permissionOf(key: Uint8Array, path: string, query: URLSearchParams, now: Date): Permission | null {
  const given = Buffer.from(query.get('signature') ?? '', 'base64url')
  if (!isSame(given, signatureOf(key, path, query))) return null
  return Number(query.get('expires')) > now.getTime() ? Object.fromEntries(query) : null
}
