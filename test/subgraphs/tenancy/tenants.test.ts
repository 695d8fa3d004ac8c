import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { createTenantText, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const counts = async (slug: string) => {
  const [row] = await fixture.database.admin<{ tenants: number }[]>`
    select count(*)::int as tenants from tenancy.tenants where slug = ${slug}`
  return row!.tenants
}
const ownMemberships = `{ viewer { memberships { nodes { roles { slug } tenant { id slug name } } } } }`

describe('creating a tenant', () => {
  it('makes its creator a member and its owner, who sees it without being active in it', async () => {
    const userId = newId()
    const tenant = await fixture.createTenant({ name: '  Copper & Sons  ', slug: 'copper' }, userId)
    expect(tenant).toMatchObject({ __typename: 'Tenant', slug: 'copper', name: 'Copper & Sons' })
    expect(await fixture.subgraph.ask(ownMemberships, {}, envelopeOf({ userId }))).toEqual({
      viewer: {
        memberships: {
          nodes: [{ roles: [{ slug: 'owner' }], tenant: { id: tenant.id, slug: 'copper', name: 'Copper & Sons' } }],
        },
      },
    })
    expect(await fixture.grants(userId, tenant.id)).toEqual({
      permissions: ['*.*:*'],
      roles: ['owner'],
      policyVersion: 1,
      isMember: true,
    })
  })

  it('is refused to users who own a hundred, even at once', async () => {
    const userId = newId()
    const { id } = await fixture.createTenant({ name: 'First', slug: 'first-of-many' }, userId)
    await fixture.database.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql`insert into tenancy.role_bindings (tenant_id, user_id, role)
        select gen_random_uuid(), ${userId}, 'owner' from generate_series(1, 98)`
    })
    const slugs = ['last-one', 'last-two', 'last-three']
    const outcomes = await Promise.all(slugs.map((slug) => fixture.createTenant({ name: 'Last', slug }, userId)))
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['LimitReached', 'LimitReached', 'Tenant'])
    expect(outcomes.find(({ code }) => code !== undefined)).toMatchObject({ code: 'MAX_TENANTS', path: ['input'] })
    expect(await fixture.createTenant({ name: 'Other', slug: 'of-another' })).toMatchObject({ __typename: 'Tenant' })
    expect(await fixture.grants(userId, id)).toMatchObject({ isMember: true })
  })

  it('makes it visible to its owner only', async () => {
    const tenant = await fixture.aTenant()
    const text =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Tenant { id } } }'
    const representations = [tenant.id, newId(), 'x', ''].map((id) => ({ __typename: 'Tenant', id }))
    const see = (envelope: ReturnType<typeof envelopeOf>) => fixture.subgraph.ask(text, { representations }, envelope)
    const stranger = { userId: newId(), grants: ['*.*:*'] }
    expect(await see(envelopeOf({ userId: tenant.ownerId }))).toEqual({
      _entities: [{ id: tenant.id }, null, null, null],
    })
    expect(await see(envelopeOf(stranger))).toEqual({ _entities: [null, null, null, null] })
    expect(await see(envelopeOf({ ...stranger, tenantId: (await fixture.aTenant()).id }))).toEqual({
      _entities: [null, null, null, null],
    })
  })

  it('makes it the tenant of a session that is active in it, and not of one without a tenant', async () => {
    const tenant = await fixture.aTenant()
    const text = '{ viewer { tenant { slug } permissions } }'
    expect(await fixture.subgraph.ask(text, {}, await fixture.envelope(tenant.ownerId, tenant))).toEqual({
      viewer: { tenant: { slug: tenant.slug }, permissions: ['*.*:*'] },
    })
    expect(await fixture.subgraph.ask(text, {}, envelopeOf({ userId: tenant.ownerId }))).toEqual({
      viewer: { tenant: null, permissions: [] },
    })
  })

  it('is refused to an unauthenticated caller', async () => {
    const anonymous = { ...envelopeOf({ userId: newId() }), viewer: null }
    const input = { name: 'Nobody', slug: 'nobody' }
    expect(await fixture.subgraph.refused(createTenantText, { input }, anonymous)).toEqual(['UNAUTHENTICATED'])
  })
})

describe('the name and slug of a tenant', () => {
  it('are refused together when both break rules', async () => {
    const outcome = await fixture.createTenant({ name: ' ', slug: 'A' })
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'name'] })
    expect(outcome.fields.map(({ path }) => path.join('.'))).toEqual(['input.name', 'input.slug'])
  })

  it.each([
    'abc',
    'a1b',
    'a-b-c',
    'a2',
    `a${'b'.repeat(47)}`,
    `a${'b'.repeat(48)}`,
    'ab',
    '1ab',
    '-ab',
    'ab-',
    'a--b',
    'Abc',
    'a_b',
    'a.b',
    'ä-b',
    'a b',
    'abc\n',
    'abc\0',
    '',
  ])(
    'the slug %j is accepted only if it is 3 to 48 lower-case letters, digits and single hyphens after a letter',
    async (slug) => {
      // A second reading of the rule: character by character.
      const isAllowed =
        slug.length >= 3 &&
        slug.length <= 48 &&
        [...slug].every((c, i) => (c >= 'a' && c <= 'z') || (i > 0 && ((c >= '0' && c <= '9') || c === '-'))) &&
        !slug.includes('--') &&
        !slug.endsWith('-')
      const { __typename } = await fixture.createTenant({ name: 'A tenant', slug })
      expect(__typename).toBe(isAllowed ? 'Tenant' : 'InvalidInput')
    },
  )

  it.each([
    ['1', 1, 'Tenant'],
    ['100', 100, 'Tenant'],
    ['101', 101, 'InvalidInput'],
  ])('a name of %s characters is accepted only if it has at most 100', async (_, length, type) => {
    expect((await fixture.createTenant({ name: 'x'.repeat(length), slug: `name-${length}` })).__typename).toBe(type)
    const wide = { name: '🎺'.repeat(length), slug: `wide-${length}` }
    expect((await fixture.createTenant(wide)).__typename).toBe(type)
  })

  it.each([
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud83e'],
  ])('a name with %s is refused', async (_, name) => {
    expect(await fixture.createTenant({ name, slug: 'unstorable' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'name'],
    })
  })
})

describe('a slug that is taken', () => {
  it('is a conflict for its owner and for others, and changes nothing', async () => {
    const [one, two] = [newId(), newId()]
    await fixture.createTenant({ name: 'First', slug: 'taken' }, one)
    for (const userId of [one, two]) {
      expect(await fixture.createTenant({ name: 'Second', slug: 'taken' }, userId)).toMatchObject({
        __typename: 'Conflict',
        code: 'SLUG_TAKEN',
        path: ['input', 'slug'],
      })
    }
    expect(await counts('taken')).toBe(1)
    const rows = await fixture.database.admin`select 1 from tenancy.memberships where user_id = ${two}`
    expect(rows).toHaveLength(0)
  })

  it('was given to one of ten who requested it at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => fixture.createTenant({ name: 'Race', slug: 'race' })),
    )
    expect(all.filter(({ __typename }) => __typename === 'Tenant')).toHaveLength(1)
    expect(all.filter(({ code }) => code === 'SLUG_TAKEN')).toHaveLength(9)
  })
})

describe('an idempotency key', () => {
  it('with the same input gives the first answer again, even to ten requests at once', async () => {
    const userId = newId()
    const input = { name: 'Once', slug: 'once', idempotencyKey: 'k' }
    const all = await Promise.all(Array.from({ length: 10 }, () => fixture.createTenant(input, userId)))
    expect(new Set(all.map(({ __typename, id }) => `${__typename} ${id}`)).size).toBe(1)
    expect(await fixture.createTenant({ slug: 'once', idempotencyKey: 'k', name: 'Once' }, userId)).toEqual(all[0])
    expect(await counts('once')).toBe(1)
  })

  it('with another input is a conflict', async () => {
    const userId = newId()
    await fixture.createTenant({ name: 'One', slug: 'key-one', idempotencyKey: 'k' }, userId)
    expect(await fixture.createTenant({ name: 'One', slug: 'key-two', idempotencyKey: 'k' }, userId)).toMatchObject({
      __typename: 'Conflict',
      code: 'IDEMPOTENCY_KEY_REUSED',
      path: ['input', 'idempotencyKey'],
    })
    expect(await counts('key-two')).toBe(0)
  })

  it('applies to one user only', async () => {
    const input = { name: 'Mine', slug: 'key-mine', idempotencyKey: 'shared' }
    await fixture.createTenant(input)
    expect((await fixture.createTenant({ ...input, slug: 'key-yours' })).__typename).toBe('Tenant')
  })

  it('is free again after a refusal', async () => {
    const userId = newId()
    await fixture.aTenant()
    await fixture.createTenant({ name: 'First', slug: 'refused' })
    const again = { name: 'Second', idempotencyKey: 'k' }
    expect((await fixture.createTenant({ ...again, slug: 'refused' }, userId)).code).toBe('SLUG_TAKEN')
    expect((await fixture.createTenant({ ...again, slug: 'x' }, userId)).__typename).toBe('InvalidInput')
    expect((await fixture.createTenant({ ...again, slug: 'not-refused' }, userId)).__typename).toBe('Tenant')
  })

  it.each([
    ['empty', ''],
    ['of 201 characters', 'k'.repeat(201)],
    ['with NUL', 'k\0'],
    ['with half a surrogate pair', 'k\ud83e'],
  ])('that is %s is an invalid input', async (_, idempotencyKey) => {
    expect(await fixture.createTenant({ name: 'Bad', slug: 'bad-key', idempotencyKey })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'idempotencyKey'],
    })
    expect(await counts('bad-key')).toBe(0)
  })
})
