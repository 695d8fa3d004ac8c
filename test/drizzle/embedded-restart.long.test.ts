// A kept server is restarted where it was, but not indefinitely.
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type KeptPostgres, keepEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import { descendantsOf } from '../process/program.ts'
import { aDirectory, ask, isAlive, removeAll, serverPid, until } from '../support/quintet/embedded.ts'

const kept: KeptPostgres[] = []
afterEach(async () => {
  await Promise.all(kept.splice(0).map((server) => server.stop()))
  await removeAll()
})

async function keep(directory: string): Promise<KeptPostgres & { sentences: string[] }> {
  const sentences: string[] = []
  // Without durability the newest commits may be lost with the server.
  const server = await keepEmbeddedPostgres({ directory, durable: true }, (sentence) => sentences.push(sentence))
  kept.push(server)
  return { ...server, sentences }
}
const kill = (directory: string): void => void process.kill(serverPid(directory), 'SIGKILL')
const isOver = async ({ failed }: KeptPostgres) => (await Promise.race([failed, pause(50, null)])) !== null

describe('a kept server that is killed', () => {
  test('comes back on its port with its data, and says so in one sentence', async () => {
    const directory = aDirectory()
    const server = await keep(directory)
    await ask(server, 'create table kept as select 42 as answer')
    kill(directory)
    await until(() => server.sentences.length === 1, 20_000)
    expect(server.sentences[0]).toMatch(
      /^PostgreSQL ended by itself \(SIGKILL\) and takes connections again after \d+\.\d s$/,
    )
    expect(await ask(server, 'select answer from kept')).toBe(42)
    expect(await isOver(server)).toBe(false)
    const pid = serverPid(directory)
    await server.stop()
    expect(isAlive(pid)).toBe(false)
    expect(await isOver(server)).toBe(false)
  })

  test('waits for its remaining child processes, and can be stopped meanwhile', async () => {
    const directory = aDirectory()
    const server = await keep(directory)
    const pid = serverPid(directory)
    const lingering = descendantsOf(pid)[0]!
    process.kill(lingering, 'SIGSTOP')
    try {
      process.kill(pid, 'SIGKILL')
      await pause(1_000)
      expect(server.sentences).toEqual([])
      const begun = Date.now()
      await server.stop()
      expect(Date.now() - begun).toBeLessThan(5_000)
    } finally {
      process.kill(lingering, 'SIGCONT')
    }
    await until(() => !isAlive(lingering), 5_000)
    await pause(500)
    expect(existsSync(join(directory, 'postgres/postmaster.pid')) && isAlive(serverPid(directory))).toBe(false)
    expect(server.sentences).toEqual([])
    expect(await isOver(server)).toBe(false)
  })

  test('keeps a statement that was still running exactly if it was acknowledged', async () => {
    const directory = aDirectory()
    const server = await keep(directory)
    const { host, port, user, password } = server
    const sql = postgres({ host, port, user, password, max: 1, onnotice: () => {} })
    await sql`create table late (n int)`
    // Busy, so that it does not notice the death of its parent.
    const busy = sql`insert into late select count(*) from generate_series(1, 12000000)`
    busy.catch(() => {})
    await pause(300)
    kill(directory)
    const isDone = await busy.then(
      () => true,
      () => false,
    )
    await until(() => server.sentences.length === 1, 30_000)
    expect(await ask(server, 'select count(*)::int from late')).toBe(isDone ? 1 : 0)
    await sql.end({ timeout: 0 })
  }, 60_000)

  test('is given up after five restarts within a minute', async () => {
    const directory = aDirectory()
    const server = await keep(directory)
    for (let i = 1; i <= 5; i++) {
      kill(directory)
      await until(() => server.sentences.length === i, 20_000)
    }
    kill(directory)
    expect(await server.failed).toBe(
      `PostgreSQL ended by itself 6 times within a minute, at last by SIGKILL; see ${join(directory, 'postgres.log')}`,
    )
    await server.stop()
    expect(isAlive(serverPid(directory))).toBe(false)
  }, 60_000)

  test('is not replaced by an empty database when its data is missing', async () => {
    const directory = aDirectory()
    const server = await keep(directory)
    const pid = serverPid(directory)
    renameSync(join(directory, 'postgres'), join(directory, 'elsewhere'))
    process.kill(pid, 'SIGKILL')
    expect(await server.failed).toMatch(/^PostgreSQL ended by itself \(SIGKILL\) and does not start again \(.+\); see /)
    expect(existsSync(join(directory, 'postgres'))).toBe(false)
  })
})
