// Connectors: what may be saved, what is delivered where, how it is signed, and what is never called.
import { createHmac } from 'node:crypto'
import dns from 'node:dns'
import { createServer, type Server } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import type { AddressInfo } from 'node:net'
import { newId } from '@quintet/kit/slice/ids.ts'
import { mapped } from '@quintet/marketplace/deliveries/rules.ts'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import {
  type Automation,
  aLicensedManager,
  openAutomation,
  over,
  pipelineSteps,
  published,
  run,
  runIn,
} from './automation.ts'
import { aManager, type Envelope } from './fixture.ts'

interface Received {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
/** This name leads to a private address. */
const rebound = 'rebound.example'
const { lookup } = dns
type Found = (error: Error | null, addresses: object[]) => void
dns.lookup = ((name: string, options: object, done: Found) => {
  if (name !== rebound) return lookup(name, options as { all: true }, done)
  done(null, [{ address: '10.0.0.1', family: 4 }])
}) as typeof lookup
syncBuiltinESMExports()

let automation: Automation
let server: Server
let url: string
let status = 200
const received: Received[] = []
beforeAll(async () => {
  automation = await openAutomation()
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body })
      const answer = request.url === '/moved' ? { location: 'http://169.254.169.254/latest' } : {}
      response.writeHead(request.url === '/moved' ? 302 : status, answer).end('{"taken":true}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(async () => {
  await automation.end()
  server.close()
  dns.lookup = lookup
  syncBuiltinESMExports()
})

interface Saved {
  readonly __typename: string
  readonly id: string
  readonly version: number
  readonly warnings: string[]
  readonly code: string
  readonly fields: { path: string[] }[]
}
const save = (by: Envelope, input: object) =>
  automation.fixture.change<Saved>(by, 'saveConnector', input, '... on Connector { id version warnings }')

const event = 'recruiting.analysis.created'
const trigger = {
  slug: 'to-interviews',
  name: 'To interviews',
  type: 'EVENT_TRIGGER',
  sourceModule: 'cv-analysis',
  targetModule: 'interview-simulation',
  event,
  action: 'create_session',
}
const difficulty = {
  sourceField: 'cv_analyses.match_score',
  targetField: 'interview_sessions.difficulty_level',
  transformation: "if match_score > 80 then 'hard' else 'medium'",
}
const hook = (by: Partial<Record<string, unknown>> = {}) => ({
  slug: 'hook',
  name: 'Hook',
  type: 'API_CALL',
  sourceModule: 'cv-analysis',
  targetModule: 'email-module',
  event,
  url,
  ...by,
})

/** Publishes that a candidate was scored, which connectors react to. */
const happens = (by: Envelope, match_score: number | null, requestId: string = newId()) =>
  automation.peers.events.push({
    name: event,
    tenantId: by.tenantId!,
    payload: {
      version: 1,
      analysis_id: newId(),
      job_id: newId(),
      candidate_id: newId(),
      match_score,
      requestId,
      at: automation.fixture.clock.now().toISOString(),
    },
  })

interface Delivery {
  readonly id: string
  readonly status: string
  readonly attempts: number
  readonly error: string | null
}
/** The tenant's deliveries. */
async function deliveriesOf(by: Envelope): Promise<Delivery[]> {
  const fields = 'connectors { nodes { deliveries { nodes { id status attempts error } } } }'
  const { connectors } = await automation.fixture.ofTenant<{
    connectors: { nodes: { deliveries: { nodes: Delivery[] } }[] }
  }>(by, fields)
  return connectors.nodes.flatMap(({ deliveries }) => deliveries.nodes)
}
/** The tenant's deliveries once there are some, none of them pending. */
async function settled(by: Envelope, count = 1): Promise<Delivery[]> {
  for (let tries = 0; tries < 400; tries++) {
    const all = await deliveriesOf(by)
    if (all.length >= count && all.every(({ status }) => status !== 'PENDING')) return all
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Nothing was delivered')
}

describe('a connector', () => {
  it('is saved, changed only from its latest version, and warns of a cycle', async () => {
    const manager = aManager()
    const saved = await save(manager, { ...trigger, mappings: [difficulty] })
    expect(saved).toMatchObject({ __typename: 'Connector', version: 1, warnings: [] })
    expect(await save(manager, trigger)).toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(await save(manager, { ...trigger, version: 1 })).toMatchObject({ id: saved.id, version: 2 })
    expect(await save(manager, { ...trigger, version: 1 })).toMatchObject({ code: 'VERSION' })
    const back = {
      ...trigger,
      slug: 'back',
      type: 'API_CALL',
      sourceModule: 'interview-simulation',
      targetModule: 'cv-analysis',
      event: null,
      action: 'analyze_cv',
    }
    const { warnings } = await save(manager, back)
    expect(warnings).toEqual(['This is a circle: interview-simulation, cv-analysis, interview-simulation'])
  })

  test.each([
    [{ event: 'nothing.happened' }, ['input', 'event']],
    [{ event: null }, ['input', 'event']],
    [{ action: 'nothing' }, ['input', 'action']],
    [{ action: null }, ['input', 'action']],
    [{ sourceModule: 'nothing' }, ['input', 'sourceModule']],
    [{ condition: 'match_score >' }, ['input', 'condition']],
    [
      { mappings: [{ ...difficulty, sourceField: 'cv_analyses.nothing', transformation: null }] },
      ['input', 'mappings', '0', 'sourceField'],
    ],
    [
      { mappings: [{ ...difficulty, targetField: 'interview_sessions.nothing' }] },
      ['input', 'mappings', '0', 'targetField'],
    ],
    [{ mappings: [{ ...difficulty, transformation: 'other > 1' }] }, ['input', 'mappings', '0', 'transformation']],
    [{ type: 'DATA_FLOW' }, ['input', 'mappings']],
  ])('with %j is refused', async (more, path) => {
    const refused = await save(aManager(), { ...trigger, ...more })
    expect(refused).toMatchObject({ __typename: 'InvalidInput' })
    expect(refused.fields.map((field) => field.path)).toContainEqual(path)
  })

  test.each([
    'http://example.org/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://2852039166/',
    'https://0x0a.0.0.1/',
    'https://user:secret@example.org/',
    'https://intranet/',
    'file:///etc/passwd',
  ])('to %s is refused', async (address) => {
    const refused = await save(aManager(), hook({ url: address }))
    expect(refused.fields.map((field) => field.path)).toContainEqual(['input', 'url'])
  })
})

describe('a delivery', () => {
  it('is made once for an event, with the mapped values', async () => {
    const { fixture, peers } = automation
    const manager = await aLicensedManager(fixture)
    peers.answer = (field) =>
      field === 'scheduleInterview' ? { __typename: 'InterviewScheduled', interview: { id: newId() } } : undefined
    await save(manager, { ...trigger, condition: 'match_score > 50', mappings: [difficulty] })
    happens(manager, 90)
    const [delivery] = await settled(manager)
    expect(delivery).toMatchObject({ status: 'DELIVERED', attempts: 1, error: null })
    const calls = peers.calls.filter(({ call }) => call.envelope.tenantId === manager.tenantId)
    expect(calls.map(({ call }) => call.input)).toMatchObject([{ difficulty: 'HARD', idempotencyKey: delivery!.id }])
    happens(manager, 40)
    expect((await settled(manager, 2)).map((each) => each.status).sort()).toEqual(['DELIVERED', 'SKIPPED_CONDITION'])
  })

  it('fails where an expression fails, and no value is made up', async () => {
    const manager = await aLicensedManager(automation.fixture)
    await save(manager, { ...trigger, mappings: [difficulty] })
    happens(manager, null)
    const [delivery] = await settled(manager)
    expect(delivery).toMatchObject({ status: 'FAILED' })
    expect(delivery!.error).toContain('interview_sessions.difficulty_level: no such overload')
    expect(mapped([{ ...difficulty }], {}).error).toContain('gave no cv_analyses.match_score')
  })

  it('is skipped without the licences of both modules', async () => {
    const manager = await aLicensedManager(automation.fixture, 'cv-analysis')
    await save(manager, trigger)
    happens(manager, 90)
    expect(await settled(manager)).toMatchObject([{ status: 'SKIPPED_UNLICENSED' }])
  })

  it('is not made after a chain of eight', async () => {
    const manager = await aLicensedManager(automation.fixture)
    await save(manager, trigger)
    happens(manager, 90, 'workflow:7:x')
    const [delivery] = await settled(manager)
    expect(delivery).toMatchObject({ status: 'FAILED', attempts: 0 })
    expect(delivery!.error).toContain('set off each other')
  })

  it('is triggered by the result of an action', async () => {
    const { fixture, peers } = automation
    const manager = await aLicensedManager(fixture)
    peers.answer = () => ({ __typename: 'CvAnalysis', id: newId(), matchScore: 75 })
    await save(manager, hook({ event: 'analyze_cv' }))
    await published(fixture, manager, 'analysing', pipelineSteps.slice(0, 1))
    const { id } = await run(fixture, manager, 'analysing', { jobId: newId(), candidateId: newId() })
    await runIn(fixture, manager, id, ...over)
    expect(await settled(manager)).toMatchObject([{ status: 'DELIVERED' }])
    expect(JSON.parse(received.at(-1)!.body)).toMatchObject({ type: 'analyze_cv', data: { match_score: 75 } })
  })

  it('to an address is signed as in Standard Webhooks, for a day also by the previous secret', async () => {
    const { fixture } = automation
    const manager = await aLicensedManager(fixture)
    await save(manager, hook())
    const rotate = (idempotencyKey: string) =>
      fixture.change<{ secret: string | null; previousUntil: string | null }>(
        manager,
        'rotateConnectorSecret',
        { slug: 'hook', idempotencyKey },
        '... on ConnectorSecret { secret previousUntil }',
      )
    const first = await rotate('first')
    expect(first).toMatchObject({ secret: expect.stringMatching(/^whsec_/), previousUntil: null })
    expect(await rotate('first')).toMatchObject({ secret: null })
    const second = await rotate('second')
    happens(manager, 90)
    const [delivery] = await settled(manager)
    const { headers, body } = received.at(-1)!
    expect(headers['webhook-id']).toBe(delivery!.id)
    const signatures = headers['webhook-signature']!.split(' ')
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const by = (secret: string) =>
      `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
        .update(signed)
        .digest('base64')}`
    expect(signatures).toEqual([by(second.secret!), by(first.secret!)])
    fixture.clock.move(2 * 86_400_000)
    happens(manager, 91)
    await settled(manager, 2)
    expect(received.at(-1)!.headers['webhook-signature']!.split(' ').length).toBe(1)
  })

  it('that failed permanently is replayed under its id, and one that was delivered is not', async () => {
    const { fixture } = automation
    const manager = await aLicensedManager(fixture)
    await save(manager, hook())
    status = 410
    happens(manager, 90)
    const [failed] = await settled(manager)
    expect(failed).toMatchObject({ status: 'FAILED', attempts: 1, error: 'The address answered 410' })
    status = 200
    const replay = () =>
      fixture.change<object>(manager, 'replayDelivery', { deliveryId: failed!.id }, '... on Delivery { id status }')
    expect(await replay()).toMatchObject({ id: failed!.id, status: 'PENDING' })
    expect(await settled(manager)).toMatchObject([{ id: failed!.id, status: 'DELIVERED' }])
    expect(received.at(-1)!.headers['webhook-id']).toBe(failed!.id)
    expect(await replay()).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('never calls a forbidden address: neither a saved one nor where a saved name leads by now', async () => {
    const { fixture } = automation
    const [first, second] = [await aLicensedManager(fixture), await aLicensedManager(fixture)]
    expect(await save(first, hook({ url: `https://${rebound}/` }))).toMatchObject({ version: 1 })
    const { id } = await save(second, hook())
    await fixture.database.admin`update marketplace.connectors set url = 'https://10.0.0.1/' where id = ${id}`
    for (const manager of [first, second]) happens(manager, 90)
    const error = `The address does not answer: ${rebound} is not a public address`
    await expect
      .poll(() => deliveriesOf(first), { timeout: 20_000 })
      .toMatchObject([{ status: 'PENDING', attempts: 1, error }])
    expect(await settled(second)).toMatchObject([
      { status: 'FAILED', attempts: 1, error: 'The address must be public' },
    ])
  })

  it('does not follow a redirect', async () => {
    const manager = await aLicensedManager(automation.fixture)
    await save(manager, hook({ url: `${url}moved` }))
    happens(manager, 90)
    expect(await settled(manager)).toMatchObject([{ status: 'FAILED', error: 'The address answered 302' }])
  })
})
