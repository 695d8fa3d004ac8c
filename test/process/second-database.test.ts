// SECOND_DATABASE=on: the documented way to try a move, and a start after it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { acme, root } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import postgres from 'postgres'
import { afterAll, expect, inject, test, vi } from 'vitest'
import { copyData } from '../support/database/prepared.ts'
import { aDirectory, demoCounts, finish, gql, type Program, promisedDemo, removeAll, run } from './program.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
afterAll(removeAll)

const patiently = { timeout: 60_000, interval: 200 }
const directory = aDirectory()
const start = async (port?: number): Promise<Program> => {
  const environment = { SECOND_DATABASE: 'on', SIGN_INS_PER_ADDRESS: '0' }
  const program = await run({ directory, environment, ...(port === undefined ? {} : { port }) })
  await program.ready
  return program
}
const stop = async (program: Program): Promise<void> => {
  program.signal('SIGTERM')
  expect((await program.ended).code).toBe(0)
}

test('a tenant is moved to the second database by the documented commands, and is there after a restart', async () => {
  copyData(inject('preparedQuintet'), directory)
  let program = await start()
  const { url, port } = program
  expect(program.stderr()).toContain('second PostgreSQL at 127.0.0.1:')
  const printed = await finish({ directory, port, script: 'gateway/embedded/commands/token.ts', args: [root.email] })
  const token = printed.stdout.trim()
  const list = '{ databases { nodes { id name status tenantCount } } }'
  const second = async () => {
    const { data } = await gql(url, list, {}, token)
    return data.databases.nodes.find(({ name }: { name: string }) => name === 'second')
  }
  await expect.poll(second, patiently).toMatchObject({ status: 'ACTIVE', tenantCount: 0 })
  const { id: databaseId } = await second()
  const move =
    'mutation ($input: MoveTenantInput!) { moveTenant(input: $input) { ... on TenantMove { id } ... on Problem { code } } }'
  const { data } = await gql(url, move, { input: { tenantId: acme.id, databaseId } }, token)
  const { id } = data.moveTenant
  const state = async () => {
    const { data } = await gql(url, 'query ($id: ID!) { tenantMove(id: $id) { status completedAt } }', { id }, token)
    return data.tenantMove
  }
  await expect.poll(state, patiently).toEqual({ status: 'MOVED', completedAt: expect.any(String) })
  expect(await second()).toMatchObject({ tenantCount: 1 })
  const counts = () => demoCounts(url, acme.owner.email, 'acme')
  expect(await counts()).toMatchObject(promisedDemo)
  await stop(program)

  program = await start(port)
  expect(await counts()).toMatchObject(promisedDemo)
  const report = await finish({ directory, script: 'gateway/embedded/placements.ts', args: ['--tenant', 'acme'] })
  expect([report.code, report.stderr]).toEqual([0, ''])
  expect(report.stdout).toMatch(/^second: ACTIVE, 1 tenants/m)
  expect(report.stdout).toMatch(/^acme is in second/m)

  const orphans = () => finish({ directory, script: 'gateway/embedded/monitor.ts', args: ['orphans'] })
  expect(await orphans()).toMatchObject({ code: 0, stdout: '0 rows\n' })
  const read = (name: string) => readFileSync(join(directory, 'second', name), 'utf8')
  const password = encodeURIComponent(read('postgres.password'))
  const admin = postgres(`postgres://postgres:${password}@127.0.0.1:${read('port')}/postgres`, { max: 1 })
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update credit.scores set tenant_id = ${newId()} where tenant_id = ${acme.id}`
  })
  await admin.end()
  expect(await orphans()).toMatchObject({ code: 1, stdout: expect.stringMatching(/^credit\.scores\t\d+\n/) })
  await stop(program)
})
