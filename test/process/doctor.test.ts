// The commands of operators, as processes over a database: the doctor, and the questions of monitoring.
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cloneDatabase, demoTemplate, type TestDatabase, withParts } from '../support/database/database.ts'
import { freePort } from '../support/ports.ts'
import { aRedis, hasRedis } from '../support/quintet/redis.ts'
import { aDirectory, type Ended, finish, removeAll } from './program.ts'

vi.setConfig({ testTimeout: 120_000 })
let clone: TestDatabase
beforeAll(async () => {
  clone = await cloneDatabase(demoTemplate)
})
afterAll(async () => {
  await clone?.drop()
  await removeAll()
})

const run = (command: string, args: string[], environment = {}): Promise<Ended> =>
  finish({ directory: aDirectory(), script: `gateway/embedded/${command}.ts`, args, environment })
const doctor = (...args: string[]) => run('doctor', args)
const monitor = (...args: string[]) => run('monitor', [...args, '--database', clone.adminUrl])

test('the doctor exits with 1 and says for each finding what to do', async () => {
  const gateway = `http://127.0.0.1:${await freePort()}`
  await clone.admin`insert into credit.job_requests (id, queue, realm_id, payload, start_after)
    select gen_random_uuid(), 'credit.retention', gen_random_uuid(), '{}', now() - interval '1 hour'`
  await clone.admin`insert into credit_queues.job (name, data, source_name) values ('dead', '{}', 'credit.retention')`
  const { code, stdout, stderr } = await doctor('--database', clone.adminUrl, '--gateway', gateway)
  expect([code, stderr]).toEqual([1, ''])
  const lines = stdout.trim().split('\n')
  expect(lines).toContainEqual(expect.stringMatching(/^UNSAFE_SETTING fsync is off .*\. Set it back/))
  expect(lines).toContainEqual(
    expect.stringMatching(/^JOBS_WAIT credit\.retention has a job that waits for 36\d\d s\. Start a worker/),
  )
  expect(lines).toContainEqual(
    expect.stringMatching(/^JOBS_DEAD credit\.retention has 1 jobs that were given up\. Read why/),
  )
  expect(lines).toContainEqual(expect.stringMatching(/^GATEWAY \S+\/health does not answer: .*\. Look at the log/))
  expect(lines.at(-1)).toBe(`${lines.length - 1} findings`)
  const json = JSON.parse((await doctor('--database', clone.adminUrl, '--json')).stdout)
  expect(json.findings).toContainEqual({ kind: 'UNSAFE_SETTING', object: 'fsync', what: expect.any(String) })
})

test.skipIf(!hasRedis)('the doctor finds live scores that Redis lacks (skipped without redis-server)', async () => {
  const redis = await aRedis()
  const found = async () => {
    const { stdout } = await run('doctor', ['--database', clone.adminUrl, '--json'], { REDIS_URL: redis.url })
    const findings: { kind: string; object: string; what: string }[] = JSON.parse(stdout).findings
    return findings.filter(({ kind }) => kind === 'SCORES_IN_REDIS')
  }
  expect(await found()).toEqual([{ kind: 'SCORES_IN_REDIS', object: 'Redis', what: 'does not answer' }])
  await redis.start()
  try {
    const board = `board ${acme.id}/personal-loan`
    expect(await found()).toContainEqual({ kind: 'SCORES_IN_REDIS', object: board, what: 'is not complete in Redis' })
  } finally {
    await redis.kill()
  }
})

test('the doctor exits with 2 when there is no database that it can examine', async () => {
  const empty = withParts(clone.adminUrl, { database: 'template1' })
  for (const [args, line] of [
    [['--database', empty], /^This database holds no Quintet/],
    [['--gateway', 'nonsense'], /^Only `--database URL`/],
    [[], /^There are no data in/],
  ] as const) {
    const { code, stdout, stderr } = await doctor(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(line)
  }
})

test('monitoring lists licences that end soon, modules in use, and rows of tenants that are gone', async () => {
  const { admin } = clone
  const [licence] =
    await admin`update marketplace.licences set expires_at = now() + interval '3 days', is_active = true,
    suspended_at = null, ended_at = null where id = (select id from marketplace.licences where tenant_id = ${acme.id} limit 1)
    returning (select name from marketplace.modules m where m.id = module_id) as module`
  const soon = await monitor('expiring-licences', '--json')
  expect(JSON.parse(soon.stdout)).toContainEqual({
    tenant: 'Acme',
    module: licence!.module,
    expiresAt: expect.any(String),
  })
  expect((await monitor('expiring-licences', '--days', '2')).stdout).not.toContain(licence!.module)
  const use: { module: string; tenants: number }[] = JSON.parse((await monitor('module-use', '--json')).stdout)
  expect(use.find(({ module }) => module === licence!.module)!.tenants).toBeGreaterThanOrEqual(1)
  expect(use.map(({ tenants }) => tenants)).toEqual(use.map(({ tenants }) => tenants).toSorted((a, b) => b - a))

  expect(await monitor('orphans')).toMatchObject({ code: 0, stdout: '0 rows\n' })
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update credit.scores set tenant_id = '01900000-0000-7000-8000-00000000dead' where tenant_id = ${acme.id}`
  })
  const lost = await monitor('orphans')
  expect(lost).toMatchObject({ code: 1, stdout: expect.stringMatching(/^credit\.scores\t\d+\n1 rows\n$/) })
  expect(await monitor('everything')).toMatchObject({ code: 2, stderr: expect.stringMatching(/^Say one of/) })
})
