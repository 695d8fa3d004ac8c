// The distributed start: the answers of the embedded one, events at every gateway, and clients that notice no restart.
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import type { Client } from 'graphql-ws'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Following, follow } from '../support/clients/socket.ts'
import { type Distributed, freshDatabase, startDistributed } from '../support/quintet/distributed.ts'
import type { Answer, Failure, Json } from '../support/quintet/quintet.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const category = 'personal-loan'
let quintet: Distributed
let grace: string
beforeAll(async () => {
  // The processes migrate and seed, all at once.
  quintet = await startDistributed({ gateways: 2, database: await freshDatabase() })
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const clients: Client[] = []
function kept(client: Client): Client {
  clients.push(client)
  return client
}
afterEach(async () => {
  await Promise.all(clients.splice(0).map((each) => each.dispose()))
})

let recorded = 0
async function record(gateway = 0): Promise<Answer> {
  recorded++
  const input = { category, applicantId: acme.applicants[recorded % 12]!.id, value: recorded / 100 }
  return quintet.gql('RecordCreditScore', { input }, grace, gateway)
}
const present = async (): Promise<string> =>
  (await quintet.gql('CreditLeaderboard', { category }, grace)).data.creditLeaderboard.changesCursor
const scores = (token: string, after: string, gateway = 0): Promise<Following> =>
  follow(kept(quintet.client(token, {}, gateway)), 'CreditScoreChanged', { category, after })
const cursorsOf = (events: readonly Answer[]): string[] => events.map(({ data }) => data.creditScoreChanged.cursor)
const codesAt = (errors: readonly Failure[] | undefined): Record<string, string> =>
  Object.fromEntries((errors ?? []).map(({ path, extensions }) => [path?.join('.') ?? '', extensions.code]))
const within = <T>(promise: Promise<T>, milliseconds: number): Promise<T | 'nothing'> =>
  Promise.race([promise, pause(milliseconds, 'nothing' as const, { ref: false })])

describe('through the network', () => {
  it('answers Overview from all five subgraphs without errors', async () => {
    const { data, errors } = await quintet.gql('Overview', {}, grace)
    expect(errors).toBeUndefined()
    const { viewer } = data
    expect(viewer).toMatchObject({
      user: { id: acme.agent.id, email: acme.agent.email, profile: { firstName: 'Grace', lastName: 'Hopper' } },
      permissions: expect.arrayContaining(['*.*:read', 'credit.scores:write']),
      memberships: { nodes: [{ roles: [{ slug: 'agent' }], tenant: { slug: 'acme', name: 'Acme' } }] },
      creditApplications: { nodes: [] },
      tenant: { id: acme.id, slug: 'acme', members: { pageInfo: { hasNextPage: true } } },
    })
    expect(viewer.tenant.members.nodes).toHaveLength(5)
    expect(viewer.tenant.licences.nodes.length).toBeGreaterThan(0)
    expect(viewer.tenant.jobs.nodes.length).toBeGreaterThanOrEqual(3)
    expect(viewer.tenant.creditApplications.nodes).toHaveLength(5)
    for (const { roles, user } of viewer.tenant.members.nodes) {
      expect(roles[0].slug).toEqual(expect.any(String))
      expect(user.profile.firstName).toEqual(expect.any(String))
    }
    for (const { module } of viewer.tenant.licences.nodes) expect(module.name).toEqual(expect.any(String))
    for (const job of viewer.tenant.jobs.nodes) {
      for (const { matchScore, candidate } of job.analyses.nodes) {
        expect([typeof matchScore, typeof candidate.name]).toEqual(['number', 'string'])
      }
    }
    for (const { applicant, score } of viewer.tenant.creditApplications.nodes) {
      expect([typeof applicant.profile.firstName, typeof score.rank]).toEqual(['string', 'number'])
    }
  })

  it('refuses alan what members may not see, and answers the rest', async () => {
    const { data, errors } = await quintet.gql('Overview', {}, await quintet.signIn('alan@acme.example'))
    expect(data.viewer.creditApplications.nodes).toEqual([])
    expect(data.viewer.tenant).toMatchObject({ slug: 'acme', creditApplications: null })
    for (const job of data.viewer.tenant.jobs.nodes) {
      expect(job).toMatchObject({ title: expect.any(String), analyses: null })
    }
    expect(new Set(errors?.map((error) => error.extensions.code))).toEqual(new Set(['FORBIDDEN']))
  })

  it('asks an unauthenticated caller to sign in', async () => {
    const { data, errors } = await quintet.gql('Overview')
    expect(data).toEqual({ viewer: null })
    expect(codesAt(errors)).toEqual({ viewer: 'UNAUTHENTICATED' })
  })

  it('sends the event of a mutation through another gateway, with a name from another subgraph', async () => {
    const following = await scores(grace, await present(), 1)
    const { data, errors } = await record()
    expect(errors).toBeUndefined()
    expect(data.recordCreditScore).toMatchObject({ __typename: 'CreditScoreRecorded', score: { value: 0.01 } })
    const [event] = await following.take(1)
    const { id, firstName } = acme.applicants[1]!
    expect(event).toEqual({
      data: {
        creditScoreChanged: {
          cursor: data.recordCreditScore.cursor,
          score: expect.objectContaining({ value: 0.01, applicant: { id, profile: { firstName } } }),
        },
      },
    })
  })

  it('sends every event once to a subscriber at each gateway, whichever gateway recorded it', async () => {
    const after = await present()
    const followings = await Promise.all([0, 1].map((gateway) => scores(grace, after, gateway)))
    const cursors: string[] = []
    for (let i = 0; i < 20; i++) cursors.push((await record(i % 2)).data.recordCreditScore.cursor)
    for (const following of followings) expect(cursorsOf(await following.take(20))).toEqual(cursors)
    await pause(1_000)
    for (const { events } of followings) expect(cursorsOf(events)).toEqual(cursors)
  })

  it('serves the keys of identity, and no other address of a subgraph', async () => {
    const [origin] = quintet.gateways
    const keys = await fetch(`${origin}/.well-known/jwks.json`)
    expect(keys.status).toBe(200)
    expect(((await keys.json()) as Json).keys.length).toBeGreaterThan(0)
    for (const path of ['/live', '/ready', '/health', '/metrics']) {
      expect([path, (await fetch(`${origin}${path}`)).status]).toEqual([path, 200])
    }
    expect((await fetch(`${origin}/nothing`)).status).toBe(404)
  })
})

describe('while credit is unavailable', () => {
  it('answers the rest, marks its part UNAVAILABLE, and continues subscriptions afterwards without a gap', async () => {
    const events: Answer[] = []
    const outcome: unknown[] = []
    const after = await present()
    const following = kept(quintet.client(grace))
    const query = `subscription ($after: String) {
      creditScoreChanged(category: "${category}", after: $after) {
        cursor score { value applicant { profile { firstName } } } } }`
    following.subscribe(
      { query, variables: { after } },
      {
        next: (event) => void events.push(event as Answer),
        error: (error) => void outcome.push(error),
        complete: () => void outcome.push('complete'),
      },
    )
    const cursors: string[] = []
    const attempted: Answer[] = []
    const recordMany = async (total: number): Promise<void> => {
      while (cursors.length < total) {
        const answer = await record()
        const cursor = answer.data?.recordCreditScore?.cursor
        if (typeof cursor === 'string') cursors.push(cursor)
        else {
          attempted.push(answer)
          await pause(100)
        }
      }
    }
    await recordMany(20)
    await expect.poll(() => events.length, { timeout: 20_000 }).toBeGreaterThan(0)
    await recordMany(25)
    await quintet.kill('credit')

    const overview = await quintet.gql('Overview', {}, grace)
    expect(codesAt(overview.errors)).toEqual({
      'viewer.creditApplications': 'UNAVAILABLE',
      'viewer.tenant.creditApplications': 'UNAVAILABLE',
    })
    expect(overview.data.viewer).toMatchObject({
      user: { email: acme.agent.email },
      creditApplications: null,
      tenant: { slug: 'acme', creditApplications: null },
    })
    const { members, licences, jobs } = overview.data.viewer.tenant
    for (const part of [members, licences, jobs]) expect(part.nodes.length).toBeGreaterThan(0)
    const refused = await record()
    expect(codesAt(refused.errors)).toEqual({ recordCreditScore: 'UNAVAILABLE' })
    expect((await fetch(`${quintet.gateways[0]}/ready`)).status).toBe(200)

    await pause(2_000)
    await quintet.restart('credit')
    await recordMany(50)
    await expect.poll(() => events.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(50)
    await pause(1_000)
    expect(outcome).toEqual([])
    expect(cursorsOf(events)).toEqual(cursors)
    for (const { errors } of events) expect(errors).toBeUndefined()
    const names = new Set(events.map(({ data }) => data.creditScoreChanged.score.applicant.profile.firstName))
    expect(names.size).toBe(12)
    expect((await quintet.gql('Overview', {}, grace)).errors).toBeUndefined()
  })
})

describe('access that ends', () => {
  it('with the session closes the socket at another gateway with 4401 within 5 s', async () => {
    const token = await quintet.signIn(acme.agent.email)
    const closed = Promise.withResolvers<Json>()
    const client = kept(quintet.client(token, { on: { closed: closed.resolve } }, 1))
    const following = await follow(client, 'CreditScoreChanged', { category, after: await present() })
    await record()
    await following.take(1)
    const { data } = await quintet.gql('SignOut', {}, token)
    expect(data.signOut.__typename).toBe('SignedOut')
    expect(await within(closed.promise, 5_000)).toMatchObject({ code: 4401 })
    for (const gateway of [0, 1]) {
      const { data: later, errors } = await quintet.gql('Overview', {}, token, gateway)
      expect(later).toBeUndefined()
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED'])
    }
  })

  it('with a role ends the subscriptions that needed it with FORBIDDEN within 5 s', async () => {
    const ada = await quintet.signIn(acme.owner.email)
    const [, , hers] = acme.applicants
    const change = async (field: 'grantRole' | 'revokeRole'): Promise<void> => {
      const text = `mutation ($input: RoleBindingInput!) { ${field}(input: $input) { __typename } }`
      const { data } = await quintet.gql(text, { input: { role: 'agent', userId: hers!.id } }, ada)
      expect(data[field].__typename).toBe('Membership')
    }
    await change('grantRole')
    const token = await quintet.signIn(hers!.email)
    const after = await present()
    const following = await scores(token, after, 1)
    await record()
    await following.take(1)
    await change('revokeRole')
    expect(await within(following.ended, 5_000)).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    const again = await scores(token, after, 1)
    expect(await within(again.ended, 10_000)).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })
})

describe('SIGTERM', () => {
  it('drains a gateway: it is alive but not ready, sockets close with 1001, it ends with 0', async () => {
    await quintet.kill('gateway-0')
    await quintet.restart('gateway-0', { DRAIN_SECONDS: '10' })
    const closed = Promise.withResolvers<Json>()
    const client = kept(quintet.client(grace, { on: { closed: closed.resolve } }))
    const following = await follow(client, 'CreditScoreChanged', { category, after: await present() })
    await record()
    await following.take(1)
    const ended = quintet.kill('gateway-0', 'SIGTERM')
    const statusOf = async (path: string): Promise<number> => (await fetch(`${quintet.gateways[0]}${path}`)).status
    await expect.poll(() => statusOf('/ready'), { timeout: 9_000, interval: 50 }).toBe(503)
    expect(await statusOf('/live')).toBe(200)
    // Requests that still arrive are answered.
    expect((await quintet.gql('Overview', {}, grace)).errors).toBeUndefined()
    expect(await within(closed.promise, 30_000)).toMatchObject({ code: 1001 })
    expect(await within(ended, 30_000)).toBe(0)
    expect((await quintet.gql('Overview', {}, grace, 1)).errors).toBeUndefined()
    await quintet.restart('gateway-0')
  })

  it('ends a subgraph with 0, and subscribers receive every event once', async () => {
    const following = await scores(grace, await present())
    const cursors: string[] = []
    const recordMany = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) cursors.push((await record()).data.recordCreditScore.cursor)
    }
    await recordMany(5)
    await following.take(1)
    await recordMany(3)
    expect(await within(quintet.kill('credit', 'SIGTERM'), 30_000)).toBe(0)
    await quintet.restart('credit')
    await recordMany(4)
    expect(cursorsOf(await following.take(12))).toEqual(cursors)
    expect((await quintet.gql('Overview', {}, grace)).errors).toBeUndefined()
  })
})
