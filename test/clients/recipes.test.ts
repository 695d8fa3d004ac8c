// The files of docs/clients.md and docs/offline.md, put together as an app would: they compile, and each does what its page says.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { print } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { XmlHttpRequest } from '../support/clients/xml-http-request.ts'
import { minutes } from '../support/clock.ts'
import { commandsOf, filesOf, repository } from '../support/documents/blocks.ts'
import { steadyPort } from '../support/ports.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../support/quintet/quintet.ts'

const category = 'personal-loan'
const applicantId = acme.applicants[0]!.id
const possibleTypes = JSON.parse(readFileSync(join(repository, 'schema/possible-types.json'), 'utf8'))
const files = new Map([...filesOf('docs/clients.md'), ...filesOf('docs/offline.md')])
let folder: string
let quintet: TestQuintet
/** What the files of the pages export, by the file. */
const app: Record<string, Json> = {}

beforeAll(async () => {
  // Below this folder, as Node strips no types of what is installed.
  folder = mkdtempSync(join(repository, 'test/clients/snippets-'))
  const port = await steadyPort()
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text.replaceAll('http://localhost:4000', `http://localhost:${port}`))
  }
  const [generate = '', ...others] = commandsOf('docs/clients.md')
  expect(others).toEqual([])
  const [, operations = ''] = /^npx -y pnpm@12 client-types <app>\/(\S+)$/.exec(generate)!
  expect(clientTypes(operations)).toEqual([0, ''])
  const trusted = join(folder, 'src/operations/documents.json')
  quintet = await startTestQuintet({}, { PORT: `${port}`, TRUSTED_DOCUMENTS: trusted, ACCESS_TOKEN_SECONDS: '600' })
  Object.assign(globalThis, { XMLHttpRequest: XmlHttpRequest })
  for (const file of files.keys()) {
    if (!file.endsWith('.ts')) continue
    app[file.slice('src/'.length, -'.ts'.length)] = await import(pathToFileURL(join(folder, file)).href)
  }
  app.operations = await import(pathToFileURL(join(folder, 'src/operations/operations.gen.ts')).href)
  await app.session.signIn(acme.agent.email, demoPassword)
})
afterAll(async () => {
  await app.socket?.socket.dispose()
  await quintet?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the command as in a shell of the app: exit code and what it complains of. */
function clientTypes(...args: string[]): [number | null, string] {
  const script = join(repository, 'schema/client-types.ts')
  const env = { ...process.env, INIT_CWD: folder }
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: folder, env, encoding: 'utf8' })
  return [status, stderr]
}

it('compile as strictly as those of their readers', () => {
  const options = [
    '--ignoreConfig',
    '--strict',
    '--noEmit',
    '--skipLibCheck',
    '--target',
    'es2024',
    '--lib',
    'es2024,dom',
  ]
  const modules = ['--module', 'nodenext', '--allowImportingTsExtensions', '--types', '']
  const sources = [...files.keys()].filter((file) => file.endsWith('.ts'))
  const { stdout, status } = spawnSync(
    join(repository, 'node_modules/.bin/tsc'),
    [...options, ...modules, ...sources.map((file) => join(folder, file))],
    { encoding: 'utf8', cwd: folder },
  )
  expect([stdout, status]).toEqual(['', 0])
})

it('client-types names the file of an operation that does not fit, and --check finds what is out of date', () => {
  const generated = join(folder, 'src/operations/operations.gen.ts')
  const before = readFileSync(generated, 'utf8')
  const wrong = join(folder, 'src/operations/wrong.graphql')
  writeFileSync(wrong, 'query Wrong { viewer { shoeSize } }')
  expect(clientTypes('src/operations')).toEqual([1, expect.stringMatching(/^wrong\.graphql: .*shoeSize/)])
  writeFileSync(wrong, 'query Right { viewer { permissions } }')
  expect(clientTypes('--check', 'src/operations')).toEqual([1, expect.stringContaining('is not up to date')])
  rmSync(wrong)
  expect(clientTypes('--check', 'src/operations')).toEqual([0, ''])
  expect(readFileSync(generated, 'utf8')).toBe(before)
})

describe('fetch', () => {
  it('refreshes once for all that ask at the same time, before the token has run out', async () => {
    const first = await app.session.accessToken()
    const sessions = async () =>
      (await quintet.admin`select count(*)::int as n from identity.sessions where user_id = ${acme.agent.id}`)[0]!.n
    const before = await sessions()
    expect(await app.session.accessToken()).toBe(first)
    const now = Date.now
    try {
      Date.now = () => now() + minutes(9) + 40_000
      const tokens = await Promise.all(Array.from({ length: 5 }, () => app.session.accessToken()))
      expect(new Set(tokens).size).toBe(1)
      expect(tokens[0]).not.toBe(first)
    } finally {
      Date.now = now
    }
    expect(await sessions()).toBe(before)
    await expect(app.session.signIn(acme.agent.email, 'not the right one')).rejects.toThrow(/password/)
  })

  it('reads every page once, and the same by the id of a trusted document', async () => {
    const ranks: number[] = []
    for await (const { rank } of app.scores.leaderboard(category, 5)) ranks.push(rank)
    expect(ranks).toHaveLength(12)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    const { data } = await app.session.askById(app.operations.documentIds.Leaderboard, { category })
    expect(data.creditLeaderboard.nodes.map(({ rank }: Json) => rank)).toEqual(ranks)
  })

  it('shows the rest beside a field that is refused, and refusals as data', async () => {
    expect(await app.scores.applications()).toMatchObject({ tenant: 'Acme', refused: undefined })
    expect(await app.scores.recordScore({ category, applicantId, value: 61.5 })).toEqual({ value: 61.5 })
    expect(await app.scores.recordScore({ category, applicantId, value: 1000 })).toEqual({
      problem: expect.any(String),
      field: 'value',
    })
    await app.session.signIn(acme.members[0]!.email, demoPassword)
    const { tenant, nodes, refused } = await app.scores.applications()
    expect([tenant, nodes, refused.extensions.code]).toEqual(['Acme', [], 'FORBIDDEN'])
    await app.session.signIn(acme.agent.email, demoPassword)
  })

  it('uploads a file with progress, and says why one is refused', async () => {
    const shares: number[] = []
    const file = new File(['a line\n'.repeat(50_000)], 'notes.txt', { type: 'text/plain' })
    const document = await app.upload.upload(file, (share: number) => shares.push(share))
    expect(document).toMatchObject({ __typename: 'Document', status: 'AVAILABLE' })
    expect(shares.length).toBeGreaterThan(3)
    expect(shares.at(-1)).toBe(1)
    const empty = new File([], 'empty.txt', { type: 'text/plain' })
    await expect(app.upload.upload(empty, () => {})).rejects.toThrow()
    // A page of another origin may send it: a browser asks first.
    const preflight = await fetch(`http://localhost:${quintet.port}/files/x`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:5173', 'access-control-request-method': 'PUT' },
    })
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT')
  })
})

type Subscribe = (after: string, next: (cursor: string) => void) => () => void
/** Each client's way to the changes after a page. */
const subscribers: Record<string, Subscribe> = {
  'graphql-ws': (after, next) => {
    const events = app.socket.scores(category, after)
    void (async () => {
      for await (const { cursor } of events) next(cursor)
    })()
    return () => void events.return()
  },
  urql: (after, next) => {
    const events = app.urql.urql.subscription(app.operations.ScoreChangesDocument, { category, after })
    return events.subscribe(({ data }: Json) => data && next(data.creditScoreChanged.cursor)).unsubscribe
  },
  'Apollo Client': (after, next) => {
    const query = app.operations.ScoreChangesDocument
    const events = app.apollo.createApollo(possibleTypes).subscribe({ query, variables: { category, after } })
    const subscription = events.subscribe(({ data }: Json) => next(data.creditScoreChanged.cursor))
    return () => subscription.unsubscribe()
  },
  Relay: (after, next) => {
    const events = relay('subscription', 'ScoreChanges', null, { category, after })
    return events.subscribe({ next: ({ data }: Json) => next(data.creditScoreChanged.cursor) }).unsubscribe
  },
}

/** What Relay's compiler would make of an operation, executed. */
function relay(operationKind: string, name: string, id: string | null, variables: object): Json {
  const text = id === null ? print(app.operations[`${name}Document`]) : null
  const request = { text, id, name, operationKind, cacheID: name, metadata: {} }
  return app.relay.relay.getNetwork().execute(request, variables, {})
}

it('every client receives each event after the page once, through cuts', async () => {
  const { data } = await app.session.ask(app.operations.LeaderboardDocument, { category })
  const received = Object.values(subscribers).map((subscribe) => {
    const cursors: string[] = []
    const stop = subscribe(data.creditLeaderboard.changesCursor, (cursor) => cursors.push(cursor))
    return { cursors, stop }
  })
  const recorded: string[] = []
  for (let n = 0; n < 4; n++) {
    const input = { category, applicantId: acme.applicants[n]!.id, value: 40 + n }
    const answer = await app.session.ask(app.operations.RecordScoreDocument, { input })
    recorded.push(answer.data.recordCreditScore.cursor)
    // Sometimes before an event arrives, sometimes after it.
    if (n % 2 === 0) for (const { cursors } of received) await expect.poll(() => cursors.length).toBeGreaterThan(n)
    app.socket.socket.terminate()
  }
  for (const { cursors } of received) await expect.poll(() => cursors).toEqual(recorded)
  for (const { stop } of received) stop()
})

/** The bodies that a client sends meanwhile. */
async function sentBy(work: () => Promise<void>): Promise<Json[]> {
  const bodies: Json[] = []
  const original = globalThis.fetch
  globalThis.fetch = (url, options) => {
    bodies.push(JSON.parse(String(options?.body)))
    return original(url, options)
  }
  await work().finally(() => {
    globalThis.fetch = original
  })
  return bodies
}
/** A query that is known after its first time goes by its hash alone. */
async function expectHashes(query: (variables: object) => Promise<Json>): Promise<void> {
  const ask = async (first: number): Promise<void> => {
    const { data } = await query({ category, first })
    expect(data.creditLeaderboard.nodes).toHaveLength(first)
  }
  await ask(3)
  const bodies = await sentBy(() => ask(4))
  expect(bodies).toMatchObject([{ extensions: { persistedQuery: { version: 1 } } }])
  expect(bodies[0].query ?? '').toBe('')
}

it('urql asks by hash, and has problems as data', async () => {
  const { urql } = app.urql
  await expectHashes((variables) => urql.query(app.operations.LeaderboardDocument, variables).toPromise())
  const input = { category, applicantId, value: 1000 }
  const refused = await urql.mutation(app.operations.RecordScoreDocument, { input })
  expect(refused.data.recordCreditScore).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' })
})

it('Apollo Client asks by hash, and keeps the fields of problems', async () => {
  const apollo = app.apollo.createApollo(possibleTypes)
  const query = app.operations.LeaderboardDocument
  await expectHashes((variables) => apollo.query({ query, variables }))
  const variables = { input: { category, applicantId, value: 1000 } }
  const refused = await apollo.mutate({ mutation: app.operations.RecordScoreDocument, variables })
  expect(refused.data.recordCreditScore).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' })
  apollo.stop()
})

it('Relay asks by the id of a trusted document, and by text', async () => {
  for (const id of [app.operations.documentIds.Leaderboard, null]) {
    const { data } = await relay('query', 'Leaderboard', id, { category, first: 3 }).toPromise()
    expect(data.creditLeaderboard.nodes).toHaveLength(3)
  }
})

describe('the offline queue', () => {
  /** A phone: what is saved, what was answered, and a network that can be cut before or after the server has worked. */
  function aPhone() {
    let saved: Json[] = []
    const phone = {
      cut: null as 'before' | 'after' | null,
      answers: [] as Json[],
      saved: () => saved,
      async start() {
        return app['offline-queue'].createOfflineQueue({
          storage: {
            load: async () => structuredClone(saved),
            save: async (entries: Json[]) => {
              await pause(1)
              saved = structuredClone(entries)
            },
          },
          send: async (query: string, variables: object) => {
            if (phone.cut === 'before') throw new TypeError('fetch failed')
            const answer = await app.session.post({ query, variables }, await app.session.accessToken())
            if (phone.cut === 'after') throw new TypeError('fetch failed')
            return answer
          },
          onAnswer: (_: string, input: Json, outcome: Json) =>
            void phone.answers.push({ value: input.value, ...outcome }),
        })
      },
    }
    return phone
  }
  const recorded = async (): Promise<number> =>
    (await quintet.admin`select count(*)::int as n from credit.outbox where key = ${category}`)[0]!.n

  it('sends in order what was recorded without network, once, through lost answers and a restart', async () => {
    const phone = aPhone()
    const queue = await phone.start()
    const record = (value: number) =>
      queue.add('score', app.operations.RecordScoreDocument, { category, applicantId, value })
    await Promise.all([record(51), record(1000), record(52)])
    phone.cut = 'before'
    await expect(queue.flush()).rejects.toThrow('fetch failed')
    const before = await recorded()
    phone.cut = 'after'
    await expect(queue.flush()).rejects.toThrow('fetch failed')
    expect([queue.waiting(), phone.saved().length, phone.answers]).toEqual([3, 3, []])
    // The app is ended and started again, with what it had saved.
    phone.cut = null
    const again = await phone.start()
    expect(await Promise.all([again.flush(), again.flush()])).toEqual([null, null])
    expect(phone.answers.map(({ value, __typename }) => [value, __typename])).toEqual([
      [51, 'CreditScoreRecorded'],
      [1000, 'InvalidInput'],
      [52, 'CreditScoreRecorded'],
    ])
    expect([again.waiting(), phone.saved()]).toEqual([0, []])
    expect((await recorded()) - before).toBe(2)
  })

  it('keeps what an unavailable subgraph has not answered', async () => {
    const phone = aPhone()
    const queue = await phone.start()
    await queue.add('score', app.operations.RecordScoreDocument, { category, applicantId, value: 53 })
    const restore = quintet.replace('credit', () => ({
      execute: async () => ({ errors: [{ message: 'Try again', extensions: { code: 'UNAVAILABLE' } }] }) as never,
    }))
    expect(await queue.flush()).toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
    expect(queue.waiting()).toBe(1)
    restore()
    expect(await queue.flush()).toBeNull()
    expect(phone.answers).toMatchObject([{ __typename: 'CreditScoreRecorded' }])
  })
})
