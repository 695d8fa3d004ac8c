// Settings of sign-up and sign-in.
import { type ExternalProvider, readExternalProviders } from './external-providers.ts'
import { readOrigins } from './origins.ts'
import type { SettingsReader } from './settings.ts'

export interface AccountSettings {
  /** verified: a new user signs in after their address is verified. */
  readonly signUp: 'direct' | 'verified'
  /** Whether new passwords are looked up in the list of Have I Been Pwned. */
  readonly breachCheck: 'off' | 'hibp'
  /** How many sign-ins an address may fail at once before it has to wait; 0 for no limit. */
  readonly signInsPerAddress: number
  /** How many days the deletion of a user can be undone; then what describes them is removed. */
  readonly deletedUserDays: number
  /** A MaxMind database (MMDB) that tells where addresses are; null without one. */
  readonly geoDatabase: string | null
  /** Where the pages behind links in letters are, without a slash at its end. */
  readonly accountUrl: string
  /** Other issuers that people sign in with. */
  readonly externalProviders: readonly ExternalProvider[]
  /** Origins, beside that of PUBLIC_URL, that browsers are sent back to. */
  readonly returnOrigins: readonly string[]
}

export const defaultAccounts = (publicUrl: string): AccountSettings => ({
  signUp: 'direct',
  breachCheck: 'off',
  signInsPerAddress: 10,
  deletedUserDays: 30,
  geoDatabase: null,
  accountUrl: publicUrl,
  externalProviders: [],
  returnOrigins: [],
})

/** SIGN_UP, BREACH_CHECK, SIGN_INS_PER_ADDRESS, DELETED_USER_DAYS, GEO_DATABASE, ACCOUNT_URL, EXTERNAL_PROVIDERS and CORS_ORIGINS. */
export function readAccountSettings(reader: SettingsReader, publicUrl: string): AccountSettings {
  const byDefault = defaultAccounts(publicUrl)
  return {
    signUp: reader.choice('SIGN_UP', ['direct', 'verified'], byDefault.signUp),
    breachCheck: reader.choice('BREACH_CHECK', ['off', 'hibp'], byDefault.breachCheck),
    signInsPerAddress: reader.whole('SIGN_INS_PER_ADDRESS', byDefault.signInsPerAddress, 0, 10_000),
    deletedUserDays: reader.whole('DELETED_USER_DAYS', byDefault.deletedUserDays, 1, 3_650),
    geoDatabase: reader.text('GEO_DATABASE'),
    accountUrl: reader.address('ACCOUNT_URL', publicUrl),
    externalProviders: readExternalProviders(reader),
    // Any page may send requests with `*`; that says nothing of where people are sent.
    returnOrigins: readOrigins(reader).filter((origin) => origin !== '*'),
  }
}
