// The text of an API key: `quintet_<id>_<secret>`. The end of the secret follows from the rest, so that a mistyped or made-up
// key is refused without looking for it.
import { hash, randomBytes } from 'node:crypto'

/** Scanners for secrets find keys by it. */
const label = 'quintet'
const secretBytes = 32
const checkLength = 6
const form = /^quintet_([0-9a-f]{32})_([A-Za-z0-9_-]{49})$/

const checkOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, checkLength)

/** How a key with this id begins. */
export const apiKeyPrefix = (id: string): string => `${label}_${id.replaceAll('-', '')}`

/** A new key of 256 bits. */
export function newApiKey(id: string): string {
  const text = `${apiKeyPrefix(id)}_${randomBytes(secretBytes).toString('base64url')}`
  return text + checkOf(text)
}

/** Whether a text looks like a key; it need not be one. */
export const resemblesApiKey = (text: string): boolean => text.startsWith(`${label}_`)

/** Whether a text has the form of a key. */
export const isApiKey = (text: string): boolean =>
  form.test(text) && checkOf(text.slice(0, -checkLength)) === text.slice(-checkLength)

/** What gateways send of a bearer token of a machine to find out about it: its SHA-256. */
export const hashOfBearer = (token: string): string => hash('sha256', token, 'base64url')
