import type { AccessChange } from '@quintet/kit/events/access-changes.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'

/** What tenancy's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** Wakes those who wait for changes of grants. */
  readonly wakeAccess: () => void
  /** Gives a person a role on the platform, which no request can write. */
  readonly givePlatformRole: (userId: string, role: string) => Promise<void>
  /** Changes of grants from now on, and a beat each second. */
  readonly accessChanges: () => AsyncIterable<AccessChange>
}
