// Where a page leads to after the sign-in.
import { returnUrl } from '../external-identities/rules.ts'

/**
 * The address behind `next`: a path of PUBLIC_URL, or an address of one of these origins. Null where it is neither.
 * It is whole, so that no browser reads a host into its path.
 */
export function nextUrl(next: string, publicUrl: string, origins: readonly string[]): URL | null {
  if (/^[/\\]{2}/.test(next)) return null
  return returnUrl(next.startsWith('/') ? `${new URL(publicUrl).origin}${next}` : next, origins)
}
