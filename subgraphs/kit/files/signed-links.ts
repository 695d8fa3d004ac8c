// Links of the directory store: everything that they permit stands in them, under an HMAC-SHA-256.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link permits, all of it signed. */
export interface Permission {
  readonly method: 'GET' | 'PUT'
  readonly key: string
  /** Milliseconds since 1970. */
  readonly expires: number
  /** Headers that must come with a PUT, or that go out with a GET. */
  readonly parameters: Readonly<Record<string, string>>
}

const signatureOf = (secret: Uint8Array, host: string, { method, key, expires, parameters }: Permission): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify([host, method, key, expires, Object.entries(parameters).sort()]))
    .digest()

/** The address of a link below an origin such as https://api.example.com. */
export function signLink(secret: Uint8Array, origin: string, permission: Permission): string {
  const url = new URL(`/files/${permission.key}`, origin)
  for (const [name, value] of Object.entries(permission.parameters)) url.searchParams.set(name, value)
  url.searchParams.set('method', permission.method)
  url.searchParams.set('expires', String(permission.expires))
  url.searchParams.set('signature', signatureOf(secret, url.host, permission).toString('base64url'))
  return url.href
}

/**
 * What a link permits now; null when it was changed, is for another host or method, or has expired.
 * @param now milliseconds since 1970
 */
export function openLink(secret: Uint8Array, url: URL, method: string, now: number): Permission | null {
  const { method: permitted, expires, signature, ...parameters } = Object.fromEntries(url.searchParams)
  // A parameter that comes twice would be read once and signed once: which one is not ours to guess.
  if (new Set(url.searchParams.keys()).size !== [...url.searchParams.keys()].length) return null
  if ((permitted !== 'GET' && permitted !== 'PUT') || method !== permitted) return null
  const key = url.pathname.slice('/files/'.length)
  const permission: Permission = { method: permitted, key, expires: Number(expires), parameters }
  const given = Buffer.from(signature ?? '', 'base64url')
  const right = signatureOf(secret, url.host, permission)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  return permission.expires > now ? permission : null
}
