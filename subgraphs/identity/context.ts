import type { AccessChange } from '@quintet/kit/events/access-changes.ts'
import type { Files } from '@quintet/kit/files/open.ts'
import type { AccountSettings } from '@quintet/kit/process/account-settings.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import type { SealedFields } from '@quintet/kit/sealed/sealed-fields.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { KeyHashes } from './api-keys/hashes.ts'
import type { Providers } from './external-identities/providers.ts'
import type { Places } from './login-history/places.ts'
import type { ProviderOf } from './oauth/provider.ts'
import type { WebAuthn } from './passkeys/web-authn.ts'
import type { Totp } from './second-factors/totp.ts'
import type { ReadAudit } from './security-audit/store.ts'
import type { Tokens } from './sessions/tokens.ts'
import type { Breaches } from './sign-in/breaches.ts'
import type { Passwords } from './sign-in/passwords.ts'
import type { KnownMembers } from './users/known-members.ts'
/** What identity's resolvers and actions may reach. */
export type Context = BaseContext & {
  readonly passwords: Passwords
  readonly breaches: Breaches
  readonly tokens: Tokens
  readonly totp: Totp
  /** Sealed columns of totp_secrets. */
  readonly totpSecrets: SealedFields
  readonly webAuthn: WebAuthn
  readonly oauthProvider: ProviderOf
  /** The time that others agree on, by which tokens end. */
  readonly wallClock: Clock
  /** Shared by all requests of this process. */
  readonly knownMembers: KnownMembers
  readonly accounts: AccountSettings
  /** Phone numbers and addresses of users. */
  readonly sealedUsers: SealedFields
  /** Other issuers that people sign in with. */
  readonly providers: Providers
  /** Hashes of API keys. */
  readonly keyHashes: KeyHashes
  /** Hashes codes that are too short for a plain hash. */
  readonly codeKey: Uint8Array
  /** Where addresses are. */
  readonly places: Places
  readonly readAudit: ReadAudit
  /** Where exports lie; null without a store. */
  readonly files: Files | null
  /** Signs links to exports. */
  readonly linkKey: Uint8Array
  /** Where clients find Quintet. */
  readonly publicUrl: string
  /** Wakes the followers of ended sessions. */
  readonly wakeAccess: () => void
  /** Ended sessions and changed users from now on, and a heartbeat each second. */
  readonly accessChanges: () => AsyncIterable<AccessChange>
}
