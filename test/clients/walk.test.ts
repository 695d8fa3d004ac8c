// What a front-end team does on its first day, with each of the clients that people use.
import { setTimeout as pause } from 'node:timers/promises'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, operationText, startTestQuintet, type TestQuintet } from '../support/quintet/quintet.ts'
import { clients, type WalkingClient } from './clients.ts'

const category = 'personal-loan'
let quintet: TestQuintet

beforeAll(async () => {
  quintet = await startTestQuintet()
})
afterAll(() => quintet?.stop())

describe.each(Object.keys(clients))('%s', (name) => {
  let token: string | undefined
  let client: WalkingClient
  const run = async (operation: string, variables: Record<string, unknown>): Promise<Json> =>
    client.run(operationText(operation), variables)
  const signIn = async (email: string): Promise<Json> => {
    token = undefined
    client.cut()
    const { data } = await run('SignIn', { input: { email, password: demoPassword } })
    token = data.signIn.accessToken
    client.cut()
    return data.signIn
  }
  const record = async (value: number): Promise<string> => {
    const input = { category, applicantId: acme.applicants[value % 12]!.id, value }
    return (await run('RecordCreditScore', { input })).data.recordCreditScore.cursor
  }

  beforeAll(() => {
    client = clients[name]!({ url: quintet.url, wsUrl: quintet.wsUrl, token: () => token })
  })
  afterAll(() => client.stop())

  it('signs in, and refreshes the session', async () => {
    const { refreshToken, accessToken } = await signIn(acme.agent.email)
    const { data } = await run('RefreshSession', { input: { refreshToken } })
    expect(data.refreshSession.__typename).toBe('SignedIn')
    expect(data.refreshSession.accessToken).not.toBe(accessToken)
    token = data.refreshSession.accessToken
    client.cut()
    expect((await client.run('query Me { viewer { user { email } } }')).data.viewer.user.email).toBe(acme.agent.email)
  })

  it('pages through a leaderboard', async () => {
    await signIn(acme.agent.email)
    const ranks: number[] = []
    let after: string | null = null
    do {
      const { data } = await run('CreditLeaderboard', { category, first: 5, after })
      const { nodes, pageInfo } = data.creditLeaderboard
      ranks.push(...nodes.map(({ rank }: { rank: number }) => rank))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(ranks).toHaveLength(12)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  })

  it('gets what is permitted beside a field that is refused', async () => {
    await signIn(acme.members[0]!.email)
    const { data, errors } = await client.run(
      'query Applications { viewer { tenant { id name creditApplications(first: 1) { nodes { id } } } } }',
    )
    expect(data.viewer.tenant).toMatchObject({ name: 'Acme', creditApplications: null })
    expect(errors).toMatchObject([
      { path: ['viewer', 'tenant', 'creditApplications'], extensions: { code: 'FORBIDDEN' } },
    ])
  })

  it('reads a refusal as data', async () => {
    await signIn(acme.agent.email)
    const { data, errors } = await run('RecordCreditScore', {
      input: { category, applicantId: acme.applicants[0]!.id, value: 1000 },
    })
    expect(errors).toBeUndefined()
    expect(data.recordCreditScore).toMatchObject({ __typename: 'InvalidInput', message: expect.any(String) })
  })

  it('receives every event once through ten cuts of its connection', async () => {
    await signIn(acme.agent.email)
    const after = (await run('CreditLeaderboard', { category })).data.creditLeaderboard.changesCursor
    const received: string[] = []
    const stop = client.subscribe(operationText('CreditScoreChanged'), { category, after }, (data) =>
      received.push(data.creditScoreChanged.cursor),
    )
    const recorded: string[] = []
    for (let cut = 0; cut < 10; cut++) {
      for (let i = 0; i < 3; i++) recorded.push(await record(recorded.length))
      // Sometimes before an event arrives, sometimes after it.
      if (cut % 2 === 0) await expect.poll(() => received.length, { interval: 5 }).toBeGreaterThan(cut)
      client.cut()
      recorded.push(await record(recorded.length))
    }
    await expect.poll(() => received.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(recorded.length)
    await pause(200)
    expect(received).toEqual(recorded)
    stop()
  })
})
