import type { ExternalProvider } from '@quintet/kit/process/external-providers.ts'
import { emailProblems } from '@quintet/kit/slice/text-rules.ts'

/** How long the visit to a provider may take. */
export const attemptMinutes = 10
/** How long the challenge that a browser comes back with is good for. */
export const challengeSeconds = 60

/** What a provider says of an account. */
export interface ClaimedAccount {
  readonly issuer: string
  /** Lasting and never an address. */
  readonly subject: string
  readonly email: string | null
  /** Whether the provider says that the address is the account's. */
  readonly isEmailVerified: boolean
  readonly firstName: string
  readonly lastName: string
}

const maxReturnTo = 2000
/** What programs read differently, such as spaces and backslashes, is in none of them. */
const plainUrl = /^https?:\/\/[\w.:[\]-]+(?:[/?#][\w.~:/?#[\]@!$&'()*+,;=%-]*)?$/

/** The address that a browser is sent back to; null where it is not one of these origins. */
export function returnUrl(text: string, origins: readonly string[]): URL | null {
  if (text.length > maxReturnTo || !plainUrl.test(text)) return null
  const url = URL.parse(text)
  return url !== null && origins.includes(url.origin) && url.username === '' && url.password === '' ? url : null
}

/** The origins that browsers may be sent back to. */
export const originsOf = (publicUrl: string, more: readonly string[]): string[] => [new URL(publicUrl).origin, ...more]

/** Whether a text is base64url of a SHA-256. */
export const isHash = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** Whether the provider alone gives out addresses such as this one, so that its word proves whose it is. */
export function isAuthoritative({ domains }: Pick<ExternalProvider, 'domains'>, account: ClaimedAccount): boolean {
  if (account.email === null || !account.isEmailVerified) return false
  const domain = account.email.slice(account.email.lastIndexOf('@') + 1).toLowerCase()
  return domains.includes('*') || domains.includes(domain)
}

/** The address of an account, where it has one that can be a user's. */
export const usableEmail = ({ email }: ClaimedAccount): string | null =>
  email !== null && emailProblems(email).length === 0 ? email : null

/** First and last name from what providers tell, cut to what a profile holds. */
export function namesOf(claims: Readonly<Record<string, unknown>>): { firstName: string; lastName: string } {
  const text = (value: unknown): string => (typeof value === 'string' ? value.replace(/\p{C}/gu, '').trim() : '')
  const [before = '', ...rest] = text(claims.name).split(/\s+/)
  const firstName = text(claims.given_name) || before
  const lastName = text(claims.family_name) || rest.join(' ')
  const cut = (name: string): string => [...name].slice(0, 100).join('')
  return { firstName: cut(firstName), lastName: cut(lastName) }
}

/** The accounts that let their user in. One at a provider that was taken out of the settings lets no one in. */
export const waysIn = <Linked extends { readonly provider: string }>(
  providers: { find(slug: string): unknown },
  linked: readonly Linked[],
): Linked[] => linked.filter(({ provider }) => providers.find(provider) !== undefined)

/** Whether a user could not sign in any more without one of their accounts at other issuers. */
export const isLastWayIn = (factors: {
  readonly hasPassword: boolean
  readonly passkeyCount: number
  readonly externalCount: number
}): boolean => !factors.hasPassword && factors.passkeyCount === 0 && factors.externalCount <= 1
