// Copies of what all subgraphs hold of a person: made, downloaded, expired, and not left behind.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { queues, sweep } from '@quintet/identity/user-exports/jobs.ts'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'
import { anonymous, type Fixture, openFixture, type Person } from './fixture.ts'

const request = `mutation { outcome: requestUserExport { __typename ... on UserExport { id status requestedAt } ... on Problem { code } } }`
const list = '{ viewer { userExports(first: 5) { nodes { id status requestedAt url expiresAt } } } }'

describe('an export', () => {
  let quintet: TestQuintet
  const claude = acme.applicants[1]!
  beforeAll(async () => {
    quintet = await startTestQuintet()
  })
  afterAll(() => quintet?.stop())
  const exportsOf = async (token: string): Promise<Json[]> =>
    (await quintet.gql(list, {}, token)).data.viewer.userExports.nodes
  const files = (): string[] =>
    readdirSync(quintet.directory, { recursive: true, encoding: 'utf8' }).filter(
      (path) => /exports.*[0-9a-f]{12}$/.test(path) && !/exports\/[^/]+$/.test(path),
    )

  it('holds what every subgraph holds of the person, as JSON, and can be downloaded for a day', async () => {
    const { accessToken } = await quintet.session(claude.email)
    const change = 'mutation ($input: SetPreferenceInput!) { setPreference(input: $input) { __typename } }'
    await quintet.gql(change, { input: { key: 'theme', value: 'dark' } }, accessToken)
    const { data } = await quintet.gql(request, {}, accessToken)
    expect(data.outcome).toMatchObject({ __typename: 'UserExport', status: 'QUEUED' })
    await expect.poll(async () => (await exportsOf(accessToken))[0]?.status, { timeout: 30_000 }).toBe('READY')
    const [ready] = await exportsOf(accessToken)
    expect(Date.parse(ready.expiresAt) - Date.parse(ready.requestedAt)).toBeGreaterThan(23.9 * 3_600_000)
    const impersonated = await quintet.session(claude.email)
    const { sid } = JSON.parse(Buffer.from(impersonated.accessToken.split('.')[1]!, 'base64url').toString())
    await quintet.admin`update identity.sessions set actor_id = ${acme.owner.id} where id = ${sid}`
    expect((await exportsOf(impersonated.accessToken))[0]).toMatchObject({ id: ready.id, status: 'READY', url: null })
    // PUBLIC_URL is where clients would find it.
    const get = (url: string) => fetch(url.replace(/^http:\/\/[^/]+/, `http://127.0.0.1:${quintet.port}`))
    const response = await get(ready.url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/zip')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="quintet-[\d-]+\.zip"/)
    const unzipped = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const read = (name: string): Json[] => JSON.parse(strFromU8(unzipped[name]!))
    expect(read('identity/account.json')).toMatchObject([
      { id: claude.id, email: claude.email, firstName: claude.firstName },
    ])
    expect(read('identity/preferences.json')).toMatchObject([{ key: 'theme', value: 'dark' }])
    expect(read('identity/sessions.json').length).toBeGreaterThan(0)
    expect(read('identity/securityAudit.json').length).toBeGreaterThan(1)
    expect(read('tenancy/memberships.json')).toMatchObject([{ tenantId: acme.id, leftAt: null }])
    expect(read('tenancy/roles.json')).toMatchObject([{ tenantId: acme.id, role: 'member' }])
    expect(read('credit/applications.json')).toMatchObject([{ tenantId: acme.id, status: 'SUBMITTED' }])
    expect(read('credit/scores.json')).toMatchObject([{ category: 'personal-loan' }])
    expect(read('credit/scoreHistory.json')).toMatchObject([{ category: 'personal-loan', tenantId: acme.id }])
    // What a provider said of them, in plain text.
    const [said] = read('credit/creditRecords.json')
    expect(said).toMatchObject({ providerSlug: 'local', status: 'PROCESSED' })
    expect(JSON.parse(said!.rawData)).toMatchObject({ score: said!.normalizedScore })
    expect(read('recruiting/analyses.json')).toEqual([])
    const text = Object.values(unzipped)
      .map((bytes) => strFromU8(bytes))
      .join('\n')
    for (const secret of ['$2b$', 'hmac', 'password_hash', 'passwordHash', 'tokenHash'])
      expect(text).not.toContain(secret)
    const others = [...acme.applicants, ...globex.applicants, acme.owner].filter(({ id }) => id !== claude.id)
    for (const { email, id } of others) for (const each of [email, id]) expect(text).not.toContain(each)

    const changed = [
      ready.url.replace(ready.id, randomUUID()),
      ready.url.replace(/expires=\d+/, `expires=${Date.now() + 10 * 86_400_000}`),
      ready.url.replace(/realm=[0-9a-f]/, 'realm=f'),
      ready.url.replace(/signature=.{4}/, 'signature=AAAA'),
      ready.url.split('?')[0],
    ]
    for (const url of changed) expect((await get(url)).status, url).toBe(403)
    expect(files()).toHaveLength(1)
    quintet.shift(25 * 3_600_000)
    expect((await get(ready.url)).status).toBe(403)
    const fresh = (await quintet.session(claude.email)).accessToken
    await expect
      .poll(async () => (await exportsOf(fresh))[0], { timeout: 30_000 })
      .toMatchObject({ status: 'EXPIRED', url: null })
    await expect.poll(files).toEqual([])
  })
})

describe('asking for an export', () => {
  const directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
  const store = openDirectoryStore({
    directory,
    secret: Buffer.alloc(32, 1),
    publicUrl: 'http://localhost:4000',
    clock: systemClock,
  })
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await openFixture({ files: { store, serve: store.serve } })
  })
  afterAll(async () => {
    await fixture.end()
    rmSync(directory, { recursive: true })
  })
  const ask = async ({ envelope }: Person, subgraph = fixture.subgraph) =>
    (await subgraph.ask<{ outcome: { __typename: string; code?: string; id: string } }>(request, {}, envelope)).outcome
  const statusOf = async (id: string) =>
    (await fixture.database.admin`select status from identity.user_exports where id = ${id}`)[0]?.status
  const run = (person: Person, id: string, attempt: number, peers: object) => {
    const context = { ...fixture.subgraph.running.contextFor(person.envelope), peers }
    const once = (work: never) => context.scope.write(work)
    return queues[0]!.run({
      context,
      payload: { id, userId: person.id },
      attempt,
      once,
      id,
      signal: new AbortController().signal,
    } as never)
  }

  it('is refused while one is being made, also for two requests at once', async () => {
    const person = await fixture.aPerson()
    const outcomes = await Promise.all([ask(person), ask(person)])
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'UserExport'])
    expect(await ask(person)).toMatchObject({ __typename: 'Conflict', code: 'EXPORT_UNDER_WAY' })
    expect((await ask(await fixture.aPerson())).__typename).toBe('UserExport')
  })

  it('is refused without a session, and where there is no file store', async () => {
    const person = await fixture.aPerson()
    expect(await fixture.subgraph.refused(request, {}, anonymous)).toEqual(['UNAUTHENTICATED'])
    const process = await fixture.startAnother({ files: undefined as never })
    expect(await ask(person, process)).toMatchObject({ __typename: 'NotAllowed', code: 'NO_FILE_STORE' })
  })

  it('shows the export only to the person who asked', async () => {
    const [person, other] = [await fixture.aPerson(), await fixture.aPerson()]
    await ask(person)
    const nodes = async ({ envelope }: Person) =>
      (await fixture.subgraph.ask<{ viewer: { userExports: { nodes: object[] } } }>(list, {}, envelope)).viewer
        .userExports.nodes
    expect(await nodes(person)).toHaveLength(1)
    expect(await nodes(other)).toEqual([])
  })

  it('fails for good only after the last attempt, and then another can be asked for', async () => {
    const person = await fixture.aPerson()
    const { id } = await ask(person)
    const peers = { personalData: () => Promise.reject(new Error('credit does not answer')) }
    await expect(run(person, id, 1, peers)).rejects.toThrow('credit')
    expect(await statusOf(id)).toBe('QUEUED')
    await expect(run(person, id, 6, peers)).rejects.toThrow('credit')
    expect(await statusOf(id)).toBe('FAILED')
    expect((await ask(person)).__typename).toBe('UserExport')
  })

  it('leaves no file behind where a process died between the file and its row', async () => {
    const person = await fixture.aPerson()
    const { id } = await ask(person)
    await run(person, id, 1, { personalData: async () => new Map([['tenancy', { memberships: [] }]]) })
    expect(await statusOf(id)).toBe('READY')
    const ready = `exports/${platformRealmId}/${id}`
    const { id: waiting } = await ask(await fixture.aPerson())
    const orphans = [
      `exports/${platformRealmId}/${randomUUID()}`,
      `exports/${platformRealmId}/${waiting}`,
      'exports/no-realm/no-id',
    ]
    for (const key of orphans) await store.write(key, Buffer.from('left behind'), 'application/zip')
    const keys = async () => {
      const found: string[] = []
      for await (const { key } of store.list('exports/')) found.push(key)
      return found.sort()
    }
    const context = fixture.subgraph.running.contextFor(anonymous)
    const files = { store, serve: store.serve }
    await sweep({ files, scope: context.scope, clock: systemClock })
    expect(await keys()).toEqual([ready, ...orphans].sort())
    await sweep({ files, scope: context.scope, clock: { now: () => new Date(Date.now() + 2 * 3_600_000) } })
    expect(await keys()).toEqual([ready])
    await context.scope.close()
  })
})
