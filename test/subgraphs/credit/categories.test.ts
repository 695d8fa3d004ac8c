// Categories can be listed by all members, and saved by those with the permission.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import {
  aCategory,
  aFixture,
  createApplication,
  draftInput,
  type Fixture,
  idOf,
  outcomeOf,
  recordScore,
  saveCategoryOf,
} from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await aFixture()
})
afterAll(() => fixture.drop())

const sum = '{ amount currency }'
const text = `query ($first: Int, $after: String) { creditCategories(first: $first, after: $after) { totalCount
  nodes { slug name isLoanProduct scoreMode minimum ${sum} maximum ${sum} minimumMonths maximumMonths requiredTier isActive version }
  pageInfo { hasNextPage endCursor } } }`
interface Node {
  readonly slug: string
  readonly isLoanProduct: boolean
  readonly maximum: { amount: string; currency: string }
  readonly maximumMonths: number
}
interface Answer {
  readonly creditCategories: {
    totalCount: number
    nodes: Node[]
    pageInfo: { hasNextPage: boolean; endCursor: string }
  }
}
const list = async (who = fixture.aMember(), args: object = {}) =>
  (await fixture.subgraph.ask<Answer>(text, args, who)).creditCategories
const save = (input: object) => saveCategoryOf(fixture, { name: 'A category', isLoanProduct: false, ...input })

describe('creditCategories', () => {
  it('lists the categories that every tenant has, by slug', async () => {
    const amounts = { minimum: { amount: '500.00', currency: 'EUR' }, maximum: { amount: '50000.00', currency: 'EUR' } }
    const limits = { ...amounts, minimumMonths: 6, maximumMonths: 60 }
    const none = { minimum: null, maximum: null, minimumMonths: null, maximumMonths: null }
    const shared = { scoreMode: 'RECORDED', requiredTier: 0, isActive: true, version: 1 }
    expect(await list()).toEqual({
      totalCount: 2,
      nodes: [
        { slug: 'overall', name: 'Overall', isLoanProduct: false, ...none, ...shared },
        { slug: 'personal-loan', name: 'Personal loan', isLoanProduct: true, ...limits, ...shared },
      ],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
    })
  })

  it('says what an application may ask for', async () => {
    for (const { slug, isLoanProduct, maximum, maximumMonths } of (await list()).nodes) {
      const input = {
        ...draftInput,
        category: slug,
        amount: maximum ?? draftInput.amount,
        termMonths: maximumMonths ?? 24,
      }
      const outcome = await outcomeOf(fixture, createApplication, input, fixture.aMember())
      expect(outcome.__typename).toBe(isLoanProduct ? 'CreditApplication' : 'InvalidInput')
    }
  })

  it('comes in pages', async () => {
    const member = fixture.aMember()
    const { nodes, pageInfo } = await list(member, { first: 1 })
    expect([nodes.map(({ slug }) => slug), pageInfo.hasNextPage]).toEqual([['overall'], true])
    const next = await list(member, { first: 1, after: pageInfo.endCursor })
    expect([next.nodes.map(({ slug }) => slug), next.pageInfo.hasNextPage]).toEqual([['personal-loan'], false])
  })

  it('is empty without an active tenant', async () => {
    expect(await list(envelopeOf({ userId: idOf(fixture.aMember()) }))).toMatchObject({ totalCount: 0, nodes: [] })
  })
})

describe('saving a category', () => {
  it('creates it without a version, replaces it with the version that was read, and only in its tenant', async () => {
    expect(await save({ slug: 'vip' })).toMatchObject({ version: 1, scoreMode: 'RECORDED', requiredTier: 2 })
    expect(await save({ slug: 'vip' })).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_EXISTS' })
    expect(await save({ slug: 'vip', name: 'Very', version: 1 })).toMatchObject({ name: 'Very', version: 2 })
    expect(await save({ slug: 'vip', version: 1 })).toMatchObject({ __typename: 'Conflict', code: 'VERSION' })
    expect(await save({ slug: 'overall', name: 'All', version: 1 })).toMatchObject({ name: 'All', version: 2 })
    const elsewhere = { ...fixture.aMember(), tenantId: '01900000-0000-7000-8fff-000000000009' }
    expect((await list(elsewhere)).nodes.map(({ slug }) => slug)).toEqual(['overall', 'personal-loan'])
  })

  it.each([
    [{ slug: 'overall', isLoanProduct: true, version: 1 }, 'isLoanProduct'],
    [{ slug: 'a b' }, 'slug'],
    [{ scoreMode: 'COMPUTED' }, 'scoringModelSlug'],
    [{ scoreMode: 'COMPUTED', scoringModelSlug: 'none' }, 'scoringModelSlug'],
    [{ scoringModelSlug: 'standard' }, 'scoringModelSlug'],
    [{ minimumMonths: 12, maximumMonths: 6 }, 'maximumMonths'],
    [{ minimum: { amount: '2', currency: 'EUR' }, maximum: { amount: '1', currency: 'EUR' } }, 'maximum'],
    [{ minimum: { amount: '1', currency: 'EUR' }, maximum: { amount: '2', currency: 'USD' } }, 'maximum'],
    [{ isLoanProduct: true }, 'minimum'],
    [{ memberRule: 'value >' }, 'memberRule'],
    [{ memberRule: 'value' }, 'memberRule'],
    [{ memberRule: '"aaaa".matches("(a+)+$")' }, 'memberRule'],
    [{ memberRule: 'constructor == 1' }, 'memberRule'],
  ])('refuses %j', async (input, field) => {
    expect(await save({ slug: 'bad', ...input })).toMatchObject({ __typename: 'InvalidInput', path: ['input', field] })
  })

  it('can retire it: no new application is made in it', async () => {
    await aCategory(fixture, 'boat-loan', { isActive: false })
    const outcome = await outcomeOf(
      fixture,
      createApplication,
      { ...draftInput, category: 'boat-loan' },
      fixture.aMember(),
    )
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'category'] })
  })
})

describe('the member rule of a category', () => {
  it('keeps a member on the leaderboard only while their score meets it', async () => {
    await aCategory(fixture, 'club', { isLoanProduct: false, memberRule: 'value >= 50' })
    const applicantId = idOf(fixture.aMember())
    const record = (value: number) =>
      outcomeOf(fixture, recordScore, { category: 'club', applicantId, value }, fixture.anAgent())
    expect((await record(49.99)).score).toMatchObject({ value: 49.99, rank: null })
    expect((await record(50)).score).toMatchObject({ value: 50, rank: 1 })
    expect((await record(12)).score).toMatchObject({ value: 12, rank: null })
    const events = await fixture.database.admin`select payload->>'rank' as rank, payload->>'valueHundredths' as value,
      payload->'previous'->>'rank' as before from credit.outbox where key = 'club' order by sequence`
    expect(events.map(({ rank, value, before }) => [rank, value, before])).toEqual([
      ['1', '5000', null],
      [null, '5000', '1'],
    ])
  })
})
