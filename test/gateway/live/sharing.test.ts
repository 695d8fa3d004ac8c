// Who shares a subscription with whom: everybody to whom the answer is the same, by whatever door, and nobody else.
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

const leaving: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(leaving.splice(0).map((leave) => leave()))
  await expect.poll(() => quintet.inner.gateway.live().subscribers).toBe(0)
})

/** Its answer depends on who asks: an address is told to the person alone. */
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

/** Hears from a place on. */
async function bySocket(token: string, after: string, operation = 'CreditScoreChanged'): Promise<Following> {
  const client = stockClient(quintet, token)
  leaving.push(() => client.dispose())
  return follow(client, operation, { category, after })
}
async function byEvents(token: string, after: string, query = operationText('CreditScoreChanged')) {
  const stream = await openEventStream(quintet.url, { query, variables: { category, after }, token })
  leaving.push(stream.cut)
  return { take: async (count: number): Promise<Answer[]> => (await stream.take(count)).map(({ data }) => data) }
}

/** Until so many hear something from so many streams of subgraphs, as operators see it too. */
async function expectLive(subscribers: number, upstreams: number): Promise<void> {
  await expect.poll(quintet.inner.gateway.live).toMatchObject({ subscribers, upstreams })
  expect(await (await fetch(new URL('/metrics', quintet.url))).text()).toMatch(
    new RegExp(`^quintet_upstreams ${upstreams}$`, 'm'),
  )
}
const emailsIn = (events: Answer[]) => events.map(({ data }) => data.creditScoreChanged.score.applicant.email)
const refusalsIn = (events: Answer[]) =>
  events.map(({ errors = [] }) => errors.map(({ path, extensions }: Json) => `${extensions.code} ${path.at(-1)}`))

describe('a subscription whose answer is the same for two people', () => {
  it('is one for both', async () => {
    const after = await present()
    const [one, two] = [await bySocket(ada, after), await bySocket(grace, after)]
    await expectLive(2, 1)
    for (const { id } of acme.applicants.slice(0, 3)) await record(id)
    expect(await two.take(3)).toEqual(await one.take(3))
    await expectLive(2, 1)
  })

  it('is one also where one has a socket and the other an event stream', async () => {
    const after = await present()
    const [one, two] = [await bySocket(ada, after), await byEvents(grace, after)]
    await expectLive(2, 1)
    for (const { id } of acme.applicants.slice(0, 3)) await record(id)
    expect(await two.take(3)).toEqual(await one.take(3))
    await expectLive(2, 1)
  })
})

describe('a subscription to what is told to the person alone', () => {
  it.each([
    ['sockets', bySocket],
    ['event streams', byEvents],
  ])('over %s is one for each, and tells each of them his own', async (_, subscribe) => {
    const after = await present()
    const one = await subscribe(ada, after, addresses)
    await expectLive(1, 1)
    const two = await subscribe(grace, after, addresses)
    await expectLive(2, 2)
    // In one turn, so that both are joined at the same time.
    await Promise.all([record(owner.id), record(agent.id), record(acme.applicants[0]!.id)])
    const [toAda, toGrace] = [await one.take(3), await two.take(3)]
    const ids = toAda.map(({ data }) => data.creditScoreChanged.score.applicant.id)
    expect(emailsIn(toAda)).toEqual(ids.map((id) => (id === owner.id ? owner.email : null)))
    expect(emailsIn(toGrace)).toEqual(ids.map((id) => (id === agent.id ? agent.email : null)))
    expect(refusalsIn(toAda)).toEqual(ids.map((id) => (id === owner.id ? [] : ['FORBIDDEN email'])))
    expect(refusalsIn(toGrace)).toEqual(ids.map((id) => (id === agent.id ? [] : ['FORBIDDEN email'])))
    await expectLive(2, 2)
  })

  it('is one for all clients of that person', async () => {
    const after = await present()
    const { accessToken } = await quintet.session(owner.email)
    const both = [await bySocket(ada, after, addresses), await byEvents(accessToken, after, addresses)]
    await expectLive(2, 1)
    await record(owner.id)
    for (const each of both) expect(emailsIn(await each.take(1))).toEqual([owner.email])
  })
})
