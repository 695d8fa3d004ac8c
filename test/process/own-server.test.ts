// A PostgreSQL of the operator's own: archived and restored by the settings of the page, and verified by its command.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { newOwner } from '@quintet/drizzle/embedded/cluster.ts'
import { afterAll, expect, test, vi } from 'vitest'
import { aCopy, aPrimary, type Server, serverOn } from '../support/database/standby.ts'
import { textsOf } from '../support/documents/blocks.ts'
import { aDirectory, type Ended, finish, removeAll } from './program.ts'

vi.setConfig({ testTimeout: 180_000 })
const servers: Server[] = []
afterAll(async () => {
  for (const each of servers) await each.remove()
  await removeAll()
})

test('an operator’s own PostgreSQL is restored to before a mistake, and faults in restored data are found', async () => {
  const wal = join(aDirectory(), 'wal')
  mkdirSync(wal)
  const owner = newOwner()
  if (owner !== null) spawnSync('chown', [`${owner.uid}:${owner.gid}`, wal])
  const [archiving = '', recovering = ''] = textsOf('docs/operate.md', 'text').filter((text) => /^\w+ = '/.test(text))
  const settingsOf = (text: string): Record<string, string> =>
    Object.fromEntries(
      [...text.replaceAll('/backups/wal', wal).matchAll(/^(\w+) = '(.*)'$/gm)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    )
  const primary = await aPrimary(settingsOf(archiving))
  servers.push(primary)
  const rename = (name: string) => primary.admin`update tenancy.tenants set name = ${name} where slug = 'acme'`
  const copy = await aCopy(primary, 'recovery')
  await rename('Before')
  const [moment] = await primary.admin<{ at: Date }[]>`select clock_timestamp() as at, pg_sleep(0.01)`
  await rename('Mistake')
  const [last] = await primary.admin<{ file: string }[]>`select pg_walfile_name(pg_switch_wal()) as file`
  await expect.poll(() => existsSync(join(wal, last!.file)), { timeout: 30_000 }).toBe(true)

  const to = moment!.at.toISOString().replace('T', ' ').replace('Z', '+00')
  // Without hot_standby the server takes connections once it is at the moment.
  const settings = { ...settingsOf(recovering), recovery_target_time: to, hot_standby: 'off' }
  const restored = await serverOn(copy, settings)
  servers.push(restored)
  expect(await restored.admin`select name from tenancy.tenants where slug = 'acme'`).toEqual([{ name: 'Before' }])
  const verify = (url: string): Promise<Ended> =>
    finish({
      directory: primary.directory,
      script: 'gateway/embedded/verify-restored.ts',
      args: ['--database', url],
    })
  const { code, stdout, stderr } = await verify(restored.adminUrl)
  expect([code, stderr], stdout).toEqual([0, ''])
  expect(stdout).toMatch(
    /^Roles and migrations fit this code\n(.+\n)+The audit log holds: .+\nThe ledgers hold: .+\nIsolation holds: .+\nVerified\n$/,
  )

  await restored.admin`alter table credit.scores no force row level security`
  const broken = await verify(restored.adminUrl)
  expect([broken.code, broken.stdout]).toEqual([
    1,
    expect.stringMatching(/^HOLE NO_FORCE credit.scores(.*\n)+NOT VERIFIED\n$/m),
  ])
  await restored.stop()
  expect(await verify(restored.adminUrl)).toMatchObject({ code: 2, stdout: '' })
})
