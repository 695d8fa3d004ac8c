import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { embeddedBinaries, startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { afterEach, describe, expect, test } from 'vitest'
import {
  aDirectory,
  ask,
  inChild,
  isAlive,
  isRoot,
  owned,
  removeAll,
  serverPid,
  startCluster,
  until,
} from '../support/quintet/embedded.ts'

afterEach(removeAll)

describe('a first start', () => {
  test('creates a cluster with the same settings on every host, open only with its password', async () => {
    const directory = aDirectory()
    const server = await startCluster(directory, true)
    expect(server).toMatchObject({ host: '127.0.0.1', user: 'postgres', version: '18.4' })
    expect(await ask(server, 'show server_version')).toMatch(/^18\.4/)
    expect(await ask(server, 'show listen_addresses')).toBe('127.0.0.1')
    expect(await ask(server, 'show fsync')).toBe('on')
    expect(await ask(server, 'show timezone')).toBe('UTC')
    expect(
      await ask(server, 'select datlocprovider::text || datlocale from pg_database where datname = current_database()'),
    ).toBe('bC.UTF-8')
    await expect(ask({ ...server, password: 'guess' }, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(join(directory, 'postgres.password')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(directory, 'postgres.password'), 'utf8')).toBe(server.password)
    expect(readdirSync(directory).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password'])
  })

  test('of two processes at once leaves one server and one refusal', async () => {
    const directory = aDirectory()
    const both = [inChild(directory), inChild(directory)]
    const results = await Promise.allSettled(both.map(({ started }) => started))
    const winners = results.filter((result) => result.status === 'fulfilled')
    const losers = results.filter((result) => result.status === 'rejected')
    expect([winners.length, losers.length]).toEqual([1, 1])
    expect(String(losers[0]!.reason)).toContain('already runs on')
    expect(await ask(winners[0]!.value, 'select 1')).toBe(1)
  })

  test('works in a home directory that is closed to others', async () => {
    const home = aDirectory()
    chmodSync(home, 0o700)
    const directory = join(home, 'checkout', '.data')
    const server = await startCluster(directory)
    expect(await ask(server, 'select 1')).toBe(1)
    if (isRoot) expect(statSync(join(directory, 'postgres')).uid).toBe(65_534)
  })

  test('works for an ordinary user', async () => {
    const directory = aDirectory()
    if (isRoot) chownSync(directory, 65_534, 65_534)
    const { started } = inChild(directory, undefined, isRoot ? { uid: 65_534, gid: 65_534 } : {})
    expect(await ask(await started, 'select 1')).toBe(1)
  })

  test('that was killed halfway is begun again', async () => {
    let directory: string
    // Again where it was done before it was killed.
    do {
      directory = aDirectory()
      const { child, ended } = inChild(directory)
      const half = join(directory, `postgres.init-${child.pid}`)
      await until(() => existsSync(join(half, 'PG_VERSION')) || existsSync(join(directory, 'postgres')), 10_000)
      child.kill('SIGKILL')
      await ended
    } while (existsSync(join(directory, 'postgres')))
    const server = await startCluster(directory)
    expect(await ask(server, 'select 1')).toBe(1)
    expect(readdirSync(directory).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password'])
  })
})

describe('a later start', () => {
  test('finds the data and the password again', async () => {
    const directory = aDirectory()
    const first = await startCluster(directory)
    await ask(first, 'create table kept as select 42 as answer')
    await first.stop()
    const second = await startCluster(directory)
    expect(second.password).toBe(first.password)
    expect(await ask(second, 'select answer from kept')).toBe(42)
  })

  test('on a live directory is refused with the process and port of the server', async () => {
    const directory = aDirectory()
    const { port } = await startCluster(directory)
    const refusal = await startEmbeddedPostgres({ directory }).catch((error) => error)
    expect(refusal).toMatchObject({ name: 'EmbeddedPostgresError', code: 'IN_USE' })
    expect(refusal.message).toContain(`(pid ${serverPid(directory)}, port ${port}) already runs on ${directory}`)
    expect(refusal.message).not.toContain('\n')
  })

  test('waits for a server that is shutting down', async () => {
    const directory = aDirectory()
    const first = await startCluster(directory)
    const stopped = first.stop()
    expect(await ask(await startCluster(directory), 'select 1')).toBe(1)
    await stopped
  })

  test('takes over from a process that was just killed', async () => {
    const directory = aDirectory()
    const { child, started } = inChild(directory)
    await ask(await started, 'create table kept as select 42 as answer')
    child.kill('SIGKILL')
    expect(await ask(await startCluster(directory), 'select answer from kept')).toBe(42)
  })

  test('takes over from a server that was just killed', async () => {
    const directory = aDirectory()
    // Without durability the newest commits may be lost with the server.
    const first = await startCluster(directory, true)
    await ask(first, 'create table kept as select 42 as answer')
    process.kill(serverPid(directory), 'SIGKILL')
    expect(await ask(await startCluster(directory), 'select answer from kept')).toBe(42)
    expect(await first.exited).toMatchObject({ signal: 'SIGKILL', requested: false })
  })

  test('is not misled by another program that has the process id of a dead server', async () => {
    const directory = aDirectory()
    await (await startCluster(directory)).stop()
    const stranger = owned(spawn('sleep', ['60']))
    const lines = [stranger.pid, join(directory, 'postgres'), 1, 5432, '', '127.0.0.1', '1 1', 'ready']
    writeFileSync(join(directory, 'postgres/postmaster.pid'), lines.join('\n'))
    expect(await ask(await startCluster(directory), 'select 1')).toBe(1)
    expect(isAlive(stranger.pid!)).toBe(true)
  })

  test('refuses data of another major version and says what to do', async () => {
    const directory = aDirectory()
    mkdirSync(join(directory, 'postgres'))
    writeFileSync(join(directory, 'postgres/PG_VERSION'), '17\n')
    const refusal = await startEmbeddedPostgres({ directory }).catch((error) => error)
    expect(refusal).toMatchObject({ code: 'OTHER_VERSION' })
    expect(refusal.message).toMatch(
      /written by PostgreSQL 17 and cannot be opened by 18\.4: dump it .* or move the folder away/,
    )
  })

  test('reports the last lines of the server’s log when it fails', async () => {
    const directory = aDirectory()
    await (await startCluster(directory)).stop()
    rmSync(join(directory, 'postgres/global/pg_control'))
    const refusal = await startEmbeddedPostgres({ directory }).catch((error) => error)
    expect(refusal).toMatchObject({ code: 'FAILED' })
    expect(refusal.message).toMatch(/could not (open|find).*/)
  })

  test('says which file is missing if the password is gone', async () => {
    const directory = aDirectory()
    await (await startCluster(directory)).stop()
    rmSync(join(directory, 'postgres.password'))
    await expect(startEmbeddedPostgres({ directory })).rejects.toMatchObject({
      code: 'UNUSABLE_DIRECTORY',
      message: expect.stringContaining('postgres.password'),
    })
  })
})

test('a platform without binaries is named in the error, with the setting to use instead', () => {
  const arch = Object.getOwnPropertyDescriptor(process, 'arch')!
  Object.defineProperty(process, 'arch', { ...arch, value: 'riscv64' })
  try {
    expect(embeddedBinaries()).toEqual({
      missing: expect.stringMatching(/^No PostgreSQL binaries are installed for \w+-riscv64: set DATABASE_URL .*\.$/),
    })
  } finally {
    Object.defineProperty(process, 'arch', arch)
  }
})
