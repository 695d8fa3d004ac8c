import { newId } from '@quintet/kit/slice/ids.ts'
import { changeCursor } from '@quintet/kit/slice/pages.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, days } from '../../support/clock.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'

let database: TestDatabase
let subgraph: TestSubgraph<never>
const clock = aClock()
beforeAll(async () => {
  database = await cloneDatabase()
  subgraph = (await startSubgraph(marketplace, database, { clock })) as never
  const add = (slug: string, required: string[], trialDays = 14) => database.admin`
    insert into marketplace.modules (slug, name, description, version, trial_days, dependencies)
    values (${slug}, ${slug}, 'For tests.', '1.0.0', ${trialDays}, ${{ required, optional: ['cv-analysis'] } as never})`
  await add('base', [])
  await add('middle', ['base'])
  await add('side', [])
  await add('top', ['middle', 'side'])
  await add('circle-one', ['circle-two'])
  await add('circle-two', ['circle-one'])
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly type: string
  readonly status: string
  readonly startsAt: string
  readonly expiresAt: string
  readonly code: string
  readonly message: string
  readonly module: { slug: string }
}
const text = `mutation ($input: StartTrialInput!) { startTrial(input: $input) { __typename
  ... on Licence { id type status startsAt expiresAt module { slug } } ... on Problem { message code path } } }`
const aManager = () => envelopeOf({ userId: newId(), tenantId: newId(), grants: ['marketplace.*:*'] })
type Envelope = ReturnType<typeof aManager>
const startTrial = async (envelope: Envelope, moduleSlug: string, idempotencyKey?: string) => {
  const input = { moduleSlug, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) }
  return (await subgraph.ask<{ startTrial: Outcome }>(text, { input }, envelope)).startTrial
}
const rowsOf = ({ tenantId }: Envelope) =>
  database.admin`select id from marketplace.licences where tenant_id = ${tenantId}`

type Page = {
  totalCount: number
  nodes: { id: string; status: string; module: { slug: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
}
const pageText = `query ($representations: [_Any!]!, $first: Int, $after: String) {
  _entities(representations: $representations) { ... on Tenant { licences(first: $first, after: $after) {
    totalCount nodes { id status module { slug } } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`
const ofTenant = (id: string | null) => ({ representations: [{ __typename: 'Tenant', id }] })
const licencesOf = async (envelope: Envelope, args: object = {}) => {
  type Answer = { _entities: { licences: Page }[] }
  const variables = { ...ofTenant(envelope.tenantId), ...args }
  return (await subgraph.ask<Answer>(pageText, variables, envelope))._entities[0]!.licences
}

describe('a trial', () => {
  it('begins now, lasts for the days of the module, and expires at that instant', async () => {
    const manager = aManager()
    const began = clock.now()
    const licence = await startTrial(manager, 'credit-scoring')
    expect(licence).toEqual({
      __typename: 'Licence',
      id: licence.id,
      type: 'TRIAL',
      status: 'ACTIVE',
      startsAt: began.toISOString(),
      expiresAt: new Date(began.getTime() + days(30)).toISOString(),
      module: { slug: 'credit-scoring' },
    })
    const status = async () => (await licencesOf(manager)).nodes.map((node) => node.status)
    clock.move(days(30) - 1)
    expect(await status()).toEqual(['ACTIVE'])
    clock.move(1)
    expect(await status()).toEqual(['EXPIRED'])
  })

  it.each([
    ['unknown', 'no-such-module', { __typename: 'NotFound', code: 'NOT_FOUND' }],
    ['named with NUL', 'x\0', { __typename: 'NotFound', code: 'NOT_FOUND' }],
    ['offered without a trial', 'audit-export', { __typename: 'NotAllowed', code: 'NO_TRIAL' }],
    [
      'in need of others, which are all named',
      'top',
      {
        __typename: 'NotAllowed',
        code: 'DEPENDENCY_MISSING',
        message: 'License first: middle, side, base',
      },
    ],
    [
      'part of a cycle of requirements',
      'circle-one',
      { code: 'DEPENDENCY_MISSING', message: 'License first: circle-two' },
    ],
  ])('of a module that is %s is refused', async (_, slug, problem) => {
    const manager = aManager()
    expect(await startTrial(manager, slug)).toMatchObject({ ...problem, path: ['input', 'moduleSlug'] })
    expect(await rowsOf(manager)).toHaveLength(0)
  })

  it('is given once, even after it has expired', async () => {
    const manager = aManager()
    await startTrial(manager, 'base')
    const used = { __typename: 'Conflict', code: 'TRIAL_USED' }
    expect(await startTrial(manager, 'base')).toMatchObject(used)
    clock.move(days(15))
    expect(await startTrial(manager, 'base')).toMatchObject(used)
    expect((await startTrial(aManager(), 'base')).__typename).toBe('Licence')
  })

  it('is answered as it began when its idempotency key is used again', async () => {
    const manager = aManager()
    const first = await startTrial(manager, 'base', 'kept')
    await database.admin`update marketplace.licences set type = 'PURCHASED', expires_at = null where id = ${first.id}`
    expect(await startTrial(manager, 'base', 'kept')).toEqual(first)
  })

  it('is refused where the module is licensed already', async () => {
    const manager = aManager()
    await database.admin`insert into marketplace.licences (tenant_id, module_id, type, starts_at)
      select ${manager.tenantId}, id, 'PURCHASED', ${clock.now()} from marketplace.modules where slug = 'base'`
    expect(await startTrial(manager, 'base')).toMatchObject({ __typename: 'Conflict', code: 'LICENCE_EXISTS' })
  })

  it('of a module with requirements is active until one of these expires', async () => {
    const manager = aManager()
    for (const slug of ['base', 'side']) await startTrial(manager, slug)
    clock.move(days(1))
    for (const slug of ['middle', 'top']) expect((await startTrial(manager, slug)).status).toBe('ACTIVE')
    clock.move(days(13))
    const statuses = (await licencesOf(manager)).nodes.map(({ module, status }) => `${module.slug} ${status}`)
    expect(statuses).toEqual(['base EXPIRED', 'side EXPIRED', 'middle INACTIVE', 'top INACTIVE'])
  })

  it('requested ten times at once is one licence', async () => {
    const manager = aManager()
    const all = await Promise.all(Array.from({ length: 10 }, () => startTrial(manager, 'base')))
    expect(all.filter(({ __typename }) => __typename === 'Licence')).toHaveLength(1)
    expect(all.filter(({ code }) => code === 'TRIAL_USED')).toHaveLength(9)
    expect(await rowsOf(manager)).toHaveLength(1)
  })

  it('with an idempotency key repeats the first answer, and refuses the key for another module', async () => {
    const manager = aManager()
    const all = await Promise.all(Array.from({ length: 10 }, () => startTrial(manager, 'base', 'k')))
    expect(new Set(all.map(({ __typename, id }) => `${__typename} ${id}`)).size).toBe(1)
    expect(await startTrial(manager, 'side', 'k')).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
    expect(await rowsOf(manager)).toHaveLength(1)
  })

  it('that was refused leaves its key free', async () => {
    const manager = aManager()
    expect((await startTrial(manager, 'middle', 'k')).code).toBe('DEPENDENCY_MISSING')
    await startTrial(manager, 'base')
    expect((await startTrial(manager, 'middle', 'k')).__typename).toBe('Licence')
  })

  it('is FORBIDDEN without the permission', async () => {
    const reader = { ...aManager(), grants: ['*.*:read'] }
    expect(await subgraph.refused(text, { input: { moduleSlug: 'base' } }, reader)).toEqual(['FORBIDDEN'])
  })
})

describe('licences', () => {
  it('are listed page by page, oldest first, once each, and only those of the tenant', async () => {
    const [manager, other] = [aManager(), aManager()]
    const slugs = ['base', 'side', 'middle', 'cv-analysis', 'credit-scoring']
    for (const slug of slugs) await startTrial(manager, slug)
    await startTrial(other, 'base')
    for (const first of [1, 2, 5]) {
      const walked: string[] = []
      for (let after: string | null = null, more = true; more; ) {
        const page: Page = await licencesOf(manager, { first, after })
        expect(page.totalCount).toBe(slugs.length)
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
        walked.push(...page.nodes.map(({ module }) => module.slug))
        more = page.pageInfo.hasNextPage
        after = page.pageInfo.endCursor
      }
      expect(walked).toEqual(slugs)
    }
    expect((await licencesOf(other)).nodes.map(({ module }) => module.slug)).toEqual(['base'])
  })

  it.each([{ first: 0 }, { first: 101 }, { after: 'x' }, { after: changeCursor('credit.scores', 'x', 1) }])(
    'with %j are BAD_USER_INPUT',
    async (args) => {
      const manager = aManager()
      const variables = { ...ofTenant(manager.tenantId), ...args }
      expect(await subgraph.refused(pageText, variables, manager)).toEqual(['BAD_USER_INPUT'])
    },
  )

  it('are FORBIDDEN without the permission, and NOT_FOUND for another tenant', async () => {
    const manager = aManager()
    const bare = { ...manager, grants: [] }
    expect(await subgraph.refused(pageText, ofTenant(manager.tenantId), bare)).toEqual(['FORBIDDEN'])
    expect(await subgraph.refused(pageText, ofTenant(newId()), manager)).toEqual(['NOT_FOUND'])
  })

  it('by reference are found only with the permission and in their tenant', async () => {
    const manager = aManager()
    const { id } = await startTrial(manager, 'base')
    const query =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Licence { id } } }'
    const representations = [id, newId(), 'x'].map((each) => ({ __typename: 'Licence', id: each }))
    const see = (envelope: Envelope) => subgraph.ask(query, { representations }, envelope)
    expect(await see(manager)).toEqual({ _entities: [{ id }, null, null] })
    expect(await see({ ...manager, grants: ['marketplace.licences:write'] })).toEqual({ _entities: [null, null, null] })
    expect(await see({ ...manager, tenantId: newId() })).toEqual({ _entities: [null, null, null] })
  })

  it('are read in one statement, however long the page', async () => {
    const statements: string[] = []
    const counted = await startSubgraph(marketplace, database, { clock, statements })
    const manager = aManager()
    for (const slug of ['base', 'side', 'middle', 'cv-analysis', 'credit-scoring']) await startTrial(manager, slug)
    await counted.ask(pageText, ofTenant(manager.tenantId), manager)
    await counted.close()
    // The catalogue with the tenant's licences: statuses depend on all of it.
    expect(statements).toHaveLength(1)
  })
})
