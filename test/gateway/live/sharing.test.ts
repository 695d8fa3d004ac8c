// Users share an upstream if and only if their events are the same, over any transport.
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openEventStream } from '../../support/clients/event-streams.ts'
import { type Following, follow, stockClient } from '../../support/clients/socket.ts'
import {
  type Answer,
  type Json,
  operationText,
  startTestQuintet,
  type TestQuintet,
} from '../../support/quintet/quintet.ts'

const category = 'personal-loan'
const { owner, agent } = acme
let quintet: TestQuintet
let ada: string
let grace: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  ada = await quintet.signIn(owner.email)
  grace = await quintet.signIn(agent.email)
})
afterAll(() => quintet?.stop())

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()))
  await expect.poll(() => quintet.inner.gateway.live().subscribers).toBe(0)
})

/** Its events depend on the caller: an email is visible to its user only. */
const addresses = `subscription ($category: String!, $after: String) {
  creditScoreChanged(category: $category, after: $after) { cursor score { applicant { id email } } } }`

let recorded = 0
async function record(applicantId: string): Promise<void> {
  const input = { category, applicantId, value: ++recorded / 100 }
  const { data } = await quintet.gql('RecordCreditScore', { input }, grace)
  expect(data.recordCreditScore.cursor).toEqual(expect.any(String))
}
const present = async (): Promise<string> =>
  (await quintet.gql('CreditLeaderboard', { category }, grace)).data.creditLeaderboard.changesCursor

/** Subscribes after a cursor. */
async function bySocket(token: string, after: string, operation = 'CreditScoreChanged'): Promise<Following> {
  const client = stockClient(quintet, token)
  cleanups.push(() => client.dispose())
  return follow(client, operation, { category, after })
}
async function byEvents(token: string, after: string, query = operationText('CreditScoreChanged')) {
  const stream = await openEventStream(quintet.url, { query, variables: { category, after }, token })
  cleanups.push(stream.cut)
  return { take: async (count: number): Promise<Answer[]> => (await stream.take(count)).map(({ data }) => data) }
}

/** Waits for a number of subscribers and upstreams, which the metrics must report too. */
async function expectLive(subscribers: number, upstreams: number): Promise<void> {
  await expect.poll(quintet.inner.gateway.live).toMatchObject({ subscribers, upstreams })
  expect(await (await fetch(new URL('/metrics', quintet.url))).text()).toMatch(
    new RegExp(`^quintet_upstreams ${upstreams}$`, 'm'),
  )
}
const emailsIn = (events: Answer[]) => events.map(({ data }) => data.creditScoreChanged.score.applicant.email)
const refusalsIn = (events: Answer[]) =>
  events.map(({ errors = [] }) => errors.map(({ path, extensions }: Json) => `${extensions.code} ${path.at(-1)}`))

describe('a subscription with the same events for two users', () => {
  it('has one upstream for both', async () => {
    const after = await present()
    const [one, two] = [await bySocket(ada, after), await bySocket(grace, after)]
    await expectLive(2, 1)
    for (const { id } of acme.applicants.slice(0, 3)) await record(id)
    expect(await two.take(3)).toEqual(await one.take(3))
    await expectLive(2, 1)
  })

  it('has one upstream for a socket and an event stream', async () => {
    const after = await present()
    const [one, two] = [await bySocket(ada, after), await byEvents(grace, after)]
    await expectLive(2, 1)
    for (const { id } of acme.applicants.slice(0, 3)) await record(id)
    expect(await two.take(3)).toEqual(await one.take(3))
    await expectLive(2, 1)
  })
})

describe('a subscription to personal fields', () => {
  it.each([
    ['sockets', bySocket],
    ['event streams', byEvents],
  ])('over %s has an upstream for each user, with their own fields', async (_, subscribe) => {
    const after = await present()
    const one = await subscribe(ada, after, addresses)
    await expectLive(1, 1)
    const two = await subscribe(grace, after, addresses)
    await expectLive(2, 2)
    // In one turn, so that the events of both are joined at the same time.
    await Promise.all([record(owner.id), record(agent.id), record(acme.applicants[0]!.id)])
    const [toAda, toGrace] = [await one.take(3), await two.take(3)]
    const ids = toAda.map(({ data }) => data.creditScoreChanged.score.applicant.id)
    expect(emailsIn(toAda)).toEqual(ids.map((id) => (id === owner.id ? owner.email : null)))
    expect(emailsIn(toGrace)).toEqual(ids.map((id) => (id === agent.id ? agent.email : null)))
    expect(refusalsIn(toAda)).toEqual(ids.map((id) => (id === owner.id ? [] : ['FORBIDDEN email'])))
    expect(refusalsIn(toGrace)).toEqual(ids.map((id) => (id === agent.id ? [] : ['FORBIDDEN email'])))
    await expectLive(2, 2)
  })

  it('has one upstream for all clients of one user', async () => {
    const after = await present()
    const { accessToken } = await quintet.session(owner.email)
    const both = [await bySocket(ada, after, addresses), await byEvents(accessToken, after, addresses)]
    await expectLive(2, 1)
    await record(owner.id)
    for (const each of both) expect(emailsIn(await each.take(1))).toEqual([owner.email])
  })
})
