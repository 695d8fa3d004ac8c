// EXTERNAL_PROVIDERS: a JSON file of the issuers that people sign in with.
import { readFileSync } from 'node:fs'
import type { SettingsReader } from './settings.ts'

const kinds = ['google', 'github', 'azure', 'linkedin', 'oidc'] as const

export interface ExternalProvider {
  /** Its name in addresses, and beside what is linked: it stays. */
  readonly slug: string
  readonly kind: (typeof kinds)[number]
  /** For people. */
  readonly name: string
  /** Without a slash at its end. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Whether its sign-in counts as two factors. */
  readonly trustMfa: boolean
  /** Domains of which it alone gives out addresses, in lower case; `*` for all. */
  readonly domains: readonly string[]
}

const issuers: Readonly<Partial<Record<ExternalProvider['kind'], string>>> = {
  google: 'https://accounts.google.com',
  github: 'https://github.com',
  linkedin: 'https://www.linkedin.com/oauth',
}
const slugPattern = /^[a-z][a-z0-9-]{0,31}$/
const domainPattern = /^(\*|[a-z0-9-]+(\.[a-z0-9-]+)+)$/
const known = new Set(['slug', 'kind', 'name', 'issuer', 'clientId', 'clientSecret', 'trustMfa', 'domains'])
const setting = 'EXTERNAL_PROVIDERS'

/** The providers of the file; none without it. */
export function readExternalProviders(reader: SettingsReader): ExternalProvider[] {
  const path = reader.text(setting)
  if (path === null) return []
  const entries = entriesOf(path)
  if (entries === null) {
    reader.fault(`${setting} must name a JSON file of a list such as [{"slug": "google", "kind": "google", ...}]`)
    return []
  }
  const found = entries.map((entry, i) =>
    providerOf(entry, (line) => reader.fault(`${setting}, entry ${i + 1}: ${line}`)),
  )
  const slugs = entries.map(({ slug }) => slug)
  const twice = slugs.find((slug, i) => slugs.indexOf(slug) !== i)
  if (twice !== undefined) reader.fault(`${setting}: two entries have the slug ${String(twice)}`)
  return found
}

type Entry = Readonly<Record<string, unknown>>

function entriesOf(path: string): Entry[] | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const isList = Array.isArray(value) && value.every((each) => each !== null && typeof each === 'object')
    return isList ? (value as Entry[]) : null
  } catch {
    // The file's text is not reported: it contains secrets.
    return null
  }
}

function providerOf(entry: Entry, fault: (line: string) => void): ExternalProvider {
  const text = (name: string, fallback = ''): string => {
    const value = entry[name] ?? fallback
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    fault(`${name} must be a text`)
    return ''
  }
  const unknown = Object.keys(entry).find((name) => !known.has(name))
  if (unknown !== undefined) fault(`${unknown} is not a setting of a provider`)
  const slug = text('slug')
  if (slug !== '' && !slugPattern.test(slug)) fault('slug must be lower-case letters, digits and hyphens, 32 at most')
  const kind = kinds.find((each) => each === entry.kind)
  if (kind === undefined) fault(`kind must be ${kinds.join(', ').replace(/, (\w+)$/, ' or $1')}`)
  const issuer = text('issuer', kind === undefined ? '-' : issuers[kind]).replace(/\/+$/, '')
  if (kind !== undefined && issuer !== '' && !isIssuer(issuer)) {
    fault('issuer must be an https address, or http on this machine, without a query')
  }
  const { trustMfa = false, domains = [] } = entry
  if (typeof trustMfa !== 'boolean') fault('trustMfa must be true or false')
  const isList = Array.isArray(domains) && domains.every((each) => domainPattern.test(String(each).toLowerCase()))
  if (!isList) fault('domains must be a list such as ["example.com"]')
  return {
    slug,
    kind: kind ?? 'oidc',
    name: text('name', slug),
    issuer,
    clientId: text('clientId'),
    clientSecret: text('clientSecret'),
    trustMfa: trustMfa === true,
    domains: isList ? (domains as unknown[]).map((each) => String(each).toLowerCase()) : [],
  }
}

function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url))
}

/** Whether an address is one of this machine: there alone http is accepted. */
export const isLocal = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
