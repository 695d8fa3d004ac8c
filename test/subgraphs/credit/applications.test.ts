// The life of an application, and every way in which a step is refused.
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aCategory,
  aFixture,
  claimApplication,
  createApplication,
  draftInput,
  type Fixture,
  idOf,
  outcomeOf,
  submitApplication,
  withdrawApplication,
} from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await aFixture()
})
afterAll(() => fixture.drop())

const draft = (who = fixture.aMember(), input: object = draftInput) => outcomeOf(fixture, createApplication, input, who)
const submit = (applicationId: string, who = fixture.aMember()) =>
  outcomeOf(fixture, submitApplication, { applicationId }, who)
const claim = (applicationId: string, who = fixture.anAgent()) =>
  outcomeOf(fixture, claimApplication, { applicationId }, who)
const withdraw = (applicationId: string, who = fixture.aMember(), reason?: string) =>
  outcomeOf(fixture, withdrawApplication, { applicationId, ...(reason === undefined ? {} : { reason }) }, who)

describe('an application', () => {
  it('goes from draft through submission and review to withdrawal, and its history records each step', async () => {
    const applicant = fixture.aMember()
    const agent = fixture.anAgent()
    const drafted = await draft(applicant)
    expect(drafted).toMatchObject({
      __typename: 'CreditApplication',
      status: 'DRAFT',
      amount: { amount: '2500.00', currency: 'EUR' },
      termMonths: 24,
      purpose: 'A piano',
      submittedAt: null,
      reviewedBy: null,
      applicant: { id: idOf(applicant) },
    })
    const submitted = await submit(drafted.id, applicant)
    expect(submitted).toMatchObject({ status: 'SUBMITTED', submittedAt: expect.any(String) })
    const claimed = await claim(drafted.id, agent)
    expect(claimed).toMatchObject({ status: 'UNDER_REVIEW', reviewedBy: { id: idOf(agent) } })
    expect(claimed.submittedAt).toBe(submitted.submittedAt)
    const withdrawn = await withdraw(drafted.id, applicant, ' I won a piano ')
    expect(withdrawn.history).toEqual([
      { from: null, to: 'DRAFT', actor: { id: idOf(applicant) }, reason: null },
      { from: 'DRAFT', to: 'SUBMITTED', actor: { id: idOf(applicant) }, reason: null },
      { from: 'SUBMITTED', to: 'UNDER_REVIEW', actor: { id: idOf(agent) }, reason: null },
      { from: 'UNDER_REVIEW', to: 'WITHDRAWN', actor: { id: idOf(applicant) }, reason: 'I won a piano' },
    ])
    const numbers = await fixture.database.admin`
      select sequence from credit.application_status_history where application_id = ${drafted.id} order by sequence`
    expect(numbers.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
  })

  it('can be withdrawn from every open status, once', async () => {
    for (const steps of [[], [submit], [submit, claim]]) {
      const applicant = fixture.aMember()
      const { id } = await draft(applicant)
      for (const step of steps) await step(id, step === submit ? applicant : fixture.anAgent())
      expect(await withdraw(id, applicant)).toMatchObject({ status: 'WITHDRAWN' })
      expect(await withdraw(id, applicant)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    }
  })

  it('refuses a step that its status does not allow', async () => {
    const applicant = fixture.aMember()
    const { id } = await draft(applicant)
    expect(await claim(id)).toMatchObject({ __typename: 'Conflict', path: ['input', 'applicationId'] })
    await submit(id, applicant)
    expect(await submit(id, applicant)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    await claim(id)
    expect(await claim(id)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  })

  it('is claimed by only one of several agents at the same time', async () => {
    const applicant = fixture.aMember()
    const { id } = await draft(applicant)
    await submit(id, applicant)
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => claim(id)))
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'Conflict'),
      'CreditApplication',
    ])
  })
})

describe('a draft', () => {
  const refusals: [string, object, string[][]][] = [
    ['an unknown category', { category: 'yacht' }, [['input', 'category']]],
    ['too little', { amount: { amount: '499.99', currency: 'EUR' } }, [['input', 'amount']]],
    ['too much', { amount: { amount: '50000.01', currency: 'EUR' } }, [['input', 'amount']]],
    ['less than nothing', { amount: { amount: '-2500.00', currency: 'EUR' } }, [['input', 'amount']]],
    ['a fraction of a cent', { amount: { amount: '2500.001', currency: 'EUR' } }, [['input', 'amount']]],
    ['another currency', { amount: { amount: '2500.00', currency: 'USD' } }, [['input', 'amount']]],
    ['too short a term', { termMonths: 5 }, [['input', 'termMonths']]],
    ['too long a term', { termMonths: 61 }, [['input', 'termMonths']]],
    ['a blank purpose', { purpose: ' \n ' }, [['input', 'purpose']]],
    ['a purpose of 501 characters', { purpose: 'x'.repeat(501) }, [['input', 'purpose']]],
    ['a purpose with NUL', { purpose: 'a\0b' }, [['input', 'purpose']]],
    ['a purpose with half a surrogate pair', { purpose: 'a\ud83e' }, [['input', 'purpose']]],
    [
      'everything at once',
      { amount: { amount: '1', currency: 'EUR' }, termMonths: 0, purpose: '' },
      [
        ['input', 'amount'],
        ['input', 'termMonths'],
        ['input', 'purpose'],
      ],
    ],
    [
      'a category and a purpose that are not there',
      { category: '', purpose: '' },
      [
        ['input', 'category'],
        ['input', 'purpose'],
      ],
    ],
  ]
  it.each(refusals)('is refused for %s', async (_, change, paths) => {
    const outcome = await draft(undefined, { ...draftInput, ...change })
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT', path: paths[0] })
    expect(outcome.fields.map(({ path }) => path)).toEqual(paths)
  })

  it.each([
    { amount: { amount: '500', currency: 'EUR' }, termMonths: 6, purpose: 'x' },
    { amount: { amount: '50000.00', currency: 'EUR' }, termMonths: 60, purpose: '😀'.repeat(500) },
  ])('is accepted at the limits: %j', async (change) => {
    expect(await draft(undefined, { ...draftInput, ...change })).toMatchObject({ status: 'DRAFT' })
  })

  it('is not submitted when its category no longer offers its terms', async () => {
    const applicant = fixture.aMember()
    const { id } = await draft(applicant)
    await fixture.database.admin`update credit.applications set term_months = 120 where id = ${id}`
    expect(await submit(id, applicant)).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'applicationId'],
    })
  })
})

describe('the limit of one open application per category', () => {
  it('allows many drafts, one submission, and the next after a withdrawal', async () => {
    const applicant = fixture.aMember()
    const first = await draft(applicant)
    const second = await draft(applicant)
    const category = await aCategory(fixture, 'car-loan')
    const other = await draft(applicant, { ...draftInput, category })
    expect(await submit(first.id, applicant)).toMatchObject({ status: 'SUBMITTED' })
    expect(await submit(second.id, applicant)).toMatchObject({ __typename: 'Conflict', code: 'APPLICATION_OPEN' })
    expect(await submit(other.id, applicant)).toMatchObject({ status: 'SUBMITTED' })
    await claim(first.id)
    expect(await submit(second.id, applicant)).toMatchObject({ __typename: 'Conflict', code: 'APPLICATION_OPEN' })
    await withdraw(first.id, applicant)
    expect(await submit(second.id, applicant)).toMatchObject({ status: 'SUBMITTED' })
  })

  it('holds when several are submitted at once', async () => {
    const applicant = fixture.aMember()
    const drafts = await Promise.all([draft(applicant), draft(applicant), draft(applicant)])
    const outcomes = await Promise.all(drafts.map(({ id }) => submit(id, applicant)))
    expect(outcomes.filter(({ __typename }) => __typename === 'CreditApplication')).toHaveLength(1)
    expect(outcomes.filter(({ code }) => code === 'APPLICATION_OPEN')).toHaveLength(2)
  })
})

describe('access to an application', () => {
  it('answers NotFound to another user who may not see it', async () => {
    const { id } = await draft()
    for (const step of [submit, withdraw]) {
      expect(await step(id, fixture.aMember())).toMatchObject({
        __typename: 'NotFound',
        code: 'NOT_FOUND',
        path: ['input', 'applicationId'],
      })
    }
  })

  it('lets no one but the applicant submit or withdraw it', async () => {
    const { id } = await draft()
    const owner = { ...fixture.aMember(), grants: ['*.*:*'] }
    for (const step of [submit, withdraw]) {
      expect(await step(id, owner)).toMatchObject({ __typename: 'NotAllowed', code: 'NOT_THE_APPLICANT' })
    }
  })

  it('does not let the applicant review it', async () => {
    const applicant = { ...fixture.aMember(), grants: ['*.*:*'] }
    const { id } = await draft(applicant)
    await submit(id, applicant)
    expect(await claim(id, applicant)).toMatchObject({ __typename: 'NotAllowed', code: 'OWN_APPLICATION' })
  })

  it('answers NotFound for an unknown id, an id of another tenant and text that is no id', async () => {
    const { id } = await draft()
    const insider = { ...fixture.anAgent(), grants: ['*.*:*'] }
    const stranger = { ...insider, tenantId: newId() }
    for (const step of [submit, claim, withdraw]) {
      expect(await step(id, stranger)).toMatchObject({ __typename: 'NotFound' })
      expect(await step(newId(), insider)).toMatchObject({ __typename: 'NotFound' })
      expect(await step("1' or true", insider)).toMatchObject({ __typename: 'NotFound' })
    }
  })
})

describe('a reason', () => {
  it('has at most 500 characters', async () => {
    const applicant = fixture.aMember()
    const { id } = await draft(applicant)
    for (const reason of ['x'.repeat(501), 'a\0', 'a\ud83e']) {
      expect(await withdraw(id, applicant, reason)).toMatchObject({
        __typename: 'InvalidInput',
        path: ['input', 'reason'],
      })
    }
    expect(await withdraw(id, applicant, 'x'.repeat(500))).toMatchObject({ status: 'WITHDRAWN' })
  })
})

describe('an idempotency key', () => {
  const keyed = (mutation: string, input: object, who = fixture.aMember()) => outcomeOf(fixture, mutation, input, who)

  it('returns the first answer again, as it was', async () => {
    const applicant = fixture.aMember()
    const input = { ...draftInput, idempotencyKey: 'k1' }
    const first = await keyed(createApplication, input, applicant)
    const step = { applicationId: first.id, idempotencyKey: 'k1' }
    const submitted = await keyed(submitApplication, step, applicant)
    await claim(first.id)
    const { history: _, ...answer } = first
    expect(await keyed(createApplication, input, applicant)).toMatchObject(answer)
    expect(await keyed(submitApplication, step, applicant)).toMatchObject({
      status: 'SUBMITTED',
      submittedAt: submitted.submittedAt,
    })
    const rows = await fixture.database.admin`
      select 1 from credit.applications where applicant_id = ${idOf(applicant)}`
    expect(rows).toHaveLength(1)
  })

  it('is refused with another input, and free again after a refusal', async () => {
    const applicant = fixture.aMember()
    const { id } = await keyed(createApplication, { ...draftInput, idempotencyKey: 'k' }, applicant)
    expect(
      await keyed(createApplication, { ...draftInput, termMonths: 12, idempotencyKey: 'k' }, applicant),
    ).toMatchObject({
      __typename: 'Conflict',
      code: 'IDEMPOTENCY_KEY_REUSED',
      path: ['input', 'idempotencyKey'],
    })
    const agent = fixture.anAgent()
    const input = { applicationId: id, idempotencyKey: 'c' }
    expect(await keyed(claimApplication, input, agent)).toMatchObject({ code: 'WRONG_STATUS' })
    await submit(id, applicant)
    expect(await keyed(claimApplication, input, agent)).toMatchObject({ status: 'UNDER_REVIEW' })
  })

  it('creates one application when used many times at once', async () => {
    const applicant = fixture.aMember()
    const input = { ...draftInput, idempotencyKey: 'parallel' }
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => keyed(createApplication, input, applicant)))
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1)
  })

  it('is refused when it is empty, too long or cannot be stored', async () => {
    for (const idempotencyKey of ['', 'x'.repeat(201), 'a\0', 'a\ud83e']) {
      expect(await keyed(createApplication, { ...draftInput, idempotencyKey })).toMatchObject({
        __typename: 'InvalidInput',
        path: ['input', 'idempotencyKey'],
      })
    }
  })

  it('returns the first answer again even when its input would now be refused', async () => {
    const applicant = fixture.aMember()
    const { id } = await keyed(createApplication, draftInput, applicant)
    const step = { applicationId: id, idempotencyKey: 'k2' }
    const submitted = await keyed(submitApplication, step, applicant)
    await fixture.database.admin`update credit.applications set term_months = 120 where id = ${id}`
    expect(await keyed(submitApplication, step, applicant)).toMatchObject({
      status: 'SUBMITTED',
      submittedAt: submitted.submittedAt,
    })
  })
})
