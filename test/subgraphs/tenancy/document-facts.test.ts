import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DocumentFixture, openDocuments, text } from './document-fixture.ts'
import { service, type Tenant } from './fixture.ts'

interface Fact {
  readonly id: string
  readonly ownerId: string
  readonly status: string
  readonly url: string | null
}
const question = `query ($tenantId: ID!, $ids: [ID!]!) {
  documentFacts(tenantId: $tenantId, ids: $ids) { id ownerId status type contentType url expiresAt } }`

let on: DocumentFixture
let tenant: Tenant
beforeAll(async () => {
  on = await openDocuments('a directory')
  tenant = await on.fixture.aTenant()
})
afterAll(() => on.end())
const factsOf = async (ids: readonly string[], tenantId = tenant.id) =>
  (await on.fixture.subgraph.ask<{ documentFacts: Fact[] }>(question, { tenantId, ids }, service)).documentFacts

it('a service is given the owner of a document, and a link to its newest version', async () => {
  const by = await on.fixture.envelope(await on.fixture.aMember(tenant), tenant)
  const done = await on.upload(text('who I am'), by, { type: 'OTHER' })
  const [fact] = await factsOf([done.id, newId(), 'no id'])
  expect(fact).toMatchObject({ id: done.id, ownerId: by.viewer!.userId, status: 'AVAILABLE' })
  expect(await on.fetch(fact!.url!)).toEqual([200, 'who I am'])
})

it('a document that is not uploaded yet has no link, and one of another tenant is not found', async () => {
  const by = await on.fixture.envelope(await on.fixture.aMember(tenant), tenant)
  const { documentId } = await on.begin(text('to come'), by)
  expect(await factsOf([documentId])).toMatchObject([{ status: 'PENDING', url: null }])
  expect(await factsOf([documentId], (await on.fixture.aTenant()).id)).toEqual([])
})
