// The data directory that the last release left behind, under today's code: nothing is lost, and every journey goes on.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openRestored } from '@quintet/drizzle/backup/rows.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate, migrationsOf } from '@quintet/drizzle/migrate/migrate.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { releases } from '@quintet/schema/releases.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { restoredDataHold } from '../../gateway/embedded/restored.ts'
import { allJourneys } from '../journeys/journeys.ts'
import { withParts } from '../support/database/database.ts'
import { steadyPort } from '../support/ports.ts'
import { startTestQuintet } from '../support/quintet/quintet.ts'
import { unpack } from './released.ts'
import { columnsOf, contentsOf, hindrances, lossesSince, type TableContent } from './rows.ts'
import { deposit, depositMoney, document, heirloom, vera } from './work.ts'

const { version } = releases().at(-1)!
const parent = mkdtempSync(join(tmpdir(), 'quintet-upgrade-'))
const data = join(parent, 'data')
let before: ReadonlyMap<string, TableContent>
let columns: Awaited<ReturnType<typeof columnsOf>>
/** The newest row: the release was used until then. */
let released: Date
afterAll(() => rmSync(parent, { recursive: true, force: true }))

/** Runs work on the data while PostgreSQL runs on them, and nothing else does. */
async function withServer<T>(work: (adminUrl: string) => Promise<T>): Promise<T> {
  const { host, port, user, password, stop } = await startEmbeddedPostgres({ directory: data, durable: false })
  try {
    return await work(`postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/postgres`)
  } finally {
    await stop()
  }
}
async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  return work(sql).finally(() => sql.end({ timeout: 2 }))
}
/** Today's migrations, as a start applies them, and then those of a folder for one subgraph. */
async function upgrade(adminUrl: string, planted?: { readonly subgraph: string; readonly folder: URL }): Promise<void> {
  for (const subgraph of subgraphNames) {
    const login = { name: `quintet_${subgraph}`, password: 'upgraded' }
    await migrate({ subgraph, adminUrl, login })
    if (planted?.subgraph === subgraph) await migrate({ ...planted, adminUrl, login })
  }
}

/** What migrations since the release change on purpose. To be emptied with each release. */
const intended = [
  // Scores are no longer among the events that the module offers to workflows.
  'marketplace.modules: 1 of 5 rows are gone or have changed',
]

interface Plant {
  readonly subgraph: string
  readonly statements: string
  readonly losses: readonly string[]
  readonly hindrances: readonly string[]
}
/** Migrations that do harm, each in a way that is easily overlooked. */
const plants: readonly Plant[] = [
  {
    // The owner sees no row of any tenant: what is copied is empty.
    subgraph: 'tenancy',
    statements: `CREATE TABLE "tenancy"."roles_after" (LIKE "tenancy"."tenant_roles" INCLUDING ALL);
      INSERT INTO "tenancy"."roles_after" SELECT * FROM "tenancy"."tenant_roles";
      DROP TABLE "tenancy"."tenant_roles" CASCADE; ALTER TABLE "tenancy"."roles_after" RENAME TO "tenant_roles";`,
    losses: ['tenancy.tenant_roles: 1 of 1 rows are gone or have changed'],
    hindrances: [],
  },
  {
    subgraph: 'recruiting',
    statements: `ALTER TABLE "recruiting"."candidates" ALTER COLUMN "name" TYPE varchar(200) USING upper("name");
      ALTER TABLE "recruiting"."candidates" ALTER COLUMN "version" DROP DEFAULT;`,
    losses: ['recruiting.candidates: 25 of 25 rows are gone or have changed'],
    hindrances: [
      'recruiting.candidates.name was text and is character varying(200)',
      'recruiting.candidates.version must be given now',
    ],
  },
  {
    subgraph: 'credit',
    statements: `ALTER TABLE "credit"."applications" DROP COLUMN "purpose";
      ALTER TABLE "credit"."applications" ADD COLUMN "reason" text NOT NULL DEFAULT '';
      ALTER TABLE "credit"."applications" ALTER COLUMN "reason" DROP DEFAULT;`,
    losses: ['credit.applications: column "purpose" does not exist'],
    hindrances: ['credit.applications.purpose is gone', 'credit.applications.reason is new and must be given'],
  },
]

describe(`the data of release ${version}`, () => {
  beforeAll(async () => {
    unpack(version, data)
    await withServer((adminUrl) =>
      withSql(withParts(adminUrl, { database: 'template1' }), async (server) => {
        await withSql(adminUrl, async (sql) => {
          before = await contentsOf(sql, subgraphNames)
          columns = await columnsOf(sql, subgraphNames)
        })
        for (const [n] of plants.entries()) await server.unsafe(`create database plant_${n} template postgres`)
      }),
    )
  })

  it('has every row in every column after all migrations, and ledgers, audit logs and isolation hold', async () => {
    expect([...before.values()].filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(60)
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await withServer(async (adminUrl) => {
      await upgrade(adminUrl)
      await withSql(adminUrl, async (sql) => {
        expect(await lossesSince(sql, before)).toEqual(intended)
        // Code of the release goes on working on these tables.
        expect(hindrances(columns, await columnsOf(sql, subgraphNames))).toEqual([])
        const [row] = await sql<{ at: Date }[]>`select max(created_at) as at from credit.ledger_transactions`
        released = row!.at
      })
      const restored = openRestored(adminUrl)
      const secrets = { dataDirectory: data, secrets: null, sealingKeys: [] }
      const holds = await restoredDataHold(adminUrl, restored, secrets).finally(() => restored.close())
      const text = printed.mock.calls.map(([line]) => line).join('')
      expect(holds, text).toBe(true)
      expect(text).toMatch(/^The audit log holds: [1-9]\d* entries in [1-9]\d* chains$/m)
      expect(text).toMatch(/^The ledgers hold: [1-9]\d* transactions of [1-9]\d* tenants$/m)
    }).finally(() => printed.mockRestore())
  })

  it('would show what a migration loses, and what the release before could not work on', async () => {
    await withServer(async (adminUrl) => {
      for (const [n, { subgraph, statements, ...expected }] of plants.entries()) {
        const folder = join(parent, `migrations-${n}`)
        cpSync(migrationsOf(subgraph), folder, { recursive: true })
        writeFileSync(join(folder, '9999_planted.sql'), statements)
        const url = withParts(adminUrl, { database: `plant_${n}` })
        await upgrade(url, { subgraph, folder: pathToFileURL(`${folder}/`) })
        const found = await withSql(url, async (sql) => ({
          losses: (await lossesSince(sql, before)).filter((line) => !intended.includes(line)),
          hindrances: hindrances(columns, await columnsOf(sql, subgraphNames)),
        }))
        expect(found).toEqual(expected)
      }
    })
  })
})

describe('the upgraded Quintet', () => {
  /** The clock of the release: the trials of its demo data must not be over. */
  const clock: Clock = { now: () => new Date(released.getTime() + (Date.now() - begun)) }
  let begun: number
  const journey = allJourneys(
    async () => {
      begun = Date.now()
      // Links to files name the address.
      return startTestQuintet({ clock }, { PORT: `${await steadyPort()}` }, data)
    },
    { isTodaysDemo: false },
  )

  it('knows people by the passwords of before, and shows the work of their tenant', async () => {
    const { ask, form } = journey
    const { signIn } = await ask('SignIn', { input: vera })
    const token = signIn.accessToken
    const { viewer } = await ask(
      `{ viewer { user { profile { firstName } }
        creditApplications { nodes { status purpose history { from to } } }
        creditAccounts { nodes { id balance { posted { amount } } } }
        tenant { id slug licences(first: 10) { nodes { type status } } jobs { nodes { title analyses { nodes { matchScore } } } } }
        documents(first: 5) { nodes { fileName download { url } } } } }`,
      {},
      token,
    )
    expect(viewer).toMatchObject({
      user: { profile: { firstName: 'Vera' } },
      creditApplications: { nodes: [{ status: 'SUBMITTED', purpose: 'A kiln', history: [{ to: 'DRAFT' }, {}] }] },
      tenant: {
        slug: heirloom.slug,
        licences: { nodes: Array(2).fill({ type: 'TRIAL', status: 'ACTIVE' }) },
        jobs: { nodes: [{ title: 'Potter', analyses: { nodes: [{ matchScore: expect.any(Number) }] } }] },
      },
      documents: { nodes: [{ fileName: 'receipt.txt' }] },
    })
    const file = await fetch(viewer.documents.nodes[0].download.url)
    expect([file.status, await file.text()]).toEqual([200, document])
    const [account] = viewer.creditAccounts.nodes
    expect(account.balance.posted.amount).toBe(deposit.amount.amount)
    // What was asked with a key before is not done again.
    const repeated = await ask(depositMoney, { input: { accountId: account.id, ...deposit } }, token)
    expect(repeated.depositMoney.__typename).toBe('LedgerTransaction')
    const [row] = await form().admin`select count(*)::int as n from credit.ledger_transactions
      where tenant_id = ${viewer.tenant.id}`
    expect(row!.n).toBe(1)
  })
})
