// Quintet as an ordinary user. When root runs the tests, Quintet runs as the account 65534, if that may read the checkout.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { isRoot } from '../support/quintet/embedded.ts'
import { aDirectory, descendantsOf, finish, removeAll, root, run, signIn, untilGone } from './program.ts'

// Passwords are hashed as slowly as they must be, for each of thirty people.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const accountId = 65_534
const account = { uid: accountId, gid: accountId }
/** The account must be allowed to read the Node of this run and the checkout. */
const mayRead =
  isRoot &&
  spawnSync(process.execPath, ['-e', `require('fs').readFileSync('start.js')`], { ...account, cwd: root }).status === 0

afterAll(removeAll)

describe.skipIf(!mayRead)('Quintet as an account without rights', () => {
  test('starts, serves and stops', async () => {
    const directory = aDirectory()
    chownSync(directory, accountId, accountId)
    chmodSync(directory, 0o700)
    const program = await run({ directory, account, environment: { HOME: '/nonexistent' } })
    await program.ready
    expect(await signIn(program.url, 'grace@acme.example', 'acme')).toMatch(/^eyJ/)
    expect(statSync(join(directory, 'secret'))).toMatchObject({ uid: accountId, mode: 0o100600 })
    const pids = [program.pid, ...descendantsOf(program.pid)]
    expect(pids.every((pid) => statSync(`/proc/${pid}`).uid === accountId)).toBe(true)
    process.kill(program.pid, 'SIGTERM')
    expect((await program.ended).code).toBe(0)
    await untilGone(pids, 15_000)
  })

  test('refuses a data directory of another account in one sentence', async () => {
    const directory = aDirectory()
    chmodSync(directory, 0o755)
    const { code, stderr } = await finish({ directory: join(directory, 'inside'), account })
    expect(code).toBe(1)
    expect(stderr.trim()).toMatch(/^The data directory cannot be used \(EACCES.*\)\. Set DATA_DIR to one that/)
  })
})
