// Keys for each purpose, derived from the root secret, and encryption at rest.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { SettingsError } from './settings.ts'

/** 32 bytes for one purpose, by HKDF-SHA-256 (RFC 5869) from the root secret. */
export const deriveKey = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'quintet', purpose, 32))

/** Encrypts by AES-256-GCM: nonce, tag, ciphertext. `label` says what the bytes are; it must be the same to decrypt them. */
export function encrypt(key: Uint8Array, label: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(label))
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), encrypted])
}

/** What `encrypt` encrypted; null where the key or the label is another, or a bit was changed. */
export function decrypt(key: Uint8Array, label: string, encrypted: Uint8Array): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(label)).setAuthTag(encrypted.subarray(12, 28))
    return Buffer.concat([decipher.update(encrypted.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}

/** Encrypts text, as Base64. */
export const seal = (key: Uint8Array, label: string, text: string): string =>
  encrypt(key, label, Buffer.from(text)).toString('base64')

/** The text that `seal` encrypted under one of these keys. Throws SettingsError when none of them, with this label, fits. */
export function unseal(keys: readonly Uint8Array[], label: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  for (const key of keys) {
    const text = decrypt(key, label, bytes)
    if (text !== null) return text.toString('utf8')
  }
  throw new SettingsError(
    `${label} was sealed under another QUINTET_SECRET, or was changed: set that secret, at least as QUINTET_SECRET_PREVIOUS`,
  )
}
