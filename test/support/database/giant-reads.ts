// What stores read for a tenant, by name: pages from their start and from their middle, and twenty rows at once.
import { loadHistory, viewerPage } from '@quintet/credit/applications/store.ts'
import { scoreOf } from '@quintet/credit/scores/store.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import { outbox, streams } from '@quintet/drizzle/credit/events.ts'
import { sessionStates } from '@quintet/identity/sessions/store.ts'
import { lastTenant } from '@quintet/identity/sign-in/store.ts'
import { identity } from '@quintet/identity/subgraph.ts'
import { loadUser } from '@quintet/identity/users/store.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { entryCursor } from '@quintet/kit/leaderboard/leaderboard.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import { lowestId, pageCursor } from '@quintet/kit/slice/pages.ts'
import { type TenantRead, tenantReads } from '@quintet/kit/slice/rows.ts'
import type { Subgraph } from '@quintet/kit/subgraph/definition.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { loadLicenceState } from '@quintet/marketplace/licences/store.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { type CvAnalysisRow, loadDetails } from '@quintet/recruiting/analyses/store.ts'
import { type CandidateRow, loadCandidateDetails } from '@quintet/recruiting/candidates/store.ts'
import { bestOfJob, loadRank } from '@quintet/recruiting/leaderboards/store.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import { membershipState, permissionsOfUser } from '@quintet/tenancy/access/store.ts'
import {
  factsInTenant,
  loadMembership,
  memberPage,
  membersByUserIds,
  ownFactBySlug,
  ownPage,
} from '@quintet/tenancy/memberships/store.ts'
import { bindingsOf } from '@quintet/tenancy/role-bindings/store.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { loadTenant } from '@quintet/tenancy/tenants/store.ts'
import { getTableColumns } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../quintet/subgraph.ts'
import type { TestDatabase } from './database.ts'
import { category, crowdedJob, idIn, quietJobOf, type Tenant } from './giant-tenant.ts'

const limit = 21
const page = { first: limit - 1 }
const after = (id: string) => ({ ...page, after: pageCursor(id) })
const middle = ({ rows }: Tenant): number => Math.ceil(rows / 2)
const middlePage = { ...page, after: entryCursor({ valueHundredths: 5000, tieBreak: 0, subjectId: lowestId }) }
/** Numbers of up to twenty rows from all over a tenant. */
const some = ({ rows }: Tenant): number[] => {
  const count = Math.min(rows, 20)
  return Array.from({ length: count }, (_, i) => Math.ceil(((i + 1) * rows) / count))
}
const each = <T>(tenant: Tenant, load: (n: number) => Promise<T>): Promise<T[]> => Promise.all(some(tenant).map(load))
const usersOf = (t: Tenant): string[] => some(t).map((n) => idIn(t, 'User', n))
const rank = (t: Tenant, n: number) =>
  ({
    id: idIn(t, 'CvAnalysis', n),
    jobId: idIn(t, 'Job', crowdedJob),
    candidateId: idIn(t, 'Candidate', n),
  }) as CvAnalysisRow
const events = createOutbox({ streams, outbox })

/** Tenancy as it would answer identity: everyone asked about is a member. */
const everyone: Executor = async ({ variables }) => {
  const { userIds, tenantId } = variables as { userIds: string[]; tenantId: string }
  return { data: { memberships: userIds.map((userId) => ({ userId, tenantId, isActive: true })) } }
}

/** Twenty rows of a tenant from all over a table, with the names that the code gives to columns. */
async function someRows(database: TestDatabase, table: TenantRead['table'], tenant: Tenant) {
  const { schema, name } = getTableConfig(table)
  const lastOfPart = await database.admin.unsafe(
    `select distinct on (part) * from (
      select *, ntile(20) over (order by id) as part from ${schema}.${name} where tenant_id = $1) t order by part, id desc`,
    [idIn(tenant, 'Tenant', 0)],
  )
  const columns = Object.entries(getTableColumns(table))
  return lastOfPart.map((row) => Object.fromEntries(columns.map(([key, column]) => [key, row[column.name]])) as Row)
}
type Row = Parameters<TenantRead['run']>[1][number]

/** Reads of one subgraph, each as the second member of a tenant: those given, and those made from its tables. */
function reads<Context extends BaseContext>(
  subgraph: Subgraph<Context>,
  byName: Readonly<Record<string, (context: Context, tenant: Tenant) => Promise<unknown>>>,
) {
  let started: TestSubgraph<Context> | undefined
  let data: TestDatabase
  const made = tenantReads
    .filter(({ table }) => getTableConfig(table).schema === subgraph.name)
    .map(({ name, table, run }) => ({
      name,
      run: async (context: Context, tenant: Tenant) => run(context, await someRows(data, table, tenant)),
    }))
  return {
    subgraph: subgraph.name,
    all: [...Object.entries(byName).map(([name, run]) => ({ name, run })), ...made].map(({ name, run }) => ({
      name,
      async read(tenant: Tenant): Promise<void> {
        const who = { userId: idIn(tenant, 'User', 2), tenantId: idIn(tenant, 'Tenant', 0) }
        const context = started!.running.contextFor(envelopeOf(who))
        await run(context, tenant).finally(() => context.scope.close())
      },
    })),
    async start(database: TestDatabase): Promise<void> {
      data = database
      started = await startSubgraph(subgraph, database, { peers: everyone })
    },
    close: () => started?.close(),
  }
}

export const giantReads = [
  reads(credit, {
    'own applications': (context) => viewerPage(context, page),
    'own applications, further on': (context, t) =>
      viewerPage(context, after(idIn(t, 'CreditApplication', middle(t) + 1))),
    histories: (context, t) => each(t, (n) => loadHistory(context, idIn(t, 'CreditApplication', n))),
    'scores and ranks': (context, t) => each(t, (n) => scoreOf(context, category, idIn(t, 'User', n))),
    leaderboard: ({ scope, leaderboard }) => leaderboard.page(scope, category, page),
    'leaderboard, further on': ({ scope, leaderboard }) => leaderboard.page(scope, category, middlePage),
    'events of a leaderboard': ({ scope }, t) => events.after(scope, 'credit.scores', category, middle(t), 100),
  }),
  reads(identity, {
    users: (context, t) => each(t, (n) => loadUser(context, idIn(t, 'User', n))),
    sessions: ({ scope }, t) =>
      scope.read(sessionStates, { ids: some(t).map((n) => idIn(t, 'Session', n)), at: new Date() }),
    'last tenant': ({ scope }, t) => scope.read(lastTenant, { id: idIn(t, 'User', 2) }),
  }),
  reads(marketplace, {
    licences: (context) => loadLicenceState(context),
  }),
  reads(recruiting, {
    'details of candidates': (context, t) =>
      each(t, (n) => loadCandidateDetails(context, { id: idIn(t, 'Candidate', n) } as CandidateRow)),
    'details of analyses': (context, t) =>
      each(t, (n) => loadDetails(context, { id: idIn(t, 'CvAnalysis', n) } as CvAnalysisRow)),
    'analyses of a crowded job': (context, t) => bestOfJob(context, idIn(t, 'Job', crowdedJob), page),
    'analyses of a crowded job, further on': (context, t) => bestOfJob(context, idIn(t, 'Job', crowdedJob), middlePage),
    'analyses of many jobs': (context, t) =>
      each(t, (n) => bestOfJob(context, idIn(t, 'Job', quietJobOf(n)), { first: 5 })),
    'ranks of analyses': (context, t) => each(t, (n) => loadRank(context, rank(t, n - (n % 2)))),
    leaderboard: ({ scope, leaderboard }, t) => leaderboard.page(scope, idIn(t, 'Job', crowdedJob), page),
    'leaderboard, further on': ({ scope, leaderboard }, t) =>
      leaderboard.page(scope, idIn(t, 'Job', crowdedJob), middlePage),
  }),
  reads(tenancy, {
    'own memberships': (context) => ownPage(context, lowestId, limit),
    members: (context) => memberPage(context, lowestId, limit),
    'members, further on': (context, t) => memberPage(context, idIn(t, 'Membership', middle(t)), limit),
    'members by user': ({ scope }, t) => scope.read(membersByUserIds, { userIds: usersOf(t) }),
    'memberships by id': (context, t) => each(t, (n) => loadMembership(context, idIn(t, 'Membership', n))),
    'members among users': ({ scope }, t) => scope.read(factsInTenant, { userIds: usersOf(t) }),
    'own membership by slug': ({ scope }, t) => scope.read(ownFactBySlug, { slug: `tenant-${t.number}` }),
    tenant: (context, t) => loadTenant(context, idIn(t, 'Tenant', 0)),
    roles: (context, t) => each(t, (n) => bindingsOf(context, idIn(t, 'Tenant', 0), idIn(t, 'User', n))),
    'permissions of a person': ({ scope }) => scope.read(permissionsOfUser, { at: new Date() }),
    'membership of a person': ({ scope }) => scope.read(membershipState, {}),
  }),
]
