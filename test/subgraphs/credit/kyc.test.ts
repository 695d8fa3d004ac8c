import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, days } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { aCategory, draftInput, idOf, saveCategoryOf } from './fixture.ts'
import { aMoneyFixture, eur, type MoneyFixture } from './money-fixture.ts'

const clock = aClock()
let fixture: MoneyFixture
let reviewer: Envelope
const documents: { id: string; ownerId: string; status: string; type?: string }[] = []
/** What tenancy answers to credit. */
const tenancy: Executor = async ({ query, variables }) => {
  const { ids, userIds, tenantId } = variables as { ids?: string[]; userIds?: string[]; tenantId: string }
  if (query.includes('documentFacts')) {
    const link = { url: 'https://files.example/1', expiresAt: '2100-01-01T00:00:00Z' }
    const known = documents.filter(({ id }) => ids!.includes(id))
    return {
      data: { documentFacts: known.map((each) => ({ type: 'OTHER', ...each, ...link, contentType: 'image/png' })) },
    }
  }
  return { data: { memberships: userIds!.map((userId) => ({ userId, tenantId, isActive: true })) } }
}
const card = '... on KycDocument { id type status reason expiresOn owner { id } reviewedBy { id } }'
beforeAll(async () => {
  const application = '... on CreditApplication { id status documents { documentId type } }'
  const more = { createCreditApplication: application, updateCreditApplication: application }
  fixture = await aMoneyFixture(
    { clock, peers: tenancy },
    { submitKycDocument: card, reviewKycDocument: card, submitCreditApplication: application, ...more },
  )
  reviewer = envelopeOf({ userId: newId(), tenantId: fixture.tenantId, grants: ['credit.kyc:review'] })
  const tier = (level: number, name: string, requires: string[], maxCredit: string) =>
    fixture.call('saveAccountTier', { level, name, requires, limits: [{ currency: 'EUR', maxCredit }] })
  await tier(0, 'Basic', [], '100')
  await tier(1, 'Known', ['PASSPORT'], '1000')
  await tier(2, 'Proven', ['PROOF_OF_ADDRESS'], '10000')
})
afterAll(() => fixture.drop())

const submit = (member: Envelope, type: string, more: object = {}) => {
  const document = { id: newId(), ownerId: idOf(member), status: 'AVAILABLE' }
  documents.push(document)
  return fixture.call('submitKycDocument', { type, documentId: document.id, ...more }, member)
}
const review = (kycDocumentId: string, more: object = {}, by = reviewer) =>
  fixture.call('reviewKycDocument', { kycDocumentId, verdict: 'APPROVE', ...more }, by)
interface Standing {
  readonly accountTier: { level: number } | null
  readonly missingKycDocuments: string[]
  readonly kycDocuments: { nodes: { status: string }[] }
}
const standing = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Viewer { accountTier { level } missingKycDocuments kycDocuments { nodes { status } } } } }`
async function tierOf(member: Envelope): Promise<Standing> {
  const representations = [{ __typename: 'Viewer', id: idOf(member) }]
  const { _entities } = await fixture.subgraph.ask<{ _entities: [Standing] }>(standing, { representations }, member)
  return _entities[0]
}

describe('a document about a person', () => {
  it('lifts its owner to the tier that it completes', async () => {
    const { member, id } = await fixture.aWallet()
    expect(await tierOf(member)).toMatchObject({ accountTier: { level: 0 }, missingKycDocuments: ['PASSPORT'] })
    const deposit = (amount: string) =>
      fixture.call('depositMoney', { accountId: id, amount: eur(amount), idempotencyKey: fixture.aKey() })
    expect(await deposit('100.01')).toMatchObject({ __typename: 'LimitReached', code: 'TIER_LIMIT' })
    const made = await submit(member, 'PASSPORT', { number: 'X1234567', country: 'FR' })
    expect(made).toMatchObject({ status: 'PENDING_REVIEW', reviewedBy: null })
    expect(await review(made.id)).toMatchObject({ status: 'APPROVED', reviewedBy: { id: idOf(reviewer) } })
    expect(await tierOf(member)).toMatchObject({ accountTier: { level: 1 }, missingKycDocuments: ['PROOF_OF_ADDRESS'] })
    expect(await deposit('1000.00')).toMatchObject({ kind: 'DEPOSIT' })
    expect(await fixture.database.admin`select number_hint from credit.kyc_documents where id = ${made.id}`).toEqual([
      { number_hint: '4567' },
    ])
  })

  it('of a higher tier does not skip a lower one', async () => {
    const { member } = await fixture.aWallet()
    const { id } = await submit(member, 'PROOF_OF_ADDRESS')
    await review(id)
    expect(await tierOf(member)).toMatchObject({ accountTier: { level: 0 } })
  })

  it('counts until it expires, and the money on accounts then stays', async () => {
    const { member, id } = await fixture.aWallet()
    const made = await submit(member, 'PASSPORT', { expiresOn: clock.now().toISOString().slice(0, 10) })
    await review(made.id)
    await fixture.call('depositMoney', { accountId: id, amount: eur('900.00'), idempotencyKey: fixture.aKey() })
    expect(await tierOf(member)).toMatchObject({ accountTier: { level: 1 } })
    clock.move(days(1))
    expect(await tierOf(member)).toMatchObject({
      accountTier: { level: 0 },
      kycDocuments: { nodes: [{ status: 'EXPIRED' }] },
    })
    expect((await fixture.balanceOf(id)).posted).toBe('900.00')
    const written = async () =>
      (await fixture.database.admin`select status from credit.kyc_documents where id = ${made.id}`)[0]?.status
    await expect.poll(written, { timeout: 20_000 }).toBe('EXPIRED')
  })

  it('is refused when it is invalid, foreign or a duplicate, and is never reviewed by its owner', async () => {
    const { member } = await fixture.aWallet()
    const foreign = { id: newId(), ownerId: newId(), status: 'AVAILABLE' }
    const pending = { id: newId(), ownerId: idOf(member), status: 'PENDING' }
    documents.push(foreign, pending)
    const of = (documentId: string) => fixture.call('submitKycDocument', { type: 'SELFIE', documentId }, member)
    expect(await of(foreign.id)).toMatchObject({ __typename: 'NotFound' })
    expect(await of(newId())).toMatchObject({ __typename: 'NotFound' })
    expect(await of(pending.id)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    expect(await submit(member, 'SELFIE', { expiresOn: '2001-01-01', country: 'France' })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['input', 'country'] }, { path: ['input', 'expiresOn'] }],
    })
    const made = await submit(member, 'SELFIE')
    expect(await submit(member, 'SELFIE')).toMatchObject({ __typename: 'Conflict', code: 'KYC_PENDING' })
    const asReviewer = { ...member, grants: ['credit.kyc:review'] }
    expect(await review(made.id, {}, asReviewer)).toMatchObject({ __typename: 'NotAllowed', code: 'OWN_DOCUMENT' })
    expect(await review(made.id, { verdict: 'REJECT' })).toMatchObject({ __typename: 'InvalidInput' })
    expect(await review(made.id, { verdict: 'REJECT', reason: 'Blurred' })).toMatchObject({ status: 'REJECTED' })
    expect(await review(made.id)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    expect(await submit(member, 'SELFIE')).toMatchObject({ status: 'PENDING_REVIEW' })
  })
})

describe('an application', () => {
  it('is submitted only with the documents that its category requires, while they can be downloaded', async () => {
    const base = { slug: 'papers', name: 'Papers', isLoanProduct: false }
    for (const requiredDocuments of [['PASSPORT'], ['REPORT', 'REPORT']]) {
      expect(await saveCategoryOf(fixture, { ...base, requiredDocuments })).toMatchObject({
        __typename: 'InvalidInput',
        path: ['input', 'requiredDocuments'],
      })
    }
    const category = await aCategory(fixture, 'papers', { requiredDocuments: ['REPORT', 'NATIONAL_ID'] })
    const member = fixture.aMember()
    const { id: applicationId } = await fixture.call('createCreditApplication', { ...draftInput, category }, member)
    const attached = ['REPORT', 'NATIONAL_ID'].map((type) => ({
      id: newId(),
      ownerId: idOf(member),
      status: 'AVAILABLE',
      type,
    }))
    documents.push(...attached)
    const attach = (ids: readonly string[]) =>
      fixture.call('updateCreditApplication', { applicationId, documentIds: ids }, member)
    const hand = () => fixture.call('submitCreditApplication', { applicationId }, member)
    expect(await hand()).toMatchObject({ __typename: 'Conflict', code: 'DOCUMENTS_MISSING' })
    await attach([attached[0]!.id])
    expect(await hand()).toMatchObject({ code: 'DOCUMENTS_MISSING', message: 'Documents are missing: NATIONAL_ID' })
    await attach(attached.map(({ id }) => id))
    attached[0]!.status = 'DELETED'
    expect(await hand()).toMatchObject({ code: 'DOCUMENTS_MISSING', message: 'Documents are missing: REPORT' })
    attached[0]!.status = 'AVAILABLE'
    expect(await hand()).toMatchObject({ status: 'SUBMITTED' })
  })
})
