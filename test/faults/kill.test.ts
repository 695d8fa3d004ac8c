// The process is killed in the middle of two hundred scores: every acknowledged one is there once and in order.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { changeCursor } from '@quintet/kit/slice/pages.ts'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ChildQuintet, startChild } from '../support/quintet/child.ts'
import { type Answer, type Json, operationText } from '../support/quintet/quintet.ts'

const category = 'personal-loan'
let directory: string
let quintet: ChildQuintet | undefined
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quintet-killed-'))
})
afterAll(async () => {
  await quintet?.stop()
  await rm(directory, { recursive: true, force: true, maxRetries: 20 })
})

async function gql(operation: string, variables: object, token?: string): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const body = JSON.stringify({ query: operation.includes('{') ? operation : operationText(operation), variables })
  return (await (await fetch(quintet!.url, { method: 'POST', headers, body })).json()) as Answer
}
async function signIn(): Promise<string> {
  const { data } = await gql('SignIn', { input: { email: acme.agent.email, password: demoPassword } })
  return data.signIn.accessToken
}

interface Sent {
  readonly input: { category: string; applicantId: string; value: number; idempotencyKey: string }
  /** The acknowledgement; null without an answer. */
  answer: Json
}
const wanted: Sent[] = Array.from({ length: 200 }, (_, i) => ({
  input: { category, applicantId: acme.applicants[i % 12]!.id, value: (i + 1) / 4, idempotencyKey: `kill ${i}` },
  answer: null,
}))
const sequenceOf = (cursor: string): number => JSON.parse(Buffer.from(cursor, 'base64url').toString())[3]

async function send(one: Sent, token: string): Promise<void> {
  const { data } = await gql('RecordCreditScore', { input: one.input }, token)
  if (data?.recordCreditScore?.__typename === 'CreditScoreRecorded') one.answer = data.recordCreditScore
}

/** Sends every score that was not acknowledged, ten at a time. */
async function sendRest(token: string): Promise<void> {
  const rest = wanted.filter(({ answer }) => answer === null)
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let one = rest.shift(); one !== undefined; one = rest.shift()) await send(one, token).catch(() => {})
    }),
  )
}

/** Every event of the board after a number, up to the present. */
async function eventsAfter(sequence: number, token: string): Promise<Json[]> {
  const { data } = await gql('CreditLeaderboard', { category }, token)
  const last = sequenceOf(data.creditLeaderboard.changesCursor)
  const client = createClient({
    url: quintet!.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  })
  const events: Json[] = []
  if (last > sequence) {
    const variables = { category, after: changeCursor('credit.scores', category, sequence) }
    for await (const event of client.iterate<Json>({ query: operationText('CreditScoreChanged'), variables })) {
      events.push(event.data.creditScoreChanged)
      if (sequenceOf(events.at(-1).cursor) >= last) break
    }
  }
  await client.dispose()
  return events
}

const board = async (token: string): Promise<Json[]> =>
  (await gql('CreditLeaderboard', { category, first: 100 }, token)).data.creditLeaderboard.nodes

describe('a Quintet that is killed', { timeout: 180_000 }, () => {
  let begun = 0
  let acknowledged: Sent[] = []

  it('has acknowledged some of the scores', async () => {
    quintet = await startChild(directory)
    const token = await signIn()
    const { data } = await gql('CreditLeaderboard', { category }, token)
    begun = sequenceOf(data.creditLeaderboard.changesCursor)
    const sending = sendRest(token)
    while (wanted.filter(({ answer }) => answer !== null).length < 60) await pause(1)
    await quintet.kill()
    await sending
    acknowledged = wanted.filter(({ answer }) => answer !== null)
    expect(acknowledged.length).toBeGreaterThanOrEqual(60)
    expect(acknowledged.length).toBeLessThan(200)
  })

  it('has every acknowledged score after the next start, numbered without a gap', async () => {
    quintet = await startChild(directory)
    const token = await signIn()
    const events = await eventsAfter(begun, token)
    const cursors = events.map(({ cursor }) => cursor)
    expect(cursors.map(sequenceOf)).toEqual(cursors.map((_, i) => begun + 1 + i))
    for (const { input, answer } of acknowledged) {
      const found = events.filter(({ cursor }) => cursor === answer.cursor)
      expect(found).toMatchObject([{ score: { value: input.value, applicant: { id: input.applicantId } } }])
    }
    // Committed but killed before the answer: at most the ten that were under way.
    expect(events.length - acknowledged.length).toBeGreaterThanOrEqual(0)
    expect(events.length - acknowledged.length).toBeLessThanOrEqual(10)
    await expectBoardOf(events, token)
  })

  it('records nothing twice when all are sent again with the same keys', async () => {
    const token = await signIn()
    const before = await eventsAfter(begun, token)
    const first = structuredClone(acknowledged)
    for (const one of wanted) one.answer = null
    await sendRest(token)
    expect(wanted.filter(({ answer }) => answer === null)).toEqual([])
    for (const { input, answer } of first) {
      expect(wanted.find((one) => one.input.idempotencyKey === input.idempotencyKey)?.answer).toEqual(answer)
    }
    const events = await eventsAfter(begun, token)
    expect(events.slice(0, before.length)).toMatchObject(before.map(({ cursor }) => ({ cursor })))
    expect(events).toHaveLength(200)
    expect(new Set(wanted.map(({ answer }) => answer.cursor))).toEqual(new Set(events.map(({ cursor }) => cursor)))
    await expectBoardOf(events, token)
  })

  it('has its demo data once, and stops on a signal', async () => {
    const token = await signIn()
    expect(await board(token)).toHaveLength(12)
    const { data } = await gql(
      '{ viewer { tenant { creditApplications(first: 100) { nodes { id } } jobs(first: 100) { nodes { id } } } } }',
      {},
      token,
    )
    expect(data.viewer.tenant.creditApplications.nodes).toHaveLength(12)
    const code = await quintet!.stop()
    quintet = undefined
    expect(code).toBe(0)
  })
})

/** The board has the last value of each applicant in the events, with the ranks of a recount. */
async function expectBoardOf(events: Json[], token: string): Promise<void> {
  const nodes = await board(token)
  const last = new Map(events.map(({ score }) => [score.applicant.id, score.value]))
  for (const { applicant, value, rank } of nodes) {
    if (last.has(applicant.id)) expect(value).toBe(last.get(applicant.id))
    expect(rank).toBe(1 + nodes.filter((other) => other.value > value).length)
  }
  expect(nodes.map(({ value }) => value)).toEqual(nodes.map(({ value }) => value).sort((a, b) => b - a))
}
