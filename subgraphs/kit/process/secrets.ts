// Keys for each purpose from the one root secret, and sealing at rest.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { SettingsError } from './settings.ts'

/** 32 bytes for one purpose, by HKDF-SHA-256 (RFC 5869) from the root secret. */
export const deriveKey = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'quintet', purpose, 32))

/** Text sealed by AES-256-GCM under a key; `label` says what it is and must be the same to open it. */
export function seal(key: Uint8Array, label: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(label))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** The text of `seal` under one of several keys. Throws SettingsError when none of them, or another label, opened it. */
export function unseal(keys: readonly Uint8Array[], label: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  for (const key of keys) {
    const options = { authTagLength: 16 }
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), options).setAAD(Buffer.from(label))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    } catch {
      // Another key may have sealed it.
    }
  }
  throw new SettingsError(
    `${label} was sealed under another QUINTET_SECRET, or has been changed: give that one, at least as QUINTET_SECRET_PREVIOUS`,
  )
}
