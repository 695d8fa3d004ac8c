// One-time passwords by time (RFC 6238), as authenticator apps make them.
import type { Clock } from '@quintet/kit/process/clock.ts'
import { Secret, TOTP } from 'otpauth'

const issuer = 'Quintet'
const secretBytes = 20
const period = 30

export interface Totp {
  /** A new secret, in Base32. */
  newSecret(): string
  /** The address that an app reads from a QR code. */
  uri(secret: string, label: string): string
  /** The step whose code this is, at most one step away from now; null when the code is wrong. */
  stepOf(secret: string, code: string): number | null
}

/** @param clock of the apps, which is not moved */
export function createTotp(clock: Clock): Totp {
  return {
    newSecret: () => new Secret({ size: secretBytes }).base32,
    uri: (secret, label) => new TOTP({ issuer, label, secret, algorithm: 'SHA1', digits: 6, period }).toString(),
    stepOf(secret, code) {
      const token = code.replace(/\s/g, '')
      if (!/^\d{6}$/.test(token)) return null
      const timestamp = clock.now().getTime()
      const delta = TOTP.validate({ secret: Secret.fromBase32(secret), token, timestamp, window: 1, period })
      return delta === null ? null : TOTP.counter({ timestamp, period }) + delta
    },
  }
}
