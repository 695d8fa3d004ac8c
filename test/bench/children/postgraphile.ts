// PostGraphile 5 over Quintet's own tables and their row-level security: `<connection string>` of a login that may
// do no more than take on the role `bench_reader`. Who asks is believed: no token is verified.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadBaseline } from '../baselines.ts'
import { serveBench } from '../children.ts'
import { type Asker, callers } from '../overview/callers.ts'
import { licenceStatus, scoreRank } from '../overview/computed.ts'

interface PostGraphile {
  postgraphile(preset: object): { createServ(grafserv: unknown): { addTo(server: object): Promise<void> } }
}
interface Parts {
  readonly PostGraphileAmberPreset: object
  makePgService(settings: object): object
  readonly grafserv: unknown
  jsonPgSmartTags(tags: object): object
  readonly gql: (text: TemplateStringsArray) => unknown
  extendSchema(make: (build: Build) => object): object
}
/** As much of graphile-build's as is used here. */
interface Build {
  readonly sql: { raw(text: string): unknown }
  readonly dataplanPg: { readonly TYPES: Readonly<Record<'int' | 'text', object>> }
  readonly grafast: { context(): { get(key: string): unknown } }
}
type Sql = (parts: TemplateStringsArray, ...values: unknown[]) => unknown
interface Row {
  select(fragment: (sql: Sql) => unknown, codec: object): unknown
}

const part = <Name extends keyof Parts>(specifier: string) =>
  loadBaseline<Pick<Parts, Name>>('postgraphile', `postgraphile/${specifier}`)
const [connectionString = ''] = process.argv.slice(2)
const { postgraphile } = await loadBaseline<PostGraphile>('postgraphile', 'postgraphile')
const { PostGraphileAmberPreset } = await part<'PostGraphileAmberPreset'>('presets/amber')
const { makePgService } = await part<'makePgService'>('adaptors/pg')
const { grafserv } = await part<'grafserv'>('grafserv/node')
const { jsonPgSmartTags, extendSchema, gql } = await part<'jsonPgSmartTags' | 'extendSchema' | 'gql'>('utils')

const ofTenant = '(tenant_id) references tenancy.tenants (id)'
const tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      'identity.profiles': { tags: { unique: 'id' } },
      'tenancy.memberships': {
        tags: { foreignKey: '(user_id) references identity.profiles (id)' },
        attribute: { left_at: { tags: { behavior: '+filterBy' } } },
      },
      'marketplace.licences': { tags: { foreignKey: ofTenant } },
      'recruiting.jobs': { tags: { foreignKey: ofTenant } },
      'recruiting.analyses': { attribute: { score_bp: { tags: { behavior: '+orderBy' } } } },
      'credit.applications': {
        tags: {
          foreignKey: [
            ofTenant,
            '(applicant_id) references identity.profiles (id)',
            '(tenant_id, category, applicant_id) references credit.scores (tenant_id, board, subject_id)',
          ],
        },
      },
    },
  },
})
const computed = extendSchema(({ sql, dataplanPg: { TYPES }, grafast }) => {
  /** An expression over a row that it calls `own_row`. */
  const over = (row: Row, expression: (row: string) => string, codec: object) =>
    row.select((scoped) => scoped`(select ${sql.raw(expression('own_row'))} from (select ${row}.*) own_row)`, codec)
  return {
    typeDefs: gql`
      extend type Query { permissions: [String!] }
      extend type MarketplaceLicence { status: String }
      extend type CreditScore { rank: Int }
    `,
    objects: {
      Query: { plans: { permissions: () => grafast.context().get('permissions') } },
      MarketplaceLicence: { plans: { status: (row: Row) => over(row, licenceStatus, TYPES.text) } },
      CreditScore: { plans: { rank: (row: Row) => over(row, scoreRank, TYPES.int) } },
    },
  }
})

type Request = { readonly node?: { readonly req: { readonly headers: Readonly<Record<string, string>> } } }
const server = createServer()
await postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [tags, computed],
  // Some indexes do not begin with the tenant, as whole foreign keys do; they serve all the same.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [
    makePgService({
      connectionString,
      schemas: ['identity', 'tenancy', 'marketplace', 'recruiting', 'credit'],
      poolConfig: { max: callers },
    }),
  ],
  grafast: {
    context({ node }: Request) {
      const { userId, tenantId, realmId, permissions } = JSON.parse(node!.req.headers.asker ?? '{}') as Asker
      const pgSettings = {
        role: 'bench_reader',
        'app.user_id': userId,
        'app.tenant_id': tenantId,
        'app.realm_id': realmId,
      }
      return { pgSettings, permissions }
    },
  },
  grafserv: { graphiql: false, websockets: false },
})
  .createServ(grafserv)
  .addTo(server)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
serveBench({ port: (server.address() as AddressInfo).port })
