import type { Leaderboard } from '@quintet/kit/leaderboard/leaderboard.ts'
import type { SealedFields } from '@quintet/kit/sealed/sealed-fields.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { Dispatcher } from 'undici'

/** What credit's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** The board is the category, the subject the applicant. */
  readonly leaderboard: Leaderboard
  /** Whether this is a development process: what its tenants name may be on this machine. */
  readonly isDevelopment: boolean
  /** What providers of credit records are asked with. */
  readonly providerSecrets: SealedFields
  /** What providers said. */
  readonly rawRecords: SealedFields
  /** Connections to providers. */
  readonly providerAgent: Dispatcher
}
