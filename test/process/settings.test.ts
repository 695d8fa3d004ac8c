// Wrong settings are reported in words, all at once, before anything is started.
import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { aDirectory, finish, removeAll, run } from './program.ts'

// Passwords are hashed as slowly as they must be, for each of thirty people.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

afterAll(removeAll)
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')

describe('a start', () => {
  test('reports every fault at once', async () => {
    const environment = {
      PORT: 'abc',
      MODE: 'foo',
      QUINTET_SECRET: 'too short',
      DATABASE_URL: 'postgres://app:secret@127.0.0.1/quintet',
      TRUSTED_PROXIES: 'xyz',
    }
    const directory = aDirectory()
    const { code, stdout, stderr } = await finish({ directory, environment, args: ['--seed', 'nonsense'] })
    expect([code, stdout]).toEqual([1, ''])
    expect(lines(stderr)).toEqual([
      'PORT must be a number from 0 to 65535',
      'MODE must be development or production',
      'QUINTET_SECRET must have 32 bytes or more',
      'With DATABASE_URL, MIGRATION_DATABASE_URL must name the administrator, for roles, migrations and jobs',
      'TRUSTED_PROXIES contains xyz, which is not an address or a range',
      'Unknown option --seed. Only `--seed demo` is accepted; use environment variables.',
    ])
    expect(readdirSync(directory)).toEqual([])
  })

  test.each([
    ['a database of one subgraph only', { CREDIT_DATABASE_URL: 'postgres://a:b@c/d' }, /^Give DATABASE_URL, or one/],
    ['a public URL that is no address', { PUBLIC_URL: 'localhost' }, /^PUBLIC_URL must be an address such as/],
    [
      'a database that is not PostgreSQL',
      { MIGRATION_DATABASE_URL: 'mysql://a:b@c/d' },
      /^MIGRATION_DATABASE_URL must look like/,
    ],
    [
      'an administrator without a login',
      { MIGRATION_DATABASE_URL: 'postgres://a:b@c/d' },
      /^With MIGRATION_DATABASE_URL, DATABASE_URL must name the login/,
    ],
    [
      'an unknown log level',
      { LOG_LEVEL: 'loud' },
      /^LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent$/,
    ],
    [
      'an archive for an external database',
      { DATABASE_URL: 'postgres://a:b@c/d', MIGRATION_DATABASE_URL: 'postgres://a:b@c/d', ARCHIVE_DIR: '/tmp/archive' },
      /^ARCHIVE_DIR is for the embedded PostgreSQL/,
    ],
    ['a port too high', { PORT: '70000' }, /^PORT must be a number from 0 to 65535$/],
    ['a range too wide', { TRUSTED_PROXIES: '10.0.0.0/33' }, /^TRUSTED_PROXIES contains 10\.0\.0\.0\/33/],
    [
      'a host that is not on this machine',
      { HOST: '192.0.2.1' },
      /^Cannot listen on 192\.0\.2\.1:\d+ \(EADDRNOTAVAIL\)/,
    ],
  ])('reports %s', async (_name, environment: Record<string, string>, text) => {
    const { code, stderr } = await finish({ environment })
    expect(code).toBe(1)
    expect(lines(stderr)[0]).toMatch(text)
    expect(stderr).not.toMatch(/^ +at /m)
  })

  test('reports a faulty list of trusted documents before anything is made', async () => {
    const file = join(aDirectory(), 'list.json')
    writeFileSync(file, '{"hello": "{ viewer { user { email } } }"}')
    const directory = aDirectory()
    const { code, stderr } = await finish({ directory, environment: { TRUSTED_DOCUMENTS: file } })
    expect(code).toBe(1)
    expect(lines(stderr)).toEqual([expect.stringMatching(/^TRUSTED_DOCUMENTS: .*the id hello is not an MD5/)])
    expect(readdirSync(directory)).toEqual([])
  })

  test.each([['--help'], ['--sed', 'demo'], ['--seed'], ['--seed', 'demo', 'more']])(
    'refuses the arguments %s %s',
    async (...args) => {
      const { code, stderr } = await finish({ args })
      expect(code).toBe(1)
      expect(lines(stderr)).toEqual([
        expect.stringMatching(
          /^Unknown (option|argument) \S+\. Only `--seed demo` is accepted; use environment variables\.$/,
        ),
      ])
    },
  )

  test('reports a data directory that is a file', async () => {
    const file = join(aDirectory(), 'file')
    writeFileSync(file, '')
    const { code, stderr } = await finish({ directory: file })
    expect(code).toBe(1)
    expect(lines(stderr)).toEqual([expect.stringMatching(/^The data directory cannot be used \(.*\)\. Set DATA_DIR/)])
  })

  test('reports a secret file that is cut short', async () => {
    const directory = aDirectory()
    writeFileSync(join(directory, 'secret'), 'c2hvcnQ=')
    chmodSync(join(directory, 'secret'), 0o600)
    const { code, stderr } = await finish({ directory })
    expect(code).toBe(1)
    expect(lines(stderr).at(-1)).toMatch(/secret is damaged: restore it, or start over/)
  })

  test('prints an IPv6 host in brackets', async () => {
    const program = await run({ environment: { HOST: '::1', MODE: 'production' } })
    await program.ready
    expect(program.stdout()).toMatch(new RegExp(`\\nQuintet is ready at http://\\[::1\\]:${program.port}/graphql\\n$`))
    expect((await fetch(`http://[::1]:${program.port}/health`)).status).toBe(200)
    program.signal('SIGTERM')
    expect((await program.ended).code).toBe(0)
  })
})
