// mercurius with graphql-jit over Quintet's own tables, as a superuser whom row-level security does not concern:
// `<connection string>`. One schema, its statements by hand, many rows at once by mercurius's loaders.
import type { IncomingMessage } from 'node:http'
import { pageCursor } from '@quintet/kit/slice/pages.ts'
import postgres from 'postgres'
import { loadBaseline } from '../baselines.ts'
import { serveBench } from '../children.ts'
import type { Asker } from '../overview/callers.ts'
import { licenceStatus, scoreRank } from '../overview/computed.ts'

interface Fastify {
  register(plugin: unknown, settings: object): void
  listen(settings: object): Promise<string>
}
type Row = Readonly<Record<string, string>>
interface Context {
  readonly asker: Asker
}
interface Page {
  readonly first: number
}
/** Of mercurius: an object and the arguments of a field, for each place. */
type Queries = readonly { readonly obj: Row; readonly params: Page }[]

const typeDefs = `
  type Query { viewer: Viewer }
  type Viewer {
    user: User permissions: [String!] memberships(first: Int!): Memberships
    creditApplications(first: Int!): CreditApplications tenant: Tenant
  }
  type User { id: ID! email: String profile: Profile }
  type Profile { firstName: String! lastName: String! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Memberships { nodes: [Membership!]! pageInfo: PageInfo! }
  type Membership { roles: [Role!]! tenant: Tenant user: User }
  type Role { slug: String! name: String! }
  type Tenant {
    id: ID! slug: String! name: String! members(first: Int!): Memberships licences(first: Int!): Licences
    jobs(first: Int!): Jobs creditApplications(first: Int!): CreditApplications
  }
  type Licences { nodes: [Licence!]! pageInfo: PageInfo! }
  type Licence { type: String! status: String! module: Module! }
  type Module { slug: String! name: String! }
  type Jobs { nodes: [Job!]! pageInfo: PageInfo! }
  type Job { id: ID! title: String! analyses(first: Int!): Analyses }
  type Analyses { nodes: [Analysis!]! }
  type Analysis { matchScore: Float candidate: Candidate }
  type Candidate { id: ID! name: String! }
  type CreditApplications { nodes: [CreditApplication!]! pageInfo: PageInfo! }
  type CreditApplication { id: ID! status: String! applicant: User score: CreditScore }
  type CreditScore { value: Float! rank: Int! }`

const [connectionString = ''] = process.argv.slice(2)
// As many connections as Quintet's reads have: fewer cost less, and no caller waits long.
const sql = postgres(connectionString, { max: 4, onnotice: () => {} })

const pageOf = (rows: readonly Row[], first: number) => {
  const nodes = rows.slice(0, first)
  const last = nodes.at(-1)
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: last ? pageCursor(last.id!) : null } }
}
/** The rows of a key each, or the lists of rows, in the order of the keys. */
const oneOf = (keys: readonly string[], rows: readonly Row[]) => {
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return keys.map((key) => byKey.get(key) ?? null)
}
const manyOf = (keys: readonly string[], rows: readonly Row[]) => {
  const byKey = Map.groupBy(rows, (row) => row.key)
  return keys.map((key) => byKey.get(key) ?? [])
}
const keysOf = (queries: Queries, name: string): string[] => queries.map(({ obj }) => obj[name]!)

async function usersOf(queries: Queries, name: string, { asker }: Context) {
  const ids = keysOf(queries, name)
  const rows = await sql<
    Row[]
  >`select users.id as key, users.id, email, first_name as "firstName", last_name as "lastName"
    from identity.users join identity.profiles using (realm_id, id)
    where realm_id = ${asker.realmId} and users.id = any(${ids})`
  return oneOf(ids, rows)
}
const columns = sql`id, status, applicant_id as "applicantId", category`
const memberColumns = sql`id, tenant_id as "tenantId", user_id as "userId"`

const resolvers = {
  Query: { viewer: (_: unknown, __: unknown, { asker }: Context) => asker },
  Viewer: {
    memberships: async ({ userId }: Asker, { first }: Page) =>
      pageOf(
        await sql`select ${memberColumns} from tenancy.memberships where user_id = ${userId} and left_at is null
          order by id limit ${first + 1}`,
        first,
      ),
    creditApplications: async ({ userId, tenantId }: Asker, { first }: Page) =>
      pageOf(
        await sql`select ${columns} from credit.applications where tenant_id = ${tenantId} and applicant_id = ${userId}
          order by id desc limit ${first + 1}`,
        first,
      ),
    tenant: async ({ tenantId }: Asker) =>
      (await sql`select id, slug, name from tenancy.tenants where id = ${tenantId}`)[0],
  },
  User: { profile: (user: Row) => user },
  Tenant: {
    members: async ({ id }: Row, { first }: Page) =>
      pageOf(
        await sql`select ${memberColumns} from tenancy.memberships where tenant_id = ${id!} and left_at is null
          order by id limit ${first + 1}`,
        first,
      ),
    licences: async ({ id }: Row, { first }: Page) =>
      pageOf(
        await sql`select id, type, module_id as "moduleId", ${sql.unsafe(licenceStatus('licences'))} as status
          from marketplace.licences where tenant_id = ${id!} order by id limit ${first + 1}`,
        first,
      ),
    jobs: async ({ id }: Row, { first }: Page) =>
      pageOf(
        await sql`select id, title from recruiting.jobs where tenant_id = ${id!} order by id desc limit ${first + 1}`,
        first,
      ),
    creditApplications: async ({ id }: Row, { first }: Page) =>
      pageOf(
        await sql`select ${columns} from credit.applications where tenant_id = ${id!} order by id desc
          limit ${first + 1}`,
        first,
      ),
  },
}

const loaders = {
  Viewer: { user: (queries: Queries, context: Context) => usersOf(queries, 'userId', context) },
  Membership: {
    user: (queries: Queries, context: Context) => usersOf(queries, 'userId', context),
    async tenant(queries: Queries) {
      const ids = keysOf(queries, 'tenantId')
      return oneOf(ids, await sql`select id as key, id, slug, name from tenancy.tenants where id = any(${ids})`)
    },
    async roles(queries: Queries) {
      const [tenants, users] = [keysOf(queries, 'tenantId'), keysOf(queries, 'userId')]
      const rows = await sql<Row[]>`select tenant_id || ' ' || user_id as key, slug, name
        from tenancy.role_bindings join tenancy.roles on slug = role
        where (tenant_id, user_id) in (select * from unnest(${tenants}::uuid[], ${users}::uuid[])) order by position`
      return manyOf(
        tenants.map((tenant, i) => `${tenant} ${users[i]}`),
        rows,
      )
    },
  },
  Licence: {
    async module(queries: Queries) {
      const ids = keysOf(queries, 'moduleId')
      return oneOf(ids, await sql`select id as key, slug, name from marketplace.modules where id = any(${ids})`)
    },
  },
  Job: {
    async analyses(queries: Queries, { asker }: Context) {
      const ids = keysOf(queries, 'id')
      const rows = await sql<Row[]>`select job.id as key, best."candidateId", best."matchScore"
        from unnest(${ids}::uuid[]) job(id) cross join lateral (
          select candidate_id as "candidateId", score_bp / 100.0::float8 as "matchScore" from recruiting.analyses
          where tenant_id = ${asker.tenantId} and job_id = job.id
          order by score_bp desc, candidate_id desc limit ${queries[0]!.params.first}) best`
      return manyOf(ids, rows).map((nodes) => ({ nodes }))
    },
  },
  Analysis: {
    async candidate(queries: Queries, { asker }: Context) {
      const ids = keysOf(queries, 'candidateId')
      const rows = await sql<Row[]>`select id as key, id, name from recruiting.candidates
        where tenant_id = ${asker.tenantId} and id = any(${ids})`
      return oneOf(ids, rows)
    },
  },
  CreditApplication: {
    applicant: (queries: Queries, context: Context) => usersOf(queries, 'applicantId', context),
    async score(queries: Queries, { asker }: Context) {
      const [boards, subjects] = [keysOf(queries, 'category'), keysOf(queries, 'applicantId')]
      const rows = await sql<Row[]>`select board || ' ' || subject_id as key, value_hundredths / 100.0::float8 as value,
          ${sql.unsafe(scoreRank('scores'))} as rank
        from credit.scores where tenant_id = ${asker.tenantId}
          and (board, subject_id) in (select * from unnest(${boards}::text[], ${subjects}::uuid[]))`
      return oneOf(
        boards.map((board, i) => `${board} ${subjects[i]}`),
        rows,
      )
    },
  },
}

const { fastify } = await loadBaseline<{ fastify(): Fastify }>('mercurius', 'fastify')
const { default: mercurius } = await loadBaseline<{ default: unknown }>('mercurius', 'mercurius')
const app = fastify()
const context = ({ headers }: IncomingMessage) => ({ asker: JSON.parse(String(headers.asker)) as Asker })
app.register(mercurius, { schema: typeDefs, resolvers, loaders, context, jit: 1 })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
serveBench({ port: Number(new URL(address).port) })
