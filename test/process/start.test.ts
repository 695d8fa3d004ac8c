// `pnpm start` from the outside: what it prints, what it refuses, how it ends, what it leaves behind.
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import {
  aDirectory,
  demoCounts,
  descendantsOf,
  type Ended,
  finish,
  gql,
  type Program,
  promisedDemo,
  removeAll,
  root,
  run,
  untilGone,
} from './program.ts'

// Passwords are hashed as slowly as they must be, for each of thirty people.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
const tokenCommand = 'gateway/embedded/commands/token.ts'
const scoreCommand = 'gateway/embedded/commands/score.ts'
const directory = aDirectory()
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')
const pidFile = () => readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')
const postgresPid = () => Number(pidFile()[0])
const portOfPostgres = () => Number(pidFile()[3])
const statusOf = async (path: string) => (await fetch(`${quintet.url}${path}`)).status
let quintet: Program
let seeded: object

beforeAll(async () => {
  quintet = await run({ directory })
  await quintet.ready
})
afterAll(removeAll)

async function again(): Promise<void> {
  quintet = await run({ directory })
  await quintet.ready
}

/** A socket that has been acknowledged, and how it will be closed. */
async function openSocket(url: string): Promise<{ closed: Promise<number> }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ type: 'connection_init' }))
  await new Promise((resolve) => socket.once('message', resolve))
  return { closed }
}

/** Every process of a running Quintet: itself, PostgreSQL and its watchdog. */
function family(): number[] {
  const pids = [quintet.pid, ...descendantsOf(quintet.pid)]
  expect(pids).toContain(postgresPid())
  expect(pids.length).toBeGreaterThan(5)
  return pids
}

describe('a start', () => {
  test('prints its steps on stderr, each with its time', () => {
    // On a slow machine a start also prints what it waits for.
    const printed = lines(quintet.stderr()).filter((line) => !line.startsWith('  ..  '))
    const step = (text: string) => expect.stringMatching(new RegExp(`^ {2}ok {2}${text} +\\d+\\.\\d s$`))
    expect(printed).toEqual([
      step(`PostgreSQL 18\\.\\d+, data in ${directory}`),
      step('demo data: acme and globex'),
      step('supergraph of 5 subgraphs, every field guarded'),
    ])
  })

  test('prints the table and the ready line last on stdout', () => {
    const { port } = quintet
    const printed = lines(quintet.stdout())
    expect(printed.at(-1)).toBe(`Quintet is ready at http://127.0.0.1:${port}/graphql`)
    expect(quintet.stdout()).toMatch(/\/graphql\n$/)
    const table = [
      `  Explorer    http://localhost:${port}/           without internet: /explore`,
      `  Board       http://localhost:${port}/board      a live leaderboard`,
      '  Operations  /live  /health  /ready  /metrics',
      '  Sign in     password of all: seven brass lanterns at dusk',
      '  owner       ada@acme.example      agent   grace@acme.example',
      '  member      alan@acme.example     lender  mary@acme.example',
      '  other tenant  linus@globex.example',
    ]
    expect(printed).toEqual(expect.arrayContaining(table))
    expect(quintet.stdout()).toMatch(
      new RegExp(`\n {2}GraphQL {5}http://localhost:${port}/graphql {4}queries; WebSocket`),
    )
    expect(quintet.stdout()).toMatch(/\n {2}Try {9}curl -s .*\n\n {2}Next {8}/)
  })

  test('writes no control codes without a terminal', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    expect(quintet.stdout() + quintet.stderr()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
  })

  test('writes its secret for its own account only', () => {
    const { mode, size } = statSync(join(directory, 'secret'))
    expect((mode & 0o777).toString(8)).toBe('600')
    expect(size).toBeGreaterThanOrEqual(44)
  })

  test('answers at every address of its table', async () => {
    for (const path of ['/', '/explore', '/live', '/health', '/ready', '/metrics']) {
      expect(await statusOf(path)).toBe(200)
    }
  })

  test('writes the demo data that it promises', async () => {
    seeded = await demoCounts(quintet.url, 'grace@acme.example', 'acme')
    expect(seeded).toMatchObject(promisedDemo)
  })
})

describe('a second start', () => {
  const refused = (ended: Ended, text: RegExp) => {
    expect(ended.code).toBe(1)
    expect(ended.stdout).toBe('')
    expect(lines(ended.stderr)).toEqual([expect.stringMatching(text)])
  }

  test('on the same port is refused and names another port', async () => {
    const directory = aDirectory()
    const ended = await finish({ directory, port: quintet.port })
    refused(ended, new RegExp(`^Port ${quintet.port} is taken\\. .*PORT=${quintet.port + 1} npx -y pnpm@12 start$`))
    expect(readdirSync(directory)).toEqual([])
  })

  test('on the same data is refused and harms neither', async () => {
    refused(
      await finish({ directory }),
      /^A PostgreSQL server \(pid \d+, port \d+\) already runs on .*: stop the process/,
    )
    expect(await demoCounts(quintet.url, 'grace@acme.example', 'acme')).toEqual(seeded)
  })
})

describe('the helper commands', () => {
  const token = (args: string[], port = quintet.port) => finish({ script: tokenCommand, args, port })

  test('token prints a token that works, and nothing else', async () => {
    const { code, stdout, stderr } = await token(['grace@acme.example'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    const { data } = await gql(
      quintet.url,
      '{ viewer { user { email } permissions tenant { slug } } }',
      {},
      stdout.trim(),
    )
    expect(data.viewer).toMatchObject({ user: { email: 'grace@acme.example' }, tenant: { slug: 'acme' } })
    expect(data.viewer.permissions).toContain('credit.scores:write')
  })

  // pnpm has commands of its own by some names, and does not look for scripts then.
  test('the commands that a start prints work unchanged', async () => {
    const [, curl] = /\n {2}Try {9}(curl -s .*)\n/.exec(quintet.stdout())!
    const printed = /\$\((PORT=.*?)\)/.exec(curl!)![1]!
    // Packages that are present are not fetched again.
    const env = { ...process.env, npm_config_prefer_offline: 'true' }
    const { stdout } = await promisify(execFile)('sh', ['-c', printed], { cwd: root, env, timeout: 60_000 })
    const { data } = await gql(quintet.url, '{ viewer { user { email } } }', {}, stdout.trim())
    expect(data.viewer.user.email).toBe('grace@acme.example')
    const [, live] = /live scores: (.*)\n/.exec(quintet.stdout())!
    const refused = await promisify(execFile)('sh', ['-c', live!.replace(/PORT=\d+/, 'PORT=1')], {
      cwd: root,
      env,
      timeout: 60_000,
    }).catch((error: { stderr: string }) => error)
    expect(refused.stderr).toContain('No Quintet answers at http://127.0.0.1:1/graphql')
  })

  test('token signs in an account without a tenant', async () => {
    const { stdout } = await token(['root@quintet.example'])
    const { data } = await gql(quintet.url, '{ viewer { user { email } tenant { slug } } }', {}, stdout.trim())
    expect(data.viewer).toEqual({ user: { email: 'root@quintet.example' }, tenant: null })
  })

  test.each([
    ['with an option', ['--help'], /^Name a demo account: /],
    ['without an account', [], /^Name a demo account: npx -y pnpm@12 -s run token grace@acme\.example\n$/],
    ['with an unknown account', ['unknown@acme.example'], /^unknown@acme\.example: .+\n$/],
  ])('token %s reports it in one line', async (_name, args, text) => {
    const { code, stdout, stderr } = await token(args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(text)
  })

  test.each<[string, string[]]>([
    [tokenCommand, ['grace@acme.example']],
    [scoreCommand, []],
  ])('%s reports in one line that no Quintet runs', async (script, args) => {
    const { code, stdout, stderr, lifetime } = await finish({ script, args })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^No Quintet answers at http:\/\/127\.0\.0\.1:\d+\/graphql\. Start it first, or set PORT\.\n$/,
    )
    expect(lifetime).toBeLessThan(15_000)
  })

  test('token reports a server that is not Quintet', async () => {
    const other = createServer((_request, response) => response.end('<h1>It works!</h1>'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const { code, stderr } = await token(['grace@acme.example'], typeof address === 'object' ? address!.port : 0)
    other.close()
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The server at .* is not Quintet\. Set PORT\.\n$/)
  })

  test('score refuses arguments', async () => {
    const { code, stdout, stderr } = await finish({ script: scoreCommand, args: ['--help'], port: quintet.port })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^score takes no arguments: .*\n$/)
  })

  test('score records until it is stopped', async () => {
    const scorer = await run({ script: scoreCommand, port: quintet.port })
    while (lines(scorer.stdout()).length < 2) await pause(50)
    scorer.signal('SIGTERM')
    const { code, stdout, stderr } = await scorer.ended
    expect([code, stderr]).toEqual([0, ''])
    for (const line of lines(stdout)) expect(line).toMatch(/^[A-Z]\w+ [A-Z]\w+: \d{1,3}\.\d\d, rank \d+$/)
  })
})

test('score records at most once a second, and signs in anew before its token expires', async () => {
  const expiry: number[] = []
  const late: string[] = []
  const pauses: number[] = []
  let answered = 0
  const stub = createServer(async (request, response) => {
    const isSignIn = (await request.toArray()).join('').includes('SignIn')
    const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
    if (isSignIn) expiry.push(Date.now() + 5_000)
    else if (Date.now() >= expiry[Number(token)]!) late.push(token)
    else pauses.push(performance.now() - answered)
    const score = { value: 1, rank: 1, applicant: { profile: { firstName: 'Ada', lastName: 'Lovelace' } } }
    const signIn = { accessToken: `${expiry.length - 1}`, expiresAt: new Date(expiry.at(-1)!).toISOString() }
    if (!isSignIn) answered = performance.now()
    response.end(JSON.stringify({ data: isSignIn ? { signIn } : { recordCreditScore: { score } } }))
  })
  await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve))
  const address = stub.address()
  const scorer = await run({
    script: scoreCommand,
    port: typeof address === 'object' ? address!.port : 0,
  })
  while (pauses.length < 9 && late.length === 0) await pause(50)
  scorer.signal('SIGTERM')
  await scorer.ended
  stub.close()
  expect(late).toEqual([])
  expect(expiry.length).toBeGreaterThan(1)
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(990)
})

describe('an end', () => {
  test('by SIGTERM to the group closes sockets with 1001 and leaves no process', async () => {
    const pids = family()
    const { closed } = await openSocket(quintet.url)
    quintet.signal('SIGTERM')
    expect(await closed).toBe(1001)
    const { code, signal } = await quintet.ended
    expect([code, signal]).toEqual([0, null])
    await untilGone(pids, 15_000)
    await expect(fetch(`${quintet.url}/live`)).rejects.toThrow()
  })

  test('keeps the data, which the next start does not write again', async () => {
    await again()
    expect(quintet.stderr()).not.toContain('demo data')
    expect(quintet.stdout()).toContain('ada@acme.example')
    expect(await demoCounts(quintet.url, 'grace@acme.example', 'acme')).toEqual(seeded)
  })

  test('by two SIGINT is the same as by one', async () => {
    const pids = family()
    const { closed } = await openSocket(quintet.url)
    quintet.signal('SIGINT')
    quintet.signal('SIGINT')
    expect(await closed).toBe(1001)
    const { code, stderr } = await quintet.ended
    expect(code).toBe(0)
    expect(stderr).not.toMatch(/"level":50|\n +at /)
    await untilGone(pids, 15_000)
  })

  test('by kill -9 ends PostgreSQL too, and the next start has the data', async () => {
    await again()
    const pids = family()
    process.kill(quintet.pid, 'SIGKILL')
    await untilGone(pids, 15_000)
    await again()
    expect(await demoCounts(quintet.url, 'grace@acme.example', 'acme')).toEqual(seeded)
  })

  test('of PostgreSQL alone restarts it, and Quintet goes on', async () => {
    const [before, port] = [postgresPid(), portOfPostgres()]
    process.kill(before, 'SIGKILL')
    await quintet.said('takes connections again')
    expect(lines(quintet.stderr()).filter((line) => line.includes('ended by itself'))).toEqual([
      expect.stringMatching(/"msg":"PostgreSQL ended by itself \(SIGKILL\) and takes connections again after .* s"/),
    ])
    expect([postgresPid() === before, portOfPostgres()]).toEqual([false, port])
    await expect.poll(() => statusOf('/health'), { timeout: 10_000 }).toBe(200)
    expect(await demoCounts(quintet.url, 'grace@acme.example', 'acme')).toEqual(seeded)
  })

  test('by SIGTERM while PostgreSQL restarts leaves no process', async () => {
    if (quintet.isOver()) await again()
    const lingering = descendantsOf(postgresPid())[0]!
    process.kill(lingering, 'SIGSTOP')
    const pids = family()
    process.kill(postgresPid(), 'SIGKILL')
    // A process of the killed server keeps the next one from starting.
    await expect.poll(() => statusOf('/health'), { timeout: 10_000 }).toBe(503)
    expect(await statusOf('/live')).toBe(200)
    quintet.signal('SIGTERM')
    const { code, stderr } = await quintet.ended
    process.kill(lingering, 'SIGCONT')
    expect(code, stderr).toBe(0)
    await untilGone(pids, 15_000)
    await again()
    expect(await demoCounts(quintet.url, 'grace@acme.example', 'acme')).toEqual(seeded)
  })

  test('of PostgreSQL that cannot restart ends Quintet with one sentence', async () => {
    if (quintet.isOver()) await again()
    const pids = family()
    renameSync(join(directory, 'postgres/global/pg_control'), join(directory, 'pg_control'))
    const killed = Date.now()
    process.kill(postgresPid(), 'SIGKILL')
    const { code, stderr } = await quintet.ended
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /\n\nQuintet stops: PostgreSQL ended by itself \(SIGKILL\) and does not start again \(could not find the .*\); see .*\.\n$/,
    )
    expect(Date.now() - killed).toBeLessThan(10_000)
    await untilGone(pids, 15_000)
  })
})
