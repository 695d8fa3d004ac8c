import type { Leaderboard } from '@quintet/kit/leaderboard/leaderboard.ts'
import type { SealedFields } from '@quintet/kit/sealed/sealed-fields.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { Feed } from '@quintet/kit/subgraph/feed.ts'
import type { Dispatcher } from 'undici'

/** What credit's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** The board is the category, the subject the applicant. */
  readonly leaderboard: Leaderboard
  /** Whether this is a development process: what its tenants name may be on this machine, and dates may be moved by hand. */
  readonly isDevelopment: boolean
  /** What providers of credit records are asked with. */
  readonly providerSecrets: SealedFields
  /** What providers said. */
  readonly rawRecords: SealedFields
  /** Connections to providers. */
  readonly providerAgent: Dispatcher
  /** What payment gateways are asked with, and sign with. */
  readonly gatewaySecrets: SealedFields
  /** Numbers of accounts outside. */
  readonly payoutAccounts: SealedFields
  /** What accounts outside are hashed with, so that they can be compared. */
  readonly outsideKey: Uint8Array
  /** The tenant of a payment gateway; null where there is none. */
  readonly tenantOfGateway: (id: string) => Promise<string | null>
  /** Changes of accounts, a stream for each. */
  readonly accountFeed: Feed
  /** Changes of applications and bids for them, a stream for each application. */
  readonly applicationFeed: Feed
  /** Changes of loans, a stream for each. */
  readonly loanFeed: Feed
  /** What links to statements are signed with. */
  readonly statementKey: Uint8Array
  /** What links to letters about decisions are signed with. */
  readonly letterKey: Uint8Array
  /** What links to the plans of loans and to calendars of their due dates are signed with. */
  readonly loanLinkKey: Uint8Array
  /** The address of Quintet for clients. */
  readonly publicUrl: string
}
