// The drill: backups of a running Quintet, a mistake, and a restore to the moment before it by the runbook's command.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { openRestored } from '@quintet/drizzle/backup/rows.ts'
import { visitDatabase } from '@quintet/drizzle/doctor/doctor.ts'
import { runningPostgres } from '@quintet/drizzle/embedded/running.ts'
import postgres from 'postgres'
import { afterAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { restoredDataHold } from '../../gateway/embedded/restored.ts'
import { cloneDatabase, demoSecret, demoTemplate } from '../support/database/database.ts'
import { copyData } from '../support/database/prepared.ts'
import { repository, textsOf } from '../support/documents/blocks.ts'
import { aDirectory, demoCounts, type Ended, finish, gql, removeAll, run, signIn } from './program.ts'

vi.setConfig({ testTimeout: 300_000 })
afterAll(removeAll)

const person = ['ada@acme.example', 'acme'] as const
const createRole = `mutation ($input: CreateRoleInput!) { createRole(input: $input) { __typename } }`

let parent: string
let data: string
let archive: string
let bases: string
let environment: { readonly ARCHIVE_DIR: string }
beforeEach(() => {
  parent = aDirectory()
  data = join(parent, 'data')
  archive = join(parent, 'archive')
  bases = join(archive, 'base')
  environment = { ARCHIVE_DIR: archive }
})
const backUp = (args: string[] = []): Promise<Ended> =>
  finish({ directory: data, script: 'gateway/embedded/backup.ts', args, environment })

/** Arguments of the backup command of docs/operate.md. */
const ofPage = /-s backup (.*)$/m.exec(textsOf('docs/operate.md', 'text').join('\n'))![1]!.split(' ')

/** The restore command of the runbook, as it is written there. */
function restore(moment: string, into: string, from = archive): Promise<Ended> {
  const line = textsOf('docs/runbooks.md', 'text').find((text) => text.includes('-s restore '))!
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  const [, args = ''] = /^npx -y pnpm@12 -s restore (.*)$/m.exec(line)!
  const given: Record<string, string> = { ARCHIVE_DIR: from, TIME: moment, NEW_DATA_DIR: into }
  return finish({
    script: (scripts.restore as string).replace('node ', ''),
    args: args.split(' ').map((word) => given[word] ?? word),
  })
}
const slugs = async (directory: string, change?: string): Promise<string[]> => {
  const sql = postgres(runningPostgres(directory)!, { max: 1, onnotice: () => {} })
  try {
    if (change !== undefined) await sql.unsafe(change).simple()
    return (
      await sql<{ slug: string }[]>`select slug from tenancy.tenant_roles where slug like 'drill%' order by 1`
    ).map(({ slug }) => slug)
  } finally {
    await sql.end()
  }
}

/** Entries of the audit log that a process has chained: it does so from time to time, not with each entry. */
const chainedEntries = async (directory: string): Promise<number> => {
  const sql = postgres(runningPostgres(directory)!, { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql`select count(sequence)::int as entries from tenancy.audit_log`
    return row!.entries
  } finally {
    await sql.end()
  }
}

test('a restore has everything from before the moment and nothing after it, and refuses damaged backups', async () => {
  mkdirSync(data)
  copyData(inject('preparedQuintet'), data)
  expect((await backUp()).stderr).toMatch(/^No server runs on .*: start Quintet/)
  const quintet = await run({ directory: data, environment })
  await quintet.ready
  const write = async (slug: string): Promise<void> => {
    const input = { slug, name: slug, scopes: ['recruiting.*:read'] }
    const { data: answer } = await gql(quintet.url, createRole, { input }, await signIn(quintet.url, ...person))
    expect(answer.createRole.__typename).toBe('Role')
  }
  await write('drill_before_backup')

  // A backup that is killed leaves nothing that a restore takes, and the next one cleans up.
  const cut = await run({ directory: data, script: 'gateway/embedded/backup.ts', environment })
  await expect.poll(() => existsSync(bases) && readdirSync(bases).length, { timeout: 30_000, interval: 5 }).toBe(1)
  cut.signal('SIGKILL')
  expect((await cut.ended).signal).toBe('SIGKILL')
  expect(readdirSync(bases)).toEqual([expect.stringMatching(/\.partial$/)])
  const none = await restore('latest', join(parent, 'none'))
  expect([none.code, none.stderr]).toEqual([2, `${archive} holds no base backup: there is none to begin with\n`])

  const made = await backUp(ofPage)
  expect([made.code, made.stderr]).toEqual([0, ''])
  expect(made.stdout).toMatch(/^Base backup \S+: \d+ files, .* MB\nEach moment from /)
  const [name = '', ...others] = readdirSync(bases)
  expect([made.stdout.includes(name), others]).toEqual([true, []])

  await write('drill_after_backup')
  await expect.poll(() => chainedEntries(data), { timeout: 120_000, interval: 500 }).toBeGreaterThan(0)
  const promised = await demoCounts(quintet.url, ...person)
  const sql = postgres(runningPostgres(data)!, { max: 1 })
  const [clock] = await sql`select clock_timestamp() as at, pg_sleep(0.01)`
  await sql.end()
  const moment = (clock!.at as Date).toISOString()
  await slugs(data, `set session_replication_role = replica; delete from tenancy.tenant_roles where slug like 'drill%'`)
  await write('drill_too_late')
  expect(await slugs(data)).toEqual(['drill_too_late'])

  // An archive that is unavailable fails nothing, and gets at the end what it missed.
  const kinds = async () =>
    (await visitDatabase(runningPostgres(data)!, { subgraphs: ['credit'] })).map(({ kind }) => kind)
  expect(await kinds()).not.toContain('ARCHIVE_FAILS')
  renameSync(join(archive, 'wal'), join(archive, 'away'))
  await slugs(data, 'select pg_switch_wal()')
  await expect.poll(kinds, { timeout: 60_000 }).toContain('ARCHIVE_FAILS')
  renameSync(join(archive, 'away'), join(archive, 'wal'))
  quintet.signal('SIGTERM')
  expect((await quintet.ended).code).toBe(0)

  const restored = join(parent, 'restored')
  const { code, stdout, stderr } = await restore(moment, restored)
  expect([code, stderr], stdout).toEqual([0, ''])
  const lines = stdout.trim().split('\n')
  expect(lines).toEqual([
    expect.stringMatching(`^Base backup ${name}: the checksums of \\d+ files hold$`),
    expect.stringMatching(`^Restored to ${moment}: the last commit is of `),
    'Roles and migrations fit this code',
    ...['identity', 'tenancy', 'marketplace', 'recruiting', 'credit'].map((each) =>
      expect.stringMatching(`^${each}: \\d+ tables, [1-9]\\d* rows$`),
    ),
    expect.stringMatching(/^The audit log holds: [1-9]\d* entries in \d+ chains/),
    expect.stringMatching(/^The ledgers hold: [1-9]\d* transactions of \d+ tenants$/),
    expect.stringMatching(/^Isolation holds: \d+ objects$/),
    `Verified: start with DATA_DIR=${restored}, and a new ARCHIVE_DIR`,
  ])
  const again = await run({ directory: restored })
  await again.ready
  expect(await slugs(restored)).toEqual(['drill_after_backup', 'drill_before_backup'])
  expect(await demoCounts(again.url, ...person)).toEqual(promised)
  again.signal('SIGTERM')
  await again.ended

  // Refused: nothing is made, and what is there stays.
  const refusals: [moment: string, into: string, from: string, message: RegExp][] = [
    [moment, restored, archive, /restored is not empty: name a new directory/],
    ['2026-01-01T00:00:00Z', join(parent, 'early'), archive, /^The first base backup is of .*: there is none to begin/],
    ['2126-01-01T00:00:00Z', join(parent, 'late'), archive, /^The archive ends before 2126-01-01T00:00:00.000Z/],
    ['yesterday', join(parent, 'unclear'), archive, /^Say `--from ARCHIVE_DIR --to TIME --into NEW_DATA_DIR`/],
  ]
  const damaged = join(parent, 'damaged')
  cpSync(archive, damaged, { recursive: true })
  const victim = join(damaged, 'base', name, 'data/postgres/global/pg_control')
  const bytes = readFileSync(victim)
  bytes[200]! ^= 1
  writeFileSync(victim, bytes)
  refusals.push([moment, join(parent, 'flipped'), damaged, /pg_control is not what was backed up: move .* away/])
  const torn = join(parent, 'torn')
  cpSync(archive, torn, { recursive: true })
  const segments = readdirSync(join(torn, 'wal')).filter((file) => /^[0-9A-F]{24}\.gz$/.test(file))
  truncateSync(join(torn, 'wal', segments.sort()[0]!), 1000)
  refusals.push([moment, join(parent, 'gap'), torn, /\.gz is damaged: /])
  for (const [to, into, from, message] of refusals) {
    const refused = await restore(to, into, from)
    expect([refused.code, refused.stdout, refused.stderr]).toEqual([2, '', expect.stringMatching(message)])
    if (into !== restored)
      expect(readdirSync(parent).filter((entry) => join(parent, entry).startsWith(into))).toEqual([])
  }
})

test('a fault in restored data is reported whatever else is broken', async () => {
  const clone = await cloneDatabase(demoTemplate)
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const restored = openRestored(clone.adminUrl)
  try {
    await clone.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql`update credit.ledger_postings set amount_minor = amount_minor + 1
        where id = (select min(id::text)::uuid from credit.ledger_postings)`
      await sql`delete from quintet.migrations where subgraph = 'credit'`
    })
    await clone.admin`alter table credit.scores no force row level security`
    const secrets = { dataDirectory: aDirectory(), secrets: null, sealingKeys: [] }
    expect(await restoredDataHold(clone.adminUrl, restored, secrets)).toBe(false)
    const text = printed.mock.calls.map(([line]) => line).join('')
    expect(text).toMatch(/^BROKEN MIGRATION_PENDING credit\/0000/m)
    expect(text).toMatch(/^BROKEN audit logs: QUINTET_SECRET must be the secret of the data/m)
    expect(text).toMatch(/^BROKEN ledger of tenant \S+: UNBALANCED /m)
    expect(text).toMatch(/^HOLE NO_FORCE credit.scores/m)
    printed.mockClear()
    await restoredDataHold(clone.adminUrl, restored, { ...secrets, secrets: [Buffer.from(demoSecret)] })
    expect(printed.mock.calls.map(([line]) => line).join('')).toMatch(/^The audit log holds: /m)
  } finally {
    printed.mockRestore()
    await restored.close()
    await clone.drop()
  }
})
