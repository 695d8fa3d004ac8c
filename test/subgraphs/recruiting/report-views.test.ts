// Reports that are shared by a link, and the record of who has seen reports.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { getRoute } from '@quintet/kit/wire/routes.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type InterviewFixture, openInterviewFixture } from './interview-fixture.ts'

const directory = mkdtempSync(join(tmpdir(), 'quintet-reports-'))
const options = { directory, secret: Buffer.alloc(32, 7), publicUrl: 'http://127.0.0.1', clock: systemClock }
const store = openDirectoryStore(options)
let fixture: InterviewFixture
beforeAll(async () => {
  fixture = await openInterviewFixture({ files: { store, serve: store.serve }, isWorker: true })
})
afterAll(async () => {
  await fixture.end()
  rmSync(directory, { recursive: true })
})

interface Shared {
  readonly __typename: string
  readonly code: string
  readonly url: string | null
  readonly share: { id: string; isBlind: boolean; endedAt: string | null }
  readonly fields: { path: string[] }[]
}
const problem = '... on Problem { code } ... on InvalidInput { fields { path } }'
const shareText = `mutation ($input: ShareInterviewReportInput!) { outcome: shareInterviewReport(input: $input) {
  __typename ... on InterviewReportShared { url share { id isBlind endedAt } } ${problem} } }`
const endText = `mutation ($input: EndReportShareInput!) { outcome: endReportShare(input: $input) {
  __typename ... on ReportShare { id endedAt } ${problem} } }`
const viewsText = `query ($id: ID!) { interview(id: $id) { reportShares { nodes { id endedAt } }
  reportViews { nodes { at way viewerId actorId clientIp share { id } } } } }`
const eraseText = 'mutation ($input: EraseCandidateInput!) { eraseCandidate(input: $input) { __typename } }'

const manager = () => fixture.as('*.*:read', 'recruiting.*:*')
const inDays = (count: number) => new Date(fixture.now().getTime() + count * 86_400_000).toISOString()
const share = async (interviewId: string, more: object = {}, envelope = fixture.agent) => {
  const input = { interviewId, expiresAt: inDays(7), ...more }
  return (await fixture.ask<{ outcome: Shared }>(shareText, { input }, envelope)).outcome
}
/** What a link answers to a visitor without an account. */
async function open(url: string) {
  const { pathname } = new URL(url)
  const answer = (await fixture.running.answer(getRoute(pathname), anonymousEnvelope('r', '203.0.113.9', 'a browser')))!
  return { status: answer.status, headers: answer.headers, text: answer.body?.toString('latin1') ?? null }
}
interface Views {
  readonly interview: {
    reportShares: { nodes: { id: string; endedAt: string | null }[] }
    reportViews: {
      nodes: { at: string; way: string; viewerId: string | null; clientIp: string; share: object | null }[]
    }
  }
}
const views = async (id: string) =>
  (await fixture.ask<Views>(viewsText, { id }, manager())).interview.reportViews.nodes.toReversed()

/** An interview that is over. */
async function finished(more: object = {}) {
  const { jobId } = await fixture.subject()
  const { id: candidateId } = await fixture.addCandidate({ name: 'Erika Cremer', skills: ['Python'], ...more })
  const { token, interview } = await fixture.schedule({ jobId, candidateId, questions: 1 })
  const { id: questionId } = await fixture.candidate('next', { token, consent: true })
  await fixture.candidate('answer', { token, questionId, text: 'A test, and then a second test.' })
  await fixture.candidate('finish', { token })
  return { id: interview.id, jobId, candidateId }
}

it('each view of a report is recorded, whatever the way of viewing, and is never changed', async () => {
  const { id, jobId } = await finished()
  expect(await views(id)).toEqual([])
  await fixture.staffView(id)
  await fixture.ask('query ($id: ID!) { interview(id: $id) { report { download { url } } } }', { id }, fixture.agent)
  const comparison = 'query ($jobId: ID!) { interviewComparison(jobId: $jobId) { total } }'
  await fixture.ask(comparison, { jobId }, fixture.agent)
  const { url, share: made } = await share(id)
  expect((await open(url!)).status).toBe(200)
  const seen = await views(id)
  expect(seen.map(({ way }) => way)).toEqual(['API', 'API', 'PDF', 'COMPARISON', 'SHARE'])
  const { viewer } = fixture.agent
  for (const view of seen.slice(0, 4)) {
    expect(view).toMatchObject({
      viewerId: viewer!.userId,
      clientIp: '192.0.2.1',
      share: null,
      at: fixture.now().toISOString(),
    })
  }
  expect(seen[4]).toMatchObject({ viewerId: null, clientIp: '203.0.113.9', share: { id: made.id } })
  // A query that does not show a report is no view.
  await fixture.ask(
    'query ($id: ID!) { interview(id: $id) { status reportShares { nodes { id } } } }',
    { id },
    fixture.agent,
  )
  expect(await views(id)).toHaveLength(5)
  expect(await fixture.refused(viewsText, { id }, fixture.agent)).toEqual(['FORBIDDEN'])
  expect(await fixture.refused(viewsText, { id }, fixture.stranger)).toEqual(['NOT_FOUND'])
  const { admin } = fixture.database
  await expect(admin`update recruiting.report_views set way = 'PDF' where interview_id = ${id}`).rejects.toThrow(
    'never',
  )
  await expect(admin`delete from recruiting.report_views where interview_id = ${id}`).rejects.toThrow('never')
})

it('an erased candidate leaves no valid link to their report, and its file is deleted', async () => {
  const { id, candidateId } = await finished()
  const { url, share: made } = await share(id, { isBlind: false, idempotencyKey: `erased ${id}` })
  await fixture.ask('query ($id: ID!) { interview(id: $id) { report { download { url } } } }', { id }, manager())
  const files = () =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && `${entry.parentPath}/${entry.name}`.includes('interview-reports'))
      .map(({ name }) => name)
  const before = files().length
  await fixture.ask(eraseText, { input: { candidateId, reason: 'They asked for it' } }, fixture.as('recruiting.*:*'))
  expect((await open(url!)).status).toBe(404)
  const { interview } = await fixture.ask<Views>(viewsText, { id }, manager())
  expect(interview.reportShares.nodes).toMatchObject([{ id: made.id, endedAt: fixture.now().toISOString() }])
  await expect.poll(() => files().length, { timeout: 15_000 }).toBeLessThan(before)
})

it('a report is shared by a link without the name, until the link expires or is ended', async () => {
  const { id } = await finished()
  const input = { expiresAt: inDays(7), idempotencyKey: `share ${id}` }
  const shared = await share(id, input)
  expect(shared.url).toMatch(/^http:\/\/localhost:4000\/interview-reports\/[\w-]{64}$/)
  expect(await share(id, input)).toEqual(shared)
  const file = await open(shared.url!)
  expect(file).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } })
  expect(file.headers['cache-control']).toContain('no-store')
  expect(file.text!.slice(0, 5)).toBe('%PDF-')
  const token = shared.url!.split('/').at(-1)!
  const { admin } = fixture.database
  for (const table of ['report_shares', 'idempotency_keys', 'published_events']) {
    for (const { row } of await admin<
      { row: string }[]
    >`select t::text as row from ${admin(`recruiting.${table}`)} t`) {
      expect(row).not.toContain(token)
    }
  }
  // With the name it is another file, of the same report.
  const named = await share(id, { isBlind: false })
  expect((await open(named.url!)).text).not.toBe(file.text)
  const base = shared.url!.slice(0, -token.length)
  const none = await open(`${base}guess`)
  expect(none).toMatchObject({ status: 404, text: null })
  expect(await open(`${base}${'A'.repeat(21)}${token.slice(21)}`)).toEqual(none)
  expect(await open(`${base}${token.slice(0, -2)}${token.endsWith('A') ? 'BA' : 'AA'}`)).toEqual(none)
  const end = async (shareId: string, envelope = fixture.agent) =>
    (await fixture.ask<{ outcome: { __typename: string; endedAt: string } }>(endText, { input: { shareId } }, envelope))
      .outcome
  expect(await end(shared.share.id, fixture.stranger)).toMatchObject({ __typename: 'NotFound' })
  expect(await end(shared.share.id)).toMatchObject({ endedAt: fixture.now().toISOString() })
  expect(await open(shared.url!)).toEqual(none)
  expect((await share(id, input)).url).toBeNull()
  fixture.later(7 * 86_400)
  expect(await open(named.url!)).toEqual(none)
  // Neither refusal is a view.
  expect((await views(id)).map(({ way }) => way)).toEqual(['SHARE', 'SHARE'])
})

it('a link is refused for too long a time, without a report, and with the name under a blind review', async () => {
  const { id } = await finished()
  expect((await share(id, { expiresAt: inDays(31) })).fields.map(({ path }) => path[1])).toEqual(['expiresAt'])
  expect((await share(id, { expiresAt: inDays(-1) })).__typename).toBe('InvalidInput')
  expect(await share(id, {}, fixture.stranger)).toMatchObject({ __typename: 'NotFound' })
  expect(await share((await fixture.schedule()).interview.id)).toMatchObject({
    __typename: 'Conflict',
    code: 'NO_REPORT',
  })
  expect(
    await fixture.refused(shareText, { input: { interviewId: id, expiresAt: inDays(1) } }, fixture.as('*.*:read')),
  ).toEqual(['FORBIDDEN'])
  const policy = 'mutation ($input: SaveRecruitingPolicyInput!) { saveRecruitingPolicy(input: $input) { __typename } }'
  await fixture.ask(policy, { input: { minimumMonths: [], blindReview: true } }, manager())
  expect(await share(id, { isBlind: false })).toMatchObject({ __typename: 'NotAllowed', code: 'BLIND_REVIEW' })
  expect(await share(id, { isBlind: false }, manager())).toMatchObject({ __typename: 'InterviewReportShared' })
})
