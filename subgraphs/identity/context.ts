import type { AccessChange } from '@quintet/kit/events/access-changes.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { Passwords } from './sessions/passwords.ts'
import type { Tokens } from './sessions/tokens.ts'
import type { KnownMembers } from './users/known-members.ts'

/** What identity's resolvers and actions may reach. */
export type Context = BaseContext & {
  readonly passwords: Passwords
  readonly tokens: Tokens
  /** Of this process, for all requests. */
  readonly knownMembers: KnownMembers
  /** Wakes those who wait for ended sessions. */
  readonly wakeAccess: () => void
  /** Ended sessions and changed people from now on, and a beat each second. */
  readonly accessChanges: () => AsyncIterable<AccessChange>
}
