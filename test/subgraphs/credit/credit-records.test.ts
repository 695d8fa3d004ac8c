// Records of providers: requested, fetched by a job, normalised, kept encrypted.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { aFixture, type Fixture, idOf } from './fixture.ts'
import { type Sources, sourcesOf } from './score-sources.ts'

let fixture: Fixture
let sources: Sources
let server: Server
let url: string
/** What the provider answers next, and what it was asked. */
let answers: { status: number; body: string }[] = []
const asked: { headers: Record<string, unknown>; body: string }[] = []

beforeAll(async () => {
  fixture = await aFixture({ isWorker: true })
  sources = sourcesOf(fixture)
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    asked.push({ headers: request.headers, body })
    const { status, body: text } = answers.shift() ?? { status: 200, body: '{"score": 730}' }
    response.writeHead(status, { 'content-type': 'application/json' }).end(text)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports`
  const remote = { slug: 'remote', name: 'Remote', kind: 'HTTP', url, secret: 'a bearer', minimum: 300, maximum: 850 }
  await sources.provider({ ...remote, mapping: 'LINEAR' })
})
afterAll(async () => {
  server.close()
  await fixture.drop()
})

describe('a record of a local provider', () => {
  it('is pending at first, then has the same score each time', async () => {
    const applicantId = idOf(fixture.aMember())
    const input = { applicantId, providerSlug: 'equifax', idempotencyKey: 'one' }
    const first = await sources.request(input)
    expect(first).toMatchObject({ __typename: 'CreditRecord', status: 'PENDING', normalizedScore: null, error: null })
    expect(await sources.request(input)).toEqual(first)
    const [one, two] = [await sources.record('equifax', applicantId), await sources.record('equifax', applicantId)]
    expect(one).toMatchObject({ status: 'PROCESSED', provider: { slug: 'equifax' }, applicant: { id: applicantId } })
    expect(two.normalizedScore).toBe(one.normalizedScore)
    expect(two.id).not.toBe(one.id)
    expect(one.normalizedScore).toBeGreaterThanOrEqual(300)
  })

  it('shows the keys of what the provider sent, and none of its values', async () => {
    const { masked } = await sources.record('local')
    expect(masked).toEqual({ provider: '***', subject: '***', score: '***', accounts: '***', inquiries: '***' })
  })
})

describe('a record of a provider over HTTP', () => {
  it('is requested with the secret and the record’s id, and is stored encrypted', async () => {
    answers = [
      { status: 200, body: '{"score": 730, "person": {"name": "Ada Lovelace", "loans": [{"bank": "Aurora"}]}}' },
    ]
    const applicantId = idOf(fixture.aMember())
    const record = await sources.record('remote', applicantId)
    expect(record).toMatchObject({ status: 'PROCESSED', normalizedScore: 730 })
    expect(record.masked).toEqual({ score: '***', person: { name: '***', loans: [{ bank: '***' }] } })
    const { headers, body } = asked.at(-1)!
    expect(headers).toMatchObject({ authorization: 'Bearer a bearer', 'idempotency-key': record.id })
    expect(JSON.parse(body)).toEqual({ applicantId, reference: record.id })
    const rows = await fixture.database
      .admin`select r::text as row from credit.credit_records r where id = ${record.id}`
    expect(rows[0]!.row).not.toMatch(/Lovelace|Aurora/)
    const [kept] = await fixture.database
      .admin`select raw_data is not null as sealed from credit.credit_records where id = ${record.id}`
    expect(kept!.sealed).toBe(true)
    const providers = await fixture.database.admin`select p::text as row from credit.score_providers p`
    expect(JSON.stringify(providers)).not.toContain('a bearer')
  })

  it('is requested again after a temporary failure', async () => {
    answers = [
      { status: 503, body: '' },
      { status: 200, body: '{"score": 640}' },
    ]
    expect(await sources.record('remote')).toMatchObject({ status: 'PROCESSED', normalizedScore: 640 })
  })

  it.each([
    ['OUT_OF_RANGE', 200, '{"score": 851}'],
    ['NO_SCORE', 200, '{"score": "730"}'],
    ['UNREADABLE', 200, 'not JSON'],
    ['PROVIDER_REFUSED', 404, '{}'],
    ['PROVIDER_REFUSED', 200, `{"score": 730, "text": "${'x'.repeat(70_000)}"}`],
  ])('ends with the error %s after status %i', async (error, status, body) => {
    answers = [{ status, body }]
    expect(await sources.record('remote')).toMatchObject({ status: 'ERROR', error, normalizedScore: null })
  })
})

describe('a request', () => {
  it('is refused for a user who is no member, and for an unknown or retired provider', async () => {
    const applicantId = idOf(fixture.aMember())
    const key = (idempotencyKey: string) => ({ applicantId, providerSlug: 'local', idempotencyKey })
    expect(await sources.request({ ...key('a'), applicantId: newId() })).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'applicantId'],
    })
    expect(await sources.request({ ...key('b'), providerSlug: 'none' })).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'providerSlug'],
    })
    const retired = {
      slug: 'old',
      name: 'Old',
      kind: 'LOCAL',
      minimum: 0,
      maximum: 1,
      mapping: 'LINEAR',
      isActive: false,
    }
    await sources.provider(retired)
    expect(await sources.request({ ...key('c'), providerSlug: 'old' })).toMatchObject({ code: 'PROVIDER_INACTIVE' })
  })

  it('needs the permission', async () => {
    const input = { applicantId: idOf(fixture.aMember()), providerSlug: 'local', idempotencyKey: 'x' }
    const mutation =
      'mutation ($input: RequestCreditRecordInput!) { requestCreditRecord(input: $input) { __typename } }'
    expect(await fixture.subgraph.refused(mutation, { input }, fixture.anAgent())).toEqual(['FORBIDDEN'])
  })
})

describe('the list of records', () => {
  it('is filtered by applicant and by status', async () => {
    const applicantId = idOf(fixture.aMember())
    const { id } = await sources.record('local', applicantId)
    answers = [{ status: 404, body: '{}' }]
    const failed = await sources.record('remote', applicantId)
    const ids = async (filter: object) => {
      const { creditRecords } = await sources.desk(filter)
      return creditRecords.nodes.map((node: { id: string }) => node.id)
    }
    expect(await ids({ applicantId })).toEqual([failed.id, id])
    expect(await ids({ applicantId, status: 'PROCESSED' })).toEqual([id])
    expect(await ids({ applicantId: 'x' })).toEqual([])
    expect(await ids({ status: 'ERROR' })).toContain(failed.id)
    expect(await ids({ status: 'ERROR' })).not.toContain(id)
  })

  it('is read only with a permission of its own, and only in its tenant', async () => {
    await sources.record('local')
    const text = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Tenant { creditRecords { nodes { id masked } } } } }`
    const tenant = (id: string | null) => ({ of: [{ __typename: 'Tenant', id }] })
    const ours = tenant(fixture.tenantId)
    const stranger = envelopeOf({ userId: newId(), tenantId: newId(), grants: ['*.*:*'] })
    // Who may request records, and read everything else, may not read them.
    const requester = { ...fixture.anAgent(), grants: ['*.*:read', 'credit.records:write'] }
    expect(await fixture.subgraph.refused(text, ours, requester)).toEqual(['FORBIDDEN'])
    expect(await fixture.subgraph.refused(text, ours, stranger)).toEqual(['NOT_FOUND'])
    expect(await fixture.subgraph.ask(text, tenant(stranger.tenantId), stranger)).toEqual({
      _entities: [{ creditRecords: { nodes: [] } }],
    })
  })
})
