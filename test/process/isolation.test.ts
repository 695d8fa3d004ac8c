// The command that audits the isolation of tenants.
import { afterAll, expect, test, vi } from 'vitest'
import { cloneDatabase, withParts } from '../support/database/database.ts'
import { aDirectory, type Ended, finish, removeAll } from './program.ts'

vi.setConfig({ testTimeout: 120_000 })
afterAll(removeAll)
const clone = await cloneDatabase()
afterAll(() => clone.drop())

const audit = (...args: string[]): Promise<Ended> =>
  finish({ directory: aDirectory(), script: 'gateway/embedded/isolation.ts', args, environment: {} })

test('the audit says that isolation holds, in words and as JSON', async () => {
  const { code, stdout, stderr } = await audit('--database', clone.adminUrl)
  expect([code, stdout.trim(), stderr]).toEqual([0, expect.stringMatching(/^Isolation holds: \d+ objects$/), ''])
  const { stdout: json } = await audit('--database', clone.adminUrl, '--json')
  expect(JSON.parse(json)).toEqual({ verdict: 'holds', objects: expect.any(Number), holes: [] })
})

test('the audit names each hole, how it is closed, and how many there are', async () => {
  await clone.admin.unsafe('alter table credit.scores no force row level security')
  const { code, stdout } = await audit('--database', clone.adminUrl)
  const lines = stdout.trim().split('\n')
  expect([code, lines[0], lines.at(-1)]).toEqual([
    1,
    'HOLE NO_FORCE credit.scores: its owner is not held to its policies',
    '1 holes',
  ])
  expect(stdout).toContain('NO_FORCE: Run ALTER TABLE ... FORCE ROW LEVEL SECURITY')
  const { code: ended, stdout: json } = await audit('--database', clone.adminUrl, '--json')
  expect([ended, JSON.parse(json).holes]).toEqual([
    1,
    [{ kind: 'NO_FORCE', object: 'credit.scores', what: 'its owner is not held to its policies' }],
  ])
})

test('the audit exits with 2 when it cannot examine a database, and says why in one line', async () => {
  for (const [args, line] of [
    [['--database', withParts(clone.adminUrl, { database: 'template1' })], /no table with a column tenant_id/],
    [['--database', 'postgres://nobody@127.0.0.1:1/none'], /ECONNREFUSED/],
    [['--data'], /^Only `--database URL`/],
    [[], /^There are no data in .*: set DATA_DIR/],
  ] as const) {
    const { code, stdout, stderr } = await audit(...args)
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
    expect(stderr).toMatch(line)
  }
})
