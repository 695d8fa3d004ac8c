// The doctor finds what is planted, and finds nothing wrong with a database that is as it should be.
import { databaseChecks } from '@quintet/drizzle/doctor/checks.ts'
import { skewOf, visitDatabase } from '@quintet/drizzle/doctor/doctor.ts'
import { defaultThresholds, type FindingKind, remedies } from '@quintet/drizzle/doctor/findings.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase, untilWaiting } from '../support/database/database.ts'

let database: TestDatabase
/** Findings about the server of the tests, which runs without durability. */
const ofTests: readonly FindingKind[] = ['UNSAFE_SETTING', 'CONNECTIONS_SHORT']
const found = new Set<FindingKind>()
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const visit = async (thresholds = defaultThresholds, now?: () => number) => {
  const options = { subgraphs: subgraphNames, thresholds, ...(now === undefined ? {} : { now }) }
  const findings = await visitDatabase(database.adminUrl, options)
  return findings.filter(({ kind }) => !ofTests.includes(kind))
}
/** What the one check of a kind finds after some statements, which are then rolled back. */
async function planted(kind: FindingKind, statements: string[], thresholds = defaultThresholds) {
  const { text } = databaseChecks(subgraphNames, thresholds).find((check) => check.kind === kind)!
  const undone = new Error('undone')
  let rows: { object: string; what: string }[] = []
  const transaction = database.admin.begin(async (sql) => {
    for (const statement of statements) await sql.unsafe(statement)
    rows = await sql.unsafe(text)
    throw undone
  })
  await transaction.catch((error) => {
    if (error !== undone) throw error
  })
  if (rows.length > 0) found.add(kind)
  return rows.map(({ object, what }) => `${object} ${what}`)
}

test('the doctor finds nothing in a freshly migrated database except the settings of the test server', async () => {
  expect(await visit()).toEqual([])
  expect(await planted('UNSAFE_SETTING', [])).toEqual(
    expect.arrayContaining([expect.stringMatching(/^fsync is off/), expect.stringMatching(/^full_page_writes is off/)]),
  )
})

test('the doctor reports an old server, transaction ids that run out, and an unread replication slot', async () => {
  const older = `create function planted.current_setting(text) returns text language sql
    as $$ select case $1 when 'server_version_num' then '170006' else '17.6' end $$`
  const first = 'set local search_path = planted, pg_catalog'
  expect(await planted('OLD_SERVER', ['create schema planted', older, first])).toEqual(['server is PostgreSQL 17.6'])
  // The greatest age that can be represented: ids wrap around, and are compared over half of their range.
  const aged = `update pg_database set datfrozenxid = (((pg_current_xact_id()::text::bigint - 1500000000) % 4294967296 + 4294967296)
    % 4294967296)::text::xid where datname = current_database()`
  expect(await planted('OLD_ROW_VERSIONS', [aged])).toEqual([
    expect.stringMatching(/^test_\w+ has row versions of 15\d{8} transactions ago$/),
  ])
  const { admin, name } = database
  const holding = async () =>
    (await visit({ ...defaultThresholds, slotBytes: 100_000 })).filter(({ object }) => object === name)
  await admin`select pg_create_physical_replication_slot(${name}, true)`
  try {
    await admin`select pg_logical_emit_message(false, 'planted', repeat('x', 200000))`
    await expect
      .poll(holding)
      .toMatchObject([{ kind: 'SLOT_HOLDS_LOG', what: expect.stringMatching(/^is not read, and holds \d+ [kM]B$/) }])
    for (const { kind } of await holding()) found.add(kind)
  } finally {
    await admin`select pg_drop_replication_slot(${name})`
  }
})

test('the doctor reports roles that are missing or too strong', async () => {
  expect(await planted('ROLE_MISSING', ['alter role credit_job rename to credit_other'])).toEqual([
    'credit_job does not exist',
  ])
  expect(await planted('ROLE_TOO_STRONG', ['alter role credit_runtime bypassrls login'])).toEqual(
    expect.arrayContaining(['credit_runtime passes row-level security and can log in']),
  )
  expect(await planted('ROLE_TOO_STRONG', ['alter role credit_test superuser'])).toEqual(['credit_test is a superuser'])
})

test('the doctor reports indexes that are invalid, unused or missing', async () => {
  expect(
    await planted('INDEX_INVALID', [
      `update pg_index set indisvalid = false where indexrelid = 'credit.outbox_created_at'::regclass`,
    ]),
  ).toEqual(['credit.outbox_created_at of credit.outbox is not valid'])
  expect(await planted('INDEX_MISSING', ['drop index marketplace.licences_of_module'])).toEqual([
    expect.stringMatching(/^marketplace\.licences has no index for its key licences_module_id/),
  ])
  const sensitive = { ...defaultThresholds, rows: 0, statisticsDays: 0 }
  expect(await planted('INDEX_UNUSED', [], sensitive)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^\w+\.\w+ has served no statement, and takes \d+/)]),
  )
})

test('the doctor reports dead row versions and a growing outbox', async () => {
  const { admin } = database
  const tenant = '01900000-0000-7000-8000-00000000abcd'
  await admin`alter table credit.outbox set (autovacuum_enabled = off)`
  await admin`insert into credit.outbox (tenant_id, topic, key, sequence, payload, created_at)
    select ${tenant}, 't', 'k', n, '{}', now() - interval '20 days' from generate_series(1, 300) n`
  await admin`delete from credit.outbox where sequence > 1`
  await admin`select pg_stat_force_next_flush()`
  const sensitive = { ...defaultThresholds, rows: 100 }
  await expect.poll(async () => (await visit(sensitive)).map(({ kind }) => kind)).toContain('BLOAT')
  const findings = await visit(sensitive)
  expect(findings.find(({ kind }) => kind === 'BLOAT')).toMatchObject({
    object: 'credit.outbox',
    what: expect.stringMatching(/^299 of \d+ row versions are dead; last vacuum never/),
  })
  expect(findings.find(({ kind }) => kind === 'OUTBOX_GROWS')).toMatchObject({ object: 'credit.outbox' })
  for (const { kind } of findings) found.add(kind)
  await admin`delete from credit.outbox`
  await admin`vacuum credit.outbox`
})

test('the doctor reports migrations that are pending, changed, or of a newer version', async () => {
  const { admin } = database
  const [first, second] = await admin<{ tag: string; hash: string }[]>`
    select tag, hash from quintet.migrations where subgraph = 'credit' order by tag limit 2`
  await admin`delete from quintet.migrations where subgraph = 'credit' and tag = ${first!.tag}`
  await admin`update quintet.migrations set hash = 'x' where subgraph = 'credit' and tag = ${second!.tag}`
  await admin`insert into quintet.migrations (subgraph, tag, hash) values ('credit', '9999_later', 'x')`
  const findings = await visit()
  expect(findings.map(({ kind, object }) => `${kind} ${object}`)).toEqual([
    `MIGRATION_PENDING credit/${first!.tag}`,
    `MIGRATION_CHANGED credit/${second!.tag}`,
    'MIGRATION_UNKNOWN credit/9999_later',
  ])
  for (const { kind } of findings) found.add(kind)
  await admin`delete from quintet.migrations where tag = '9999_later'`
  await admin`update quintet.migrations set hash = ${second!.hash} where subgraph = 'credit' and tag = ${second!.tag}`
  await admin`insert into quintet.migrations ${admin({ subgraph: 'credit', ...first! })}`
})

test('the doctor reports sessions that wait for a lock, and the transaction that holds it', async () => {
  const sql = postgres(database.adminUrl, { max: 2, onnotice: () => {} })
  const impatient = { ...defaultThresholds, lockSeconds: 0, transactionSeconds: 0 }
  try {
    let waiting: Promise<unknown> | undefined
    await sql.begin(async (holder) => {
      const [{ pid }] = (await holder`select pg_backend_pid() as pid`) as unknown as [{ pid: number }]
      await holder`lock table credit.outbox`
      waiting = sql`select count(*) from credit.outbox`.execute()
      await untilWaiting(database.admin, 1)
      const findings = await visit({ ...impatient, rows: 1e9 })
      const locks = findings.filter(({ kind }) => kind === 'LOCK_WAIT').map(({ object, what }) => `${object} ${what}`)
      expect(locks).toEqual([
        expect.stringMatching(new RegExp(`has waited \\d+ s for credit\\.outbox, which session ${pid} holds$`)),
        'credit.outbox cannot be read: a session has locked it',
      ])
      expect(findings.filter(({ kind }) => kind === 'LONG_TRANSACTION').map(({ object }) => object)).toContainEqual(
        expect.stringContaining(`session ${pid} `),
      )
      for (const { kind } of findings) found.add(kind)
    })
    await waiting
  } finally {
    await sql.end({ timeout: 5 })
  }
})

test('the doctor reports clocks that are off by more than the duration of the request', async () => {
  const [finding] = await visit(defaultThresholds, () => Date.now() - 60_000)
  expect(finding).toMatchObject({ kind: 'CLOCK_SKEW', what: expect.stringMatching(/^is (59|60)\.\d s ahead of/) })
  expect(skewOf('gateway', 0, 5000, 5100, defaultThresholds)).toMatchObject([{ what: 'is 5.0 s behind this machine' }])
  expect(skewOf('gateway', 0, 0, 10_000, defaultThresholds)).toEqual([])
  found.add('CLOCK_SKEW')
})

/** Tested in test/process: these need an archive or a process. */
const elsewhere = ['ARCHIVE_FAILS', 'CONNECTIONS_SHORT', 'JOBS_DEAD', 'JOBS_WAIT', 'GATEWAY', 'SCORES_IN_REDIS']
test('every kind of finding is tested here or in test/process, and has a remedy', () => {
  for (const remedy of Object.values(remedies)) expect(remedy).toMatch(/^[A-Z].{20,}[^.]$/)
  expect([...new Set([...found, ...elsewhere])].sort()).toEqual(Object.keys(remedies).sort())
})
