// A start by npx or pnpm: when the program that started Quintet is killed, every process of Quintet ends.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/ports.ts'
import { isAlive, serverPid } from '../support/quintet/embedded.ts'
import { aDirectory, finish, removeAll, root } from './program.ts'

afterAll(removeAll)

/** Starts Quintet as `launcher` does: a program of that name runs the shell that runs Node. */
async function launch(launcher: string) {
  const [directory, port] = [aDirectory(), await freePort()]
  const program = join(aDirectory(), `${launcher}.mjs`)
  writeFileSync(
    program,
    `import { spawn } from 'node:child_process'
     spawn('sh', ['-c', '${process.execPath} start.js & echo pid $!; wait'], { stdio: 'inherit', cwd: ${JSON.stringify(root)} })`,
  )
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [program], {
    env: { PATH, HOME, PORT: `${port}`, DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  while (!output.includes('Quintet is ready')) {
    if (child.exitCode !== null) throw new Error(output)
    await pause(50)
  }
  return { child, port, postgres: serverPid(directory), quintet: Number(/^pid (\d+)$/m.exec(output)?.[1]) }
}
const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/live`).then(
    () => true,
    () => false,
  )

describe.each(['npx', 'pnpm'])('%s', (launcher) => {
  test('that is killed leaves no process', async () => {
    const { child, port, postgres } = await launch(launcher)
    expect([await answers(port), isAlive(postgres)]).toEqual([true, true])
    child.kill('SIGKILL')
    await expect.poll(() => isAlive(postgres), { timeout: 15_000 }).toBe(false)
    expect(await answers(port)).toBe(false)
  })
})

test('any other launcher that is killed leaves Quintet running', async () => {
  const { child, port, postgres, quintet } = await launch('supervisor')
  child.kill('SIGKILL')
  await pause(3_000)
  expect([await answers(port), isAlive(postgres)]).toEqual([true, true])
  process.kill(quintet, 'SIGTERM')
  await expect.poll(() => isAlive(postgres), { timeout: 15_000 }).toBe(false)
})

test('a data directory that can never be made is reported at once', async () => {
  const { code, stderr, lifetime } = await finish({ directory: '/proc/quintet/data' })
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^The data directory cannot be used \(ENOENT.*Set DATA_DIR to one/),
  ])
  // A busy machine takes seconds to start a process.
  expect(lifetime).toBeLessThan(20_000)
})
