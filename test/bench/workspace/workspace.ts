// What the workspace costs beside the bare thing: searching memories beside a scan of the same vectors, sending notifications
// beside jobs of pg-boss that do nothing, and signing a link.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { openS3Store } from '@quintet/kit/files/bucket-store.ts'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { openBoss } from '@quintet/kit/jobs/boss.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { similarity, toBytes } from '@quintet/tenancy/memories/embedder.ts'
import { createLocalEmbedder } from '@quintet/tenancy/memories/local-embedder.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { envelopeOf, silent, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'
import { against, quantile, tableOf } from '../table.ts'

const login = { name: 'bench', password: 'bench' }
const rounds = 5
const searches = 12
const sizes = [1_000, 10_000]
const letters = 8_000
const membersAtOnce = 500
const links = 2_000
/** What is promised: at most, at least, and at most milliseconds of CPU. */
const targets = { search: 1.5, notifications: 0.5, link: 1 }

interface Fixture {
  readonly subgraph: TestSubgraph<unknown>
  readonly admin: postgres.Sql
  readonly adminUrl: string
  readonly tenantId: string
  readonly userId: string
}

export async function benchWorkspace(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-workspace-'))
  const server = await startEmbeddedPostgres({ directory })
  const adminUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  await migrate({ subgraph: 'tenancy', adminUrl, login })
  const url = withParts(adminUrl, { user: login.name, password: login.password })
  const database = openDatabase({ subgraph: 'tenancy', url, directUrl: adminUrl, connections: 6 })
  const mail = { canSend: () => true, send: async () => {}, close() {} }
  const start = (isWorker: boolean) =>
    startSubgraph(tenancy, { adminUrl, open: () => database }, { isWorker, mail, peers })
  // What a search leads to later is not part of it.
  const searching = await start(false)
  const admin = postgres(adminUrl, { max: 2, onnotice: () => {} })
  try {
    const [tenantId, userId] = [randomUUID(), randomUUID()]
    await admin`insert into tenancy.tenants (id, slug, name) values (${tenantId}, 'bench', 'Bench')`
    await admin`insert into tenancy.memberships (tenant_id, user_id) values (${tenantId}, ${userId})`
    const fixture: Fixture = { subgraph: searching, admin, adminUrl, tenantId, userId }
    const found: string[] = []
    for (const size of sizes) found.push(await compareSearch(fixture, size))
    const sending = await start(true)
    found.push(await compareNotifications({ ...fixture, subgraph: sending }).finally(sending.close))
    return [...found, await measureLinks(directory)].join('\n')
  } finally {
    await searching.close()
    await Promise.all([database.close(), admin.end()])
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Identity, which says where everybody is reached; the others have no events. */
const peers: Executor = async ({ query, variables = {} }) => {
  const [, events] = /(\w+Events)\(after/.exec(query) ?? []
  if (events !== undefined) return { data: { [events]: [] } }
  const contact = { phoneNumber: null, marketing: true, updates: true, newsletter: true }
  const { userIds = [] } = variables as { userIds?: string[] }
  return { data: { contacts: userIds.map((userId) => ({ userId, email: `${userId}@people.example`, ...contact })) } }
}

const outcomeOf = async (
  fixture: Fixture,
  field: string,
  payload: string,
  input: object,
): Promise<{ __typename: string }> => {
  const text = `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) {
    outcome: ${field}(input: $input) { __typename ${payload} ... on Problem { message } } }`
  const envelope = envelopeOf({ userId: fixture.userId, tenantId: fixture.tenantId, grants: ['tenancy.*:*'] })
  const { outcome } = await fixture.subgraph.ask<{ outcome: { __typename: string } }>(text, { input }, envelope)
  return outcome
}

/** One search beside one scan, in turn. */
async function compareSearch(fixture: Fixture, size: number): Promise<string> {
  const { admin, tenantId, userId } = fixture
  const { model, embed } = createLocalEmbedder()
  const namespace = `of ${size}`
  const texts = Array.from(
    { length: size },
    (_, i) => `Entry ${i} about ${randomBytes(6).toString('hex')} and the weather`,
  )
  const vectors = await embed(texts)
  for (let from = 0; from < size; from += 500) {
    const rows = texts.slice(from, from + 500).map((content, i) => ({
      tenant_id: tenantId,
      user_id: userId,
      namespace,
      content,
      content_hash: randomBytes(32),
      importance: 0.5,
      model,
      embedding: Buffer.from(toBytes(vectors[from + i]!)),
    }))
    await admin`insert into tenancy.memory_entries ${admin(rows)}`
  }
  await admin`vacuum analyze tenancy.memory_entries`
  const query = 'gardens in the sun'
  const search = async (among = namespace) => {
    const payload = '... on MemorySearch { results { score memory { id } } }'
    const { __typename: type } = await outcomeOf(fixture, 'searchMemories', payload, { query, namespace: among })
    if (type !== 'MemorySearch') throw new Error(`A search was refused: ${type}`)
  }
  const scan = async () => {
    const [vector] = await embed([query])
    const rows = await admin<{ id: string; embedding: Buffer }[]>`
      select id, embedding from tenancy.memory_entries where tenant_id = ${tenantId} and user_id = ${userId} and namespace = ${namespace}`
    const scores = rows.map(({ id, embedding }) => ({ id, score: similarity(vector!, embedding) }))
    if (scores.toSorted((a, b) => b.score - a.score).slice(0, 10).length !== 10) throw new Error('Vectors are missing')
  }
  const times: [number[], number[], number[]] = [[], [], []]
  for (let i = -2; i < searches * rounds; i++) {
    const round = [await timeOf(scan), await timeOf(() => search('empty')), await timeOf(() => search())]
    if (i >= 0) for (const [form, milliseconds] of round.entries()) times[form]!.push(milliseconds)
  }
  const [ofScan, ofNone, ofSearch] = times.map((each) => quantile(each, 0.5)) as [number, number, number]
  const ratio = ofSearch / ofScan
  return [
    `A search among ${size} memories, beside a scan of their vectors; ${searches * rounds} of each in turn`,
    '',
    tableOf([
      ['', 'ms'],
      ['a scan', ofScan.toFixed(1)],
      // It is written down all the same, and ends with a commit.
      ['a search among none', ofNone.toFixed(1)],
      ['a search', ofSearch.toFixed(1)],
    ]),
    '',
    `${ratio.toFixed(2)}, at most ${targets.search} promised: ${ratio <= targets.search ? 'ok' : 'more'}; without what a search among none costs ${((ofSearch - ofNone) / ofScan).toFixed(2)}`,
    '',
  ].join('\n')
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Letters to members until all are sent, beside as many jobs that do nothing, until all have run. */
async function compareNotifications(fixture: Fixture): Promise<string> {
  const { admin, adminUrl, tenantId } = fixture
  await admin`insert into tenancy.memberships (tenant_id, user_id)
    select ${tenantId}, gen_random_uuid() from generate_series(1, ${membersAtOnce}::int)`
  const members = await admin<{ id: string }[]>`
    select user_id as id from tenancy.memberships where tenant_id = ${tenantId} limit ${membersAtOnce}`
  const userIds = members.map(({ id }) => id)
  const boss = openBoss('tenancy', adminUrl, silent)
  await boss.start()
  const queue = 'tenancy.bench'
  await boss.createQueue(queue)
  let ran = 0
  const worker: string = await boss.work(queue, { batchSize: 50, pollingIntervalSeconds: 0.5 }, async (jobs) => {
    ran += jobs.length
  })
  const own = async () => {
    for (let sent = 0; sent < letters; sent += membersAtOnce) {
      const input = { userIds, channel: 'EMAIL', template: 'bench', data: {} }
      const { __typename: type } = await outcomeOf(fixture, 'sendNotifications', '', input)
      if (type !== 'NotificationsQueued') throw new Error(`Notifications were refused: ${type}`)
    }
    for (let left = 1; left > 0; await pause(5)) {
      const [row] =
        await admin`select count(*)::int as left from tenancy.notifications where tenant_id = ${tenantId} and status = 'QUEUED'`
      left = row!.left
    }
  }
  const bare = async () => {
    ran = 0
    for (let sent = 0; sent < letters; sent += membersAtOnce) {
      await boss.insert(
        queue,
        userIds.map((id) => ({ data: { id } })),
      )
    }
    while (ran < letters) {
      // Looks for more at once, as our worker does.
      boss.notifyWorker(worker)
      await pause(5)
    }
  }
  const template = { name: 'bench', channel: 'EMAIL', category: 'UPDATES', subject: 'Hello', body: 'Hello' }
  const made = await outcomeOf(fixture, 'createNotificationTemplate', '', template)
  if (made.__typename !== 'NotificationTemplate') throw new Error(`The template was refused: ${made.__typename}`)
  const ratios: number[] = []
  const rates: [number[], number[]] = [[], []]
  try {
    for (let round = -1; round < rounds; round++) {
      const [ofBoss, ofOwn] = [await timeOf(bare), await timeOf(own)]
      if (round < 0) continue
      rates[0].push((letters * 1000) / ofBoss)
      rates[1].push((letters * 1000) / ofOwn)
      ratios.push(ofBoss / ofOwn)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  return [
    `${letters} notifications by e-mail, beside as many jobs of pg-boss that do nothing; ${rounds} rounds in turn`,
    '',
    tableOf([
      ['', 'a second'],
      ['jobs of pg-boss', quantile(rates[0], 0.5).toFixed(0)],
      ['notifications', quantile(rates[1], 0.5).toFixed(0)],
    ]),
    '',
    `${against(quantile(ratios, 0.5), targets.notifications)} (rounds: ${ratios.map((each) => each.toFixed(2)).join(', ')})`,
    '',
  ].join('\n')
}

/** CPU of a signed link, in both stores. */
async function measureLinks(directory: string): Promise<string> {
  const clock = systemClock
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' }
  const stores = {
    directory: openDirectoryStore({ directory, secret: randomBytes(32), publicUrl: 'http://localhost:4000', clock }),
    bucket: openS3Store({ endpoint: 'http://127.0.0.1:1', bucket: 'bench', credentials, region: 'us-east-1', clock }),
  }
  const lines: string[] = []
  for (const [name, store] of Object.entries(stores)) {
    const sign = async () => {
      for (let i = 0; i < links; i++) {
        await store.downloadLink(`documents/${randomUUID()}/${randomUUID()}`, {
          type: 'application/pdf',
          fileName: 'cv.pdf',
        })
      }
    }
    await sign()
    const before = process.cpuUsage()
    await sign()
    const { user, system } = process.cpuUsage(before)
    const milliseconds = (user + system) / 1000 / links
    lines.push(
      `A link of the ${name}: ${milliseconds.toFixed(3)} ms of CPU, under ${targets.link} promised: ${milliseconds < targets.link ? 'ok' : 'more'}`,
    )
  }
  return `${lines.join('\n')}\n`
}
