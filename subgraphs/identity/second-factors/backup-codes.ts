// Backup codes: slot-XXXX-XXXX-XXXX-XXXX, 80 random bits after the slot. The slot makes it one hash that is compared.
import { randomBytes } from 'node:crypto'

export const backupCodeCount = 10
/** bcrypt's cost: the codes are random. */
export const backupCodeCost = 10

/** Crockford's alphabet: no letter looks like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 4
const groupLength = 4

export interface BackupCode {
  readonly slot: number
  readonly secret: string
}

/** A new code of a slot. A byte gives one of 32 characters without bias. */
export const newBackupCode = (slot: number): BackupCode => ({
  slot,
  secret: Array.from(randomBytes(groups * groupLength), (byte) => alphabet[byte % alphabet.length]).join(''),
})

export const writeBackupCode = ({ slot, secret }: BackupCode): string =>
  [slot, ...(secret.match(/.{4}/g) ?? [])].join('-')

/** What a user typed: in any case, with O for 0 and I or L for 1, with spaces. Null when it is no code. */
export function readBackupCode(text: string): BackupCode | null {
  const [slot = '', ...rest] = text.trim().split(/[\s-]+/)
  const secret = rest.join('').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  const isCode = /^\d{1,2}$/.test(slot) && secret.length === groups * groupLength && hasOnly(secret)
  return isCode ? { slot: Number(slot), secret } : null
}

const hasOnly = (text: string): boolean => [...text].every((character) => alphabet.includes(character))
