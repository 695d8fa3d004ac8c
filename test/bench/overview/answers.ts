// Overview as PostGraphile answers it.
import type { Json } from '../../support/quintet/quintet.ts'

/** The same content, by the names that PostGraphile gives to Quintet's tables. */
export const overviewOfPostGraphile = `query Overview($user: UUID!, $tenant: UUID!, $realm: UUID!) {
  user: userByRealmIdAndRowId(realmId: $realm, rowId: $user) {
    rowId email profile: profileByRealmIdAndRowId { firstName lastName }
  }
  permissions
  memberships: allTenancyMemberships(first: 10, orderBy: ROW_ID_ASC, condition: { userId: $user, leftAt: null }) {
    nodes { ...Roles tenant: tenancyTenantByTenantId { rowId slug name } }
  }
  creditApplications: allCreditApplications(
    first: 5, orderBy: ROW_ID_DESC, condition: { tenantId: $tenant, applicantId: $user }
  ) { nodes { rowId status } }
  tenant: tenancyTenantByRowId(rowId: $tenant) {
    rowId slug name
    members: tenancyMembershipsByTenantId(first: 5, orderBy: ROW_ID_ASC, condition: { leftAt: null }) {
      nodes { ...Roles user: profileByUserId { rowId firstName } }
      pageInfo { hasNextPage endCursor }
    }
    licences: marketplaceLicencesByTenantId(first: 5, orderBy: ROW_ID_ASC) {
      nodes { type status module: marketplaceModuleByModuleId { slug name } }
    }
    jobs: recruitingJobsByTenantId(first: 5, orderBy: ROW_ID_DESC) {
      nodes {
        rowId title
        analyses: recruitingAnalysesByTenantIdAndJobId(first: 5, orderBy: [SCORE_BP_DESC, CANDIDATE_ID_DESC]) {
          nodes { scoreBp candidate: recruitingCandidateByTenantIdAndCandidateId { rowId name } }
        }
      }
    }
    creditApplications: creditApplicationsByTenantId(first: 5, orderBy: ROW_ID_DESC) {
      nodes {
        rowId status
        applicant: profileByApplicantId { rowId firstName }
        score: creditScoreByTenantIdAndCategoryAndApplicantId { valueHundredths rank }
      }
    }
  }
}
fragment Roles on TenancyMembership {
  roles: tenancyRoleBindingsByTenantIdAndUserId { nodes { role: tenancyRoleByRole { slug name } } }
}`

/** What the answers of all must have in common. */
export function contentOf(data: Json): Json {
  const { members, ...tenant } = data.viewer.tenant
  const { hasNextPage, endCursor } = members.pageInfo
  // Each server has its own cursors.
  const pageInfo = { hasNextPage, hasCursor: typeof endCursor === 'string' }
  return { ...data.viewer, tenant: { ...tenant, members: { ...members, pageInfo } } }
}

/** PostGraphile's answer as Quintet would give it. */
export function fromPostGraphile({ user, permissions, memberships, creditApplications, tenant }: Json): Json {
  return {
    viewer: {
      user: { id: user.rowId, email: user.email, profile: user.profile },
      permissions,
      memberships: pageOf(memberships, (node) => ({ roles: rolesOf(node), tenant: identified(node.tenant) })),
      creditApplications: pageOf(creditApplications, identified),
      tenant: {
        ...identified(tenant),
        members: {
          ...pageOf(tenant.members, (node) => ({ roles: rolesOf(node), user: personOf(node.user) })),
          pageInfo: tenant.members.pageInfo,
        },
        licences: tenant.licences,
        jobs: pageOf(tenant.jobs, (job) => ({
          ...identified(job),
          analyses: pageOf(job.analyses, ({ scoreBp, candidate }) => ({
            matchScore: scoreBp / 100,
            candidate: identified(candidate),
          })),
        })),
        creditApplications: pageOf(tenant.creditApplications, ({ applicant, score, ...application }) => ({
          ...identified(application),
          applicant: personOf(applicant),
          score: score === null ? null : { value: score.valueHundredths / 100, rank: score.rank },
        })),
      },
    },
  }
}

const pageOf = ({ nodes }: Json, map: (node: Json) => Json): Json => ({ nodes: nodes.map(map) })
const identified = ({ rowId, ...rest }: Json): Json => ({ id: rowId, ...rest })
const personOf = ({ rowId, firstName }: Json): Json => ({ id: rowId, profile: { firstName } })
const rolesOf = ({ roles }: Json): Json => roles.nodes.map(({ role }: Json) => role)
