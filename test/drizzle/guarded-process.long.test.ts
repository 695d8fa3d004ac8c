import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import { aDirectory, inChild, isAlive, removeAll, serverPid, startCluster, until } from '../support/quintet/embedded.ts'

afterEach(removeAll)

describe('a guarded server', () => {
  test('shuts down gracefully, and repeated stops change nothing', async () => {
    const directory = aDirectory()
    const server = await startCluster(directory)
    const pid = serverPid(directory)
    await Promise.all([server.stop(), server.stop()])
    await server.stop()
    expect(isAlive(pid)).toBe(false)
    expect(await server.exited).toMatchObject({
      code: 0,
      requested: true,
      lastLines: expect.not.stringContaining('immediate shutdown'),
    })
  })

  test('stops although a client is connected', async () => {
    const directory = aDirectory()
    const { host, port, user, password, stop } = await startCluster(directory)
    const sql = postgres({ host, port, user, password, max: 1, onnotice: () => {} })
    const sleeper = sql`select pg_sleep(60)`.catch((error) => error)
    await pause(100)
    await stop()
    expect(await sleeper).toBeInstanceOf(Error)
    await sql.end({ timeout: 0 })
  })

  test.each([
    ['after stop', 'await server.stop()'],
    ['with the server running', ''],
  ])('does not keep the Node process alive %s', async (_, then) => {
    const directory = aDirectory()
    const { started, ended } = inChild(directory, then)
    await started
    const pid = existsSync(join(directory, 'postgres/postmaster.pid')) ? serverPid(directory) : undefined
    const begin = Date.now()
    expect(await ended).toMatchObject({ code: 0, errors: '' })
    expect(Date.now() - begin).toBeLessThan(15_000)
    if (pid) await until(() => !isAlive(pid), 15_000)
  })

  test('ends when Node is killed by kill -9', async () => {
    const directory = aDirectory()
    const { child, started } = inChild(directory)
    const { host, port, user, password } = await started
    const sql = postgres({ host, port, user, password, max: 1, onnotice: () => {} })
    await sql`select 1`
    const pid = serverPid(directory)
    child.kill('SIGKILL')
    await until(() => !isAlive(pid), 15_000)
    await sql.end({ timeout: 0 })
  })

  test('is reported when it dies on its own', async () => {
    const directory = aDirectory()
    const { exited } = await startCluster(directory)
    process.kill(serverPid(directory), 'SIGQUIT')
    expect(await exited).toMatchObject({ requested: false, lastLines: expect.stringContaining('immediate shutdown') })
  })
})

test('a Node process too busy to read the log does not halt the server, and reads it later', async () => {
  const directory = aDirectory()
  const lines: string[] = []
  const { host, port, user, password } = await startCluster(directory, false, (line) => lines.push(line))
  const source = `
    import postgres from 'postgres'
    const sql = postgres({ ...${JSON.stringify({ host, port, user, password })}, onnotice: () => {} })
    await sql.unsafe("do $$ begin for i in 1..2000 loop raise warning 'line % %', i, repeat('x', 100); end loop; end $$")
    await sql.end()`
  const cwd = fileURLToPath(new URL('../', import.meta.url))
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', source], { cwd, timeout: 10_000 })
  expect(status).toBe(0)
  await until(() => lines.some((line) => line.includes('line 2000 ')), 15_000)
})
