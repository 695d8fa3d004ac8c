// Recording a score: which values are valid, for whom, and once per key.
import { hundredthsOf } from '@quintet/credit/scores/rules.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFixture, boardPage, category, type Fixture, idOf, outcomeOf, recordScore } from './fixture.ts'

describe('a value', () => {
  it.each([
    [87.5, 8750],
    [0, 0],
    [-0, 0],
    [100, 10_000],
    [0.07, 7],
    [19.99, 1999],
    [0.29, 29],
    [1.15, 115],
    [99.99, 9999],
    [0.01, 1],
  ])('of %d is %d hundredths', (value, hundredths) => {
    expect(hundredthsOf(value)).toBe(hundredths)
  })

  it.each([100.01, 12.345, -0.01, Number.NaN, Infinity, -Infinity, 0.001, 100.000_000_000_000_01 + 1e-13, 1e300])(
    'of %d is invalid',
    (value) => {
      expect(hundredthsOf(value)).toBeNull()
    },
  )

  it('is exact for every score, and any other number is invalid', () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths++) {
      const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
      expect(hundredthsOf(Number(text))).toBe(hundredths)
    }
    fc.assert(
      fc.property(fc.double({ min: -1, max: 101, noNaN: true }), (value) => {
        const isScore = value >= 0 && value <= 100 && value === Number(value.toFixed(2))
        expect(hundredthsOf(value) === null).toBe(!isScore)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('recording', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await aFixture()
  })
  afterAll(() => fixture.drop())
  const attempt = (input: object, who = fixture.anAgent()) =>
    outcomeOf(fixture, recordScore, { category, value: 50, ...input }, who)
  const events = async () => {
    const [row] = await fixture.database.admin`
      select count(*)::int as count, max(sequence)::int as newest from credit.outbox where tenant_id = ${fixture.tenantId}`
    return row
  }

  it('answers with the score and its rank', async () => {
    const applicantId = idOf(fixture.aMember())
    expect(await attempt({ applicantId, value: 87.5 })).toMatchObject({
      __typename: 'CreditScoreRecorded',
      cursor: expect.any(String),
      score: { category, value: 87.5, rank: 1, updatedAt: expect.any(String), applicant: { id: applicantId } },
    })
  })

  it('reports every invalid field', async () => {
    const before = await events()
    const outcome = await attempt({ category: 'yacht', value: 12.345, applicantId: idOf(fixture.aMember()) })
    expect(outcome).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['input', 'category'] }, { path: ['input', 'value'] }],
    })
    for (const value of [100.01, -0.01, 12.345]) {
      expect(await attempt({ value, applicantId: idOf(fixture.aMember()) })).toMatchObject({
        __typename: 'InvalidInput',
        path: ['input', 'value'],
      })
    }
    expect(await events()).toEqual(before)
  })

  it('accepts only active members of the tenant', async () => {
    const former = newId()
    const elsewhere = newId()
    fixture.memberships.push({ userId: former, tenantId: fixture.tenantId, isActive: false })
    fixture.memberships.push({ userId: elsewhere, tenantId: newId(), isActive: true })
    for (const applicantId of [former, elsewhere, newId(), 'x']) {
      expect(await attempt({ applicantId })).toMatchObject({
        __typename: 'NotFound',
        path: ['input', 'applicantId'],
      })
    }
  })

  it('is FORBIDDEN without the permission', async () => {
    const input = { category, value: 1, applicantId: idOf(fixture.aMember()) }
    expect(await fixture.subgraph.refused(recordScore, { input }, fixture.aMember())).toEqual(['FORBIDDEN'])
  })

  it('answers a repeated key with the first cursor, without a second event, even after the member has left', async () => {
    const agent = fixture.anAgent()
    const applicantId = idOf(fixture.aMember())
    const input = { applicantId, value: 42.42, idempotencyKey: 'once' }
    const [first, ...again] = await Promise.all(Array.from({ length: 8 }, () => attempt(input, agent)))
    const after = await events()
    for (const repeated of again) expect(repeated).toEqual(first)
    fixture.memberships.splice(0, fixture.memberships.length)
    expect(await attempt(input, agent)).toEqual(first)
    expect(await events()).toEqual(after)
    expect(await attempt({ ...input, value: 43 }, agent)).toMatchObject({
      __typename: 'Conflict',
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
  })

  it('frees the key of a refused call', async () => {
    const agent = fixture.anAgent()
    const applicantId = newId()
    const input = { applicantId, idempotencyKey: 'later' }
    expect(await attempt(input, agent)).toMatchObject({ __typename: 'NotFound' })
    fixture.memberships.push({ userId: applicantId, tenantId: fixture.tenantId, isActive: true })
    expect(await attempt(input, agent)).toMatchObject({ __typename: 'CreditScoreRecorded' })
  })

  it('numbers the events of 20 calls at once without a gap, each with its own cursor', async () => {
    const agent = fixture.anAgent()
    const before = await events()
    const applicants = Array.from({ length: 20 }, () => idOf(fixture.aMember()))
    const outcomes = await Promise.all(applicants.map((applicantId, i) => attempt({ applicantId, value: i }, agent)))
    expect(new Set(outcomes.map(({ cursor }) => cursor)).size).toBe(20)
    const after = await events()
    expect(after).toEqual({ count: before!.count + 20, newest: before!.newest + 20 })
    expect(after!.count).toBe(after!.newest)
    const [stream] = await fixture.database.admin`
      select last_sequence::int as last from credit.streams where tenant_id = ${fixture.tenantId}`
    expect(stream!.last).toBe(after!.newest)
    expect((await boardPage(fixture, agent, { first: 100 })).nodes.length).toBeGreaterThanOrEqual(20)
  })
})
