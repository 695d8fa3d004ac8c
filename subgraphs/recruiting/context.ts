import type { Files } from '@quintet/kit/files/open.ts'
import type { Leaderboard } from '@quintet/kit/leaderboard/leaderboard.ts'
import type { SealedFields } from '@quintet/kit/sealed/sealed-fields.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { Feed } from '@quintet/kit/subgraph/feed.ts'
import type { publicAgent } from '@quintet/kit/wire/public-address.ts'
import type { CandidatePools } from './candidate-search/pools.ts'
import type { DemographicsRecords } from './demographics/store.ts'

/** What recruiting's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** The board is the job, the subject the candidate. */
  readonly leaderboard: Leaderboard
  /** Where documents to hand out lie; null where there is no store. */
  readonly files: Files | null
  /** Candidates in memory, for rankings. */
  readonly candidatePools: CandidatePools
  /** Streams of CVs. */
  readonly cvFeed: Feed
  /** Streams of interviews. */
  readonly interviewFeed: Feed
  /** What tokens of interviews are made with, the current key first. */
  readonly interviewKeys: readonly Uint8Array[]
  /** Connections to tenants' models. */
  readonly modelAgent: ReturnType<typeof publicAgent>
  /** The address of Quintet for clients. */
  readonly publicUrl: string
  /** What was recorded of candidates' demographics, which no request reads: for the audit of fairness alone. */
  readonly demographics: DemographicsRecords
  /** Secrets of policies. */
  readonly sealedPolicies: SealedFields
  /** A name for a candidate who is not to be known: the same each time. */
  readonly pseudonymOf: (candidateId: string) => string
  /** Whether this is a development process. */
  readonly isDevelopment: boolean
}
