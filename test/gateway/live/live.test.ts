// Live scores through the whole stack: each change once and in order, cursors, and the loss of rights.
import { setTimeout as pause } from 'node:timers/promises'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { changeCursor } from '@quintet/kit/slice/pages.ts'
import type { Client } from 'graphql-ws'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Following, follow, stockClient } from '../../support/clients/socket.ts'
import { type Answer, type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

const category = 'personal-loan'
let quintet: TestQuintet
let ada: string
let grace: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  ada = await quintet.signIn(acme.owner.email)
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const clients: Client[] = []
function client(token?: string, options = {}): Client {
  const made = stockClient(quintet, token, options)
  clients.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(clients.splice(0).map((each) => each.dispose()))
})

let recorded = 0
/** Records one score. Returns its cursor. */
async function record(token = grace, tenant = acme): Promise<string> {
  recorded++
  const input = { category, applicantId: tenant.applicants[recorded % 12]!.id, value: recorded / 100 }
  const { data, errors } = await quintet.gql('RecordCreditScore', { input }, token)
  expect(errors).toBeUndefined()
  return data.recordCreditScore.cursor
}
async function recordMany(count: number): Promise<string[]> {
  const cursors: string[] = []
  for (let i = 0; i < count; i++) cursors.push(await record())
  return cursors
}
const present = async (token = grace): Promise<string> =>
  (await quintet.gql('CreditLeaderboard', { category }, token)).data.creditLeaderboard.changesCursor
const scores = (token: string, after?: string): Promise<Following> =>
  follow(client(token), 'CreditScoreChanged', { category, ...(after === undefined ? {} : { after }) })
const cursorsOf = (events: Answer[]): string[] =>
  events.map(({ data, errors }) => errors ?? data.creditScoreChanged.cursor)
const codeOf = async (following: Following): Promise<string> => ((await following.ended) as Json)[0].extensions.code

/** A subscription that has begun; the events that proved it are removed. */
async function begun(token: string): Promise<Following> {
  const following = await scores(token)
  while (following.events.length === 0) {
    await record()
    await pause(20)
  }
  const last = await record()
  await expect.poll(() => cursorsOf(following.events)).toContain(last)
  following.events.length = 0
  return following
}

describe('a subscriber', () => {
  it('without a cursor gets changes from now on', async () => {
    const before = await recordMany(3)
    const following = await scores(grace)
    let after: string[] = []
    while (following.events.length === 0) {
      after = [...after, await record()]
      await pause(20)
    }
    const [first] = cursorsOf(following.events)
    expect(after).toContain(first)
    expect(before).not.toContain(first)
  })

  it('gets the same events as others in the tenant, and none of another tenant', async () => {
    const after = await present()
    const [one, two] = [await scores(grace, after), await scores(ada, after)]
    const linus = await quintet.signIn(globex.owner.email)
    const other = await scores(linus, await present(linus))
    const foreign = await record(linus, globex)
    const cursors = await recordMany(5)
    expect(cursorsOf(await one.take(5))).toEqual(cursors)
    expect(await two.take(5)).toEqual(one.events)
    expect(cursorsOf(await other.take(1))).toEqual([foreign])
    await pause(300)
    expect([one.events.length, two.events.length, other.events.length]).toEqual([5, 5, 1])
  })

  it('gets concurrent changes in the order of their cursors', async () => {
    const following = await scores(grace, await present())
    const cursors = await Promise.all(Array.from({ length: 30 }, () => record()))
    const sequence = (cursor: string): number => JSON.parse(Buffer.from(cursor, 'base64url').toString())[3]
    expect(cursorsOf(await following.take(30))).toEqual(cursors.sort((a, b) => sequence(a) - sequence(b)))
  })
})

describe('a cursor', () => {
  it('of a page cannot resume a subscription, and one of a subscription cannot page', async () => {
    const { data } = await quintet.gql('CreditLeaderboard', { category, first: 3 }, grace)
    const { changesCursor, pageInfo } = data.creditLeaderboard
    expect(await codeOf(await scores(grace, pageInfo.endCursor))).toBe('BAD_USER_INPUT')
    const paged = await quintet.gql('CreditLeaderboard', { category, after: changesCursor }, grace)
    expect(paged).toMatchObject({
      data: { creditLeaderboard: null },
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    })
  })

  it.each([
    ['that is malformed', 'rubbish'],
    ['of another board', changeCursor('credit.scores', 'mortgage', 1)],
    ['of another kind of board', changeCursor('recruiting.standings', category, 1)],
    ['in the future', changeCursor('credit.scores', category, 1_000_000)],
    ['before the first', changeCursor('credit.scores', category, -1)],
    ['with a string for its number', Buffer.from(`["change","credit.scores","${category}","1"]`).toString('base64url')],
  ])('%s is BAD_USER_INPUT at the path of the field', async (_, after) => {
    const ended = (await (await scores(grace, after)).ended) as Json
    expect(ended).toMatchObject([{ path: ['creditScoreChanged'], extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('is optional, and an unknown category or a job of another tenant is refused without one', async () => {
    const unknown = await follow(client(grace), 'CreditScoreChanged', { category: 'yacht' })
    expect(await codeOf(unknown)).toBe('BAD_USER_INPUT')
    const [row] = await quintet.admin`select id from recruiting.jobs where tenant_id = ${globex.id} limit 1`
    const foreign = await follow(client(grace), 'JobLeaderboardChanged', { jobId: row?.id })
    expect(await codeOf(foreign)).toBe('NOT_FOUND')
  })

  it('older than the retained changes is CURSOR_EXPIRED, and the leaderboard gives a new one', async () => {
    const old = await present()
    await recordMany(5)
    await quintet.admin`delete from credit.outbox where sequence <= (select max(sequence) - 2 from credit.outbox where tenant_id = ${acme.id})
      and tenant_id = ${acme.id}`
    expect(await codeOf(await scores(grace, old))).toBe('CURSOR_EXPIRED')
    const following = await scores(grace, await present())
    const next = await record()
    expect(cursorsOf(await following.take(1))).toEqual([next])
  })
})

describe('a subscriber without the permission', () => {
  const bind = async (mutation: string, userId: string, role: string): Promise<void> => {
    const text = `mutation ($input: RoleBindingInput!) { ${mutation}(input: $input) { __typename } }`
    const { data } = await quintet.gql(text, { input: { userId, role } }, ada)
    expect(data[mutation].__typename).toBe('Membership')
  }

  it('gets FORBIDDEN within 5 s after losing their role, also without a new event', async () => {
    const following = await begun(grace)
    const other = await begun(ada)
    await bind('revokeRole', acme.agent.id, 'agent')
    const begin = Date.now()
    expect(await Promise.race([codeOf(following), pause(5000, 'nothing within 5 s')])).toBe('FORBIDDEN')
    expect(Date.now() - begin).toBeLessThan(5000)
    const again = await scores(grace, undefined)
    expect(await codeOf(again)).toBe('FORBIDDEN')
    await bind('grantRole', acme.agent.id, 'agent')
    const next = await record()
    expect(cursorsOf(await other.take(1))).toEqual([next])
    expect(cursorsOf(following.events)).not.toContain(next)
  })

  it('has the changed permissions from the next request on', async () => {
    const { id, email } = acme.applicants[5]!
    const token = await quintet.signIn(email)
    for (let i = 0; i < 20; i++) {
      await bind(i % 2 === 0 ? 'grantRole' : 'revokeRole', id, 'manager')
      const { data } = await quintet.gql('{ viewer { permissions } }', {}, token)
      expect(data.viewer.permissions.includes('*.*:read')).toBe(i % 2 === 0)
    }
  })

  it('is refused: members get FORBIDDEN, anonymous callers UNAUTHENTICATED', async () => {
    expect(await codeOf(await scores(await quintet.signIn(acme.members[0]!.email)))).toBe('FORBIDDEN')
    const anonymous = await follow(client(), 'CreditScoreChanged', { category })
    expect(((await anonymous.ended) as Json)[0]).toMatchObject({
      path: ['creditScoreChanged'],
      extensions: { code: 'UNAUTHENTICATED' },
    })
  })

  it('for one field gets the rest of the event', async () => {
    const text = `subscription ($category: String!, $after: String) { live: creditScoreChanged(category: $category, after: $after) {
      cursor score { applicant { email profile { lastName } } } } }`
    const following = await follow(client(grace), text, { category, after: await present() })
    await record()
    const [event] = await following.take(1)
    expect(event).toMatchObject({
      data: { live: { score: { applicant: { email: null, profile: { lastName: expect.any(String) } } } } },
      errors: [{ path: ['live', 'score', 'applicant', 'email'], extensions: { code: 'FORBIDDEN' } }],
    })
  })
})
