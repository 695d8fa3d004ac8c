// Keys for each purpose, derived from the root secret, and encryption at rest.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { SettingsError } from './settings.ts'

/** 32 bytes for one purpose, by HKDF-SHA-256 (RFC 5869) from the root secret. */
export const deriveKey = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'quintet', purpose, 32))

/** Encrypts text by AES-256-GCM. `label` says what the text is; it must be the same to decrypt it. */
export function seal(key: Uint8Array, label: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(label))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** The text that `seal` encrypted under one of these keys. Throws SettingsError when none of them, with this label, fits. */
export function unseal(keys: readonly Uint8Array[], label: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  for (const key of keys) {
    const options = { authTagLength: 16 }
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), options).setAAD(Buffer.from(label))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    } catch {
      // The next key may fit.
    }
  }
  throw new SettingsError(
    `${label} was sealed under another QUINTET_SECRET, or was changed: set that secret, at least as QUINTET_SECRET_PREVIOUS`,
  )
}
