// Links to statements as files. All that they permit is under an HMAC-SHA-256.
import { hmacOf, isSame } from '@quintet/kit/wire/signatures.ts'

/** What a link permits. */
export interface StatementPermission {
  readonly tenantId: string
  readonly accountId: string
  readonly from: string
  readonly to: string
  readonly format: 'CSV' | 'PDF'
  /** Milliseconds since 1970. */
  readonly expires: number
}

export const linkMinutes = 15

const signatureOf = (key: Uint8Array, permission: StatementPermission): Buffer => {
  const { tenantId, accountId, from, to, format, expires } = permission
  return hmacOf('sha256', key, JSON.stringify(['statement', tenantId, accountId, from, to, format, expires]))
}

/** The address of a statement. */
export function linkTo(key: Uint8Array, publicUrl: string, permission: StatementPermission): string {
  const { accountId, tenantId, expires, ...rest } = permission
  const url = new URL(`/statements/${accountId}`, publicUrl)
  const values = { tenant: tenantId, ...rest, expires: String(expires) }
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value)
  url.searchParams.set('signature', signatureOf(key, permission).toString('base64url'))
  return url.href
}

/** What a link permits now; null when it was changed, or has expired. */
export function permissionOf(
  key: Uint8Array,
  accountId: string,
  query: URLSearchParams,
  now: Date,
): StatementPermission | null {
  const text = (name: string) => query.get(name) ?? ''
  const format = text('format') === 'PDF' ? 'PDF' : 'CSV'
  const period = { from: text('from'), to: text('to') }
  const permission = {
    tenantId: text('tenant'),
    accountId,
    ...period,
    format,
    expires: Number(text('expires')),
  } as const
  const given = Buffer.from(text('signature'), 'base64url')
  const right = signatureOf(key, permission)
  if (!isSame(given, right)) return null
  return permission.expires > now.getTime() ? permission : null
}
