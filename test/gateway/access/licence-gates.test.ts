// Mutations behind a licence, over HTTP: refused without it, and soon after its end.
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let owner: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  owner = await quintet.signIn(acme.owner.email)
})
afterAll(() => quintet?.stop())

const refusal = { __typename: 'NotAllowed', code: 'LICENCE_REQUIRED' }
const soon = { timeout: 5_000, interval: 100 }
const problem = '... on Problem { message code path } ... on InvalidInput { fields { message } }'

async function mutate(field: string, input: object, payload = ''): Promise<Json> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { __typename ${payload} ${problem} } }`
  const { data, errors } = await quintet.gql(text, { input }, owner)
  expect(errors).toBeUndefined()
  return data.outcome
}

async function analyze(): Promise<Json> {
  const [pair] = await quintet.admin`select j.id as "jobId", c.id as "candidateId" from recruiting.jobs j
    join recruiting.candidates c on c.tenant_id = j.tenant_id where j.tenant_id = ${acme.id} and j.status = 'OPEN' limit 1`
  return mutate('analyzeCandidate', { ...pair })
}
const recompute = () => mutate('recomputeCreditScores', { category: 'personal-loan' })
const endsAt = (slug: string, expiresAt: Date | null) => quintet.admin`
  update marketplace.licences l set expires_at = ${expiresAt} from marketplace.modules m
  where m.id = l.module_id and m.slug = ${slug} and l.tenant_id = ${acme.id}`

it('licensed mutations are executed while the licence is valid, and refused within 5 s of its expiry', async () => {
  expect(await analyze()).toMatchObject({ __typename: 'CvAnalysis' })
  const end = new Date(Date.now() + 500)
  await endsAt('cv-analysis', end)
  await vi.waitFor(async () => expect(await analyze()).toMatchObject(refusal), soon)
  expect(Date.now()).toBeGreaterThanOrEqual(end.getTime())
  expect((await analyze()).message).toContain('cv-analysis')
  await endsAt('cv-analysis', null)
  await vi.waitFor(async () => expect(await analyze()).toMatchObject({ __typename: 'CvAnalysis' }), soon)
})

it('licensed mutations are refused in one subgraph as in another', async () => {
  await endsAt('credit-scoring', new Date(Date.now() - 1_000))
  await vi.waitFor(async () => expect(await recompute()).toMatchObject(refusal), soon)
  expect((await recompute()).message).toContain('credit-scoring')
})

it('licensed mutations are executed within 5 s of a payment, and refused within 5 s of the refund', async () => {
  const subscription = { moduleSlug: 'credit-scoring', interval: 'MONTH', idempotencyKey: 'to compute scores' }
  const started = await mutate('startSubscription', subscription, '... on ModuleSubscription { id status }')
  expect(started).toMatchObject({ status: 'ACTIVE' })
  await vi.waitFor(async () => expect(await recompute()).not.toMatchObject(refusal), soon)
  const cancelled = { subscriptionId: started.id, cancel: 'NOW', idempotencyKey: 'no more scores' }
  await mutate('updateSubscription', cancelled)
  await vi.waitFor(async () => expect(await recompute()).toMatchObject(refusal), soon)
})
