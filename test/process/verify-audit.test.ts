// The command that verifies audit logs: over a data directory, whether or not Quintet runs on it, and over a database.
import { sealAudit } from '@quintet/kit/audit/seal.ts'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import { afterAll, describe, expect, inject, test, vi } from 'vitest'
import { cloneDatabase, demoSecret, withParts } from '../support/database/database.ts'
import { copyData } from '../support/database/prepared.ts'
import { aDirectory, type Ended, finish, removeAll, run } from './program.ts'

vi.setConfig({ testTimeout: 120_000 })
afterAll(removeAll)

const verify = (directory: string, args: string[] = [], environment: Record<string, string> = {}): Promise<Ended> =>
  finish({ directory, script: 'gateway/embedded/verify-audit.ts', args, environment })

describe('the verification over a database', async () => {
  const clone = await cloneDatabase()
  afterAll(() => clone.drop())
  const environment = { QUINTET_SECRET: demoSecret }
  const args = ['--database', clone.adminUrl]
  const ring = createKeyring([Buffer.from(demoSecret)])
  const tenant = '01900000-0000-7000-8000-00000000abcd'

  test('says that the log holds, and how many entries are not chained yet', async () => {
    await clone.admin`insert into tenancy.audit_log (tenant_id, event, severity, details, request_id, at)
      select ${tenant}, 'test.thing.done', 'LOW', '{}', n::text, '2026-01-01' from generate_series(1, 3) n`
    await sealAudit(clone.open('tenancy').jobs, 'tenancy', { ring, at: new Date() })
    await clone.admin`insert into identity.audit_log (tenant_id, event, severity, details, request_id, at)
      values (${tenant}, 'test.thing.done', 'LOW', '{}', 'r', '2026-01-01')`
    const { code, stdout, stderr } = await verify(aDirectory(), args, environment)
    expect([code, stdout, stderr]).toEqual([
      0,
      'The audit log holds: 3 entries in 2 chains; 1 more are not chained yet\n',
      '',
    ])
  })

  test('names the first broken entry', async () => {
    const id = await clone.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      const [row] = await sql`update tenancy.audit_log set event = 'x' where sequence = 2 returning id`
      return row!.id
    })
    const { code, stdout } = await verify(aDirectory(), args, environment)
    const broken = `BROKEN tenancy.audit_log, tenant ${tenant}: entry 2 (${id}) was changed, or is not the one that was chained there`
    expect([code, stdout]).toEqual([1, `${broken}\n1 of 2 chains are broken\n`])
  })

  test('exits with 2 when it cannot read a log, and says why in one line', async () => {
    for (const [given, settings, line] of [
      [args, {}, /^QUINTET_SECRET must be the secret of the data/],
      [['--database', withParts(clone.adminUrl, { database: 'template1' })], environment, /no audit log of Quintet/],
      [['--data'], environment, /^Only `--database URL` is accepted/],
      [[], environment, /^There are no data in .*: set DATA_DIR/],
    ] as const) {
      const { code, stdout, stderr } = await verify(aDirectory(), [...given], settings)
      expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
      expect(stderr).toMatch(line)
    }
  })
})

describe('the verification over a data directory', () => {
  const directory = aDirectory()
  copyData(inject('preparedQuintet'), directory)
  const holds = /^The audit log holds: \d+ entries in \d+ chains/

  test('starts a server while it reads', async () => {
    const { code, stdout, stderr } = await verify(directory)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(holds)
  })

  test('works beside a Quintet that runs on it', async () => {
    const quintet = await run({ directory })
    await quintet.ready
    const { code, stdout, stderr } = await verify(directory)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(holds)
    quintet.signal('SIGTERM')
    expect((await quintet.ended).code).toBe(0)
  })
})
