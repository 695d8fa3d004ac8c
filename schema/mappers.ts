// What a resolver's parent is, where it is not what the SDL says: a row of the slice's store, or a bare reference.
import type { SubgraphName } from './load.ts'

const reference = '@quintet/kit/subgraph/definition.ts#Reference'

/** Row types by GraphQL type, as `module#type`; a module is named from the subgraph's folder. */
export const mappers: Record<SubgraphName, Record<string, string>> = {
  identity: {
    User: './users/store.ts#UserRow',
    Viewer: reference,
  },
  tenancy: {
    Tenant: './tenants/store.ts#TenantRow',
    Membership: './memberships/store.ts#MembershipRow',
    User: reference,
    Viewer: reference,
  },
  marketplace: {
    Module: './modules/store.ts#ModuleRow',
    Licence: './licences/store.ts#LicenceRow',
    Tenant: reference,
  },
  recruiting: {
    Job: './jobs/store.ts#JobRow',
    Candidate: './candidates/store.ts#CandidateRow',
    CvAnalysis: './analyses/store.ts#AnalysisRow',
    JobLeaderboardChange: './leaderboards/live.ts#StandingChange',
    Tenant: reference,
  },
  credit: {
    CreditApplication: './applications/store.ts#ApplicationRow',
    CreditApplicationStatusChange: './applications/store.ts#StatusChangeRow',
    CreditScore: './scores/store.ts#ScoreRow',
    Tenant: reference,
    User: reference,
    Viewer: reference,
  },
}
