// Links to exports: those who have one can download the file until it expires. All that it permits is under an HMAC-SHA-256.
import { hmacOf, isSame } from '@quintet/kit/wire/signatures.ts'

interface Permission {
  readonly id: string
  readonly realmId: string
  /** Milliseconds since 1970. */
  readonly expires: number
}

const signatureOf = (key: Uint8Array, { id, realmId, expires }: Permission): Buffer =>
  hmacOf('sha256', key, JSON.stringify(['export', realmId, id, expires]))

/** The address of an export. */
export function linkTo(key: Uint8Array, publicUrl: string, permission: Permission): string {
  const url = new URL(`/exports/${permission.id}`, publicUrl)
  url.searchParams.set('realm', permission.realmId)
  url.searchParams.set('expires', String(permission.expires))
  url.searchParams.set('signature', signatureOf(key, permission).toString('base64url'))
  return url.href
}

/** What a link permits now; null when it was changed, or has expired. */
export function permissionOf(key: Uint8Array, id: string, query: URLSearchParams, now: Date): Permission | null {
  const permission = { id, realmId: query.get('realm') ?? '', expires: Number(query.get('expires')) }
  const given = Buffer.from(query.get('signature') ?? '', 'base64url')
  const right = signatureOf(key, permission)
  if (!isSame(given, right)) return null
  return permission.expires > now.getTime() ? permission : null
}
