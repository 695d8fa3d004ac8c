// Billing by Stripe in a whole Quintet: its webhook over HTTP, and what the licence that it pays for lets through.
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secrets, signatureOf } from '../../subgraphs/marketplace/stripe-events.ts'
import { type StripeFake, startStripeFake, testKey } from '../../subgraphs/marketplace/stripe-fake.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let fake: StripeFake
let quintet: TestQuintet
let owner: string
const now = () => Math.floor(Date.now() / 1_000)
beforeAll(async () => {
  fake = await startStripeFake(now)
  const environment = {
    BILLING: 'stripe',
    STRIPE_WEBHOOK_SECRETS: secrets[0],
    STRIPE_SECRET_KEY: testKey,
    STRIPE_API_URL: fake.url,
  }
  quintet = await startTestQuintet({}, environment)
  owner = await quintet.signIn(acme.owner.email)
})
afterAll(async () => {
  await quintet?.stop()
  await fake?.stop()
})

async function mutate(field: string, input: object, payload = ''): Promise<Json> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { __typename ${payload} ... on Problem { message code } } }`
  const { data, errors } = await quintet.gql(text, { input }, owner)
  expect(errors).toBeUndefined()
  return data.outcome
}
const recompute = async () => (await mutate('recomputeCreditScores', { category: 'personal-loan' })).code ?? 'DONE'
async function send(body: string, signature: string): Promise<number> {
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
  return (await fetch(new URL('/webhooks/billing/stripe', quintet.url), { method: 'POST', headers, body })).status
}
async function deliver(): Promise<void> {
  // Indented as Stripe writes them: the signature is that of the raw body.
  for (const event of fake.events.splice(0)) {
    const body = JSON.stringify(event, null, 2)
    expect(await send(body, signatureOf(body, now(), secrets[0]))).toBe(200)
    expect(await send(JSON.stringify(event), signatureOf(body, now(), secrets[0]))).toBe(401)
  }
}

it('a mutation behind a licence is executed within 5 s of the payment, and refused within 5 s of its end', async () => {
  await quintet.admin`delete from marketplace.licences l using marketplace.modules m
    where m.id = l.module_id and m.slug = 'credit-scoring' and l.tenant_id = ${acme.id}`
  await expect.poll(recompute, { timeout: 5_000 }).toBe('LICENCE_REQUIRED')
  const input = { moduleSlug: 'credit-scoring', interval: 'MONTH', idempotencyKey: 'by Stripe' }
  const begun = await mutate('startSubscription', input, '... on ModuleSubscription { id status clientSecret }')
  expect(begun).toMatchObject({ status: 'INCOMPLETE', clientSecret: expect.stringContaining('secret') })
  expect(await recompute()).toBe('LICENCE_REQUIRED')
  const [subscription] = [...fake.objects.values()].filter(({ object }) => object === 'subscription')
  fake.pay(String(subscription!.id))
  await deliver()
  await expect.poll(recompute, { timeout: 5_000 }).not.toBe('LICENCE_REQUIRED')
  const cancelled = { subscriptionId: begun.id, cancel: 'NOW', idempotencyKey: 'the end' }
  await mutate('updateSubscription', cancelled)
  await expect.poll(recompute, { timeout: 5_000 }).toBe('LICENCE_REQUIRED')
})
