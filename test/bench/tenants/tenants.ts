// Whether a tenant's page becomes slower the more tenants there are: pages of one tenant with a hundred users, alone in its
// database, and pages of a thousand such tenants in another database of the same server, each time another one.
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'
import { quantile, tableOf } from '../table.ts'

const manyTenants = 1_000
const usersOfTenant = 100
const rounds = 7
/** At most so many times the median of a database with one tenant. */
const target = 1.2
const login = { name: 'bench', password: 'bench' }

const pages = {
  members: '{ viewer { tenant { members(first: 20) { nodes { id status roles { slug } user { id } } } } } }',
  activity: '{ viewer { tenant { activity(first: 20) { nodes { id at action user { id } } } } } }',
} as const
type Page = keyof typeof pages

interface Installation {
  readonly name: string
  readonly subgraph: TestSubgraph<unknown>
  readonly tenants: readonly { readonly id: string; readonly userId: string }[]
  /** Milliseconds of each page, by round. */
  readonly medians: Record<Page, number[]>
  close(): Promise<void>
}

/** @param seconds of each round of each page */
export async function benchTenants(seconds: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-tenants-'))
  const server = await startEmbeddedPostgres({ directory })
  const serverUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const open: Installation[] = []
  try {
    open.push(await install(serverUrl, 'one', 1), await install(serverUrl, 'many', manyTenants))
    for (let round = -1; round < rounds; round++) {
      for (const page of Object.keys(pages) as Page[]) {
        await measure(open, page, seconds, round < 0)
      }
    }
    return report(open, seconds)
  } finally {
    await Promise.all(open.map((each) => each.close()))
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** A database with as many tenants, each with its users and an entry of the log for each of them. */
async function install(serverUrl: string, name: string, tenants: number): Promise<Installation> {
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} })
  await server.unsafe(`create database ${name}`)
  await server.end()
  const adminUrl = withParts(serverUrl, { database: name })
  await migrate({ subgraph: 'tenancy', adminUrl, login })
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  // As they would have come: all tenants at once.
  await admin.unsafe(`
    insert into tenancy.tenants (slug, name) select 'tenant-' || n, 'Tenant' from generate_series(1, ${tenants}) n;
    insert into tenancy.memberships (tenant_id, user_id)
      select id, gen_random_uuid() from generate_series(1, ${usersOfTenant}) n, tenancy.tenants order by n, slug;
    insert into tenancy.role_bindings (tenant_id, user_id, role) select tenant_id, user_id, 'member' from tenancy.memberships;
    insert into tenancy.activities (tenant_id, user_id, action, at)
      select tenant_id, user_id, 'updateTask', now() from tenancy.memberships order by id`)
  await admin`vacuum analyze`
  const found = await admin<{ id: string; userId: string }[]>`
    select distinct on (tenant_id) tenant_id as id, user_id as "userId" from tenancy.memberships order by tenant_id, id`
  await admin.end()
  const url = withParts(adminUrl, { user: login.name, password: login.password })
  const database = openDatabase({ subgraph: 'tenancy', url, directUrl: adminUrl, connections: 4 })
  const subgraph = await startSubgraph(tenancy, { adminUrl, open: () => database })
  return {
    name: `${tenants} of ${usersOfTenant} users`,
    subgraph,
    tenants: [...found],
    medians: { members: [], activity: [] },
    async close() {
      await subgraph.close()
      await database.close()
    },
  }
}

const grants = ['tenancy.*:read', 'tenancy.activity:inspect']

/** Asks one installation and the other in turn, so that both meet the same machine. */
async function measure(
  installations: readonly Installation[],
  page: Page,
  seconds: number,
  isWarming: boolean,
): Promise<void> {
  const end = performance.now() + seconds * 1000
  const times = installations.map((): number[] => [])
  while (performance.now() < end) {
    for (const [i, installation] of installations.entries()) times[i]!.push(await timeOf(installation, page))
  }
  if (isWarming) return
  for (const [i, { medians }] of installations.entries()) medians[page].push(quantile(times[i]!, 0.5))
}

/** Milliseconds of a page of any of the tenants. */
async function timeOf({ subgraph, tenants }: Installation, page: Page): Promise<number> {
  const { id, userId } = tenants[randomInt(tenants.length)]!
  const envelope = envelopeOf({ userId, tenantId: id, grants })
  const begun = performance.now()
  type Answer = { viewer: { tenant: Record<Page, { nodes: unknown[] }> } }
  const { viewer } = await subgraph.ask<Answer>(pages[page], {}, envelope)
  const took = performance.now() - begun
  if (viewer.tenant[page].nodes.length !== 20) throw new Error(`A page of ${page} is not full`)
  return took
}

function report([one, many]: readonly Installation[], seconds: number): string {
  const line = (page: Page): string => {
    const ratios = many!.medians[page].map((median, i) => median / one!.medians[page][i]!)
    const ratio = quantile(ratios, 0.5)
    const text = ratios.map((each) => each.toFixed(2)).join(', ')
    return `${page}: ${ratio.toFixed(2)}, at most ${target} promised: ${ratio <= target ? 'ok' : 'more'} (rounds: ${text})`
  }
  const names = Object.keys(pages) as Page[]
  const rows = [one!, many!].map(({ name, medians }) => [
    name,
    ...names.map((page) => quantile(medians[page], 0.5).toFixed(2)),
  ])
  return [
    `A page of 20 in a tenant, ms at the median; ${rounds} rounds of ${seconds} s, one and the other in turn`,
    '',
    tableOf([['tenants', ...names], ...rows]),
    '',
    ...names.map(line),
    '',
  ].join('\n')
}
