// The platform enters a tenant in an emergency: for an hour, with every permission there, and not in secret.
import { acme, globex, root } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
beforeAll(async () => {
  quintet = await startTestQuintet()
})
afterAll(() => quintet?.stop())

const text = `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { __typename
  ... on SignedIn { accessToken refreshToken expiresAt session { id tenantId expiresAt } } ... on Problem { message code path } } }`
const reason = 'Every member is locked out'
const enter = async (input: object, token: string): Promise<Answer> => quintet.gql(text, { input }, token)
const read = '{ viewer { tenant { slug name } permissions memberships { nodes { id } } session { id } } }'

describe('a session by breaking the glass', () => {
  it('holds every permission of the tenant without a membership, and none of the platform, for an hour', async () => {
    const token = await quintet.signIn(root.email)
    const before = Date.now()
    const { data, errors } = await enter({ tenantSlug: 'acme', reason }, token)
    expect(errors).toBeUndefined()
    const { accessToken, session } = data.breakGlass
    expect(session.tenantId).toBe(acme.id)
    const hour = Date.parse(session.expiresAt) - before
    expect(Math.abs(hour - 3_600_000)).toBeLessThan(60_000)
    const { viewer } = (await quintet.gql(read, {}, accessToken)).data
    expect(viewer).toMatchObject({ tenant: { slug: 'acme' }, memberships: { nodes: [] }, session: { id: session.id } })
    expect(viewer.permissions).toEqual(['*.*:*'])
    const elsewhere = await quintet.gql('{ viewer { tenant { slug } permissions } }', {}, token)
    expect(elsewhere.data.viewer).toEqual({ tenant: null, permissions: ['platform.*:*'] })
    quintet.shift(3_600_000)
    const late = await quintet.gql('{ viewer { user { id } } }', {}, accessToken)
    expect(late.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    quintet.shift(0)
  })

  it('is recorded as critical in the tenant, with the reason', async () => {
    const { data } = await enter({ tenantSlug: 'globex', reason }, await quintet.signIn(root.email))
    expect(data.breakGlass.__typename).toBe('SignedIn')
    const entries = await quintet.admin`select event, severity, actor_id, tenant_id, details from identity.audit_log
      where event = 'identity.tenant.entered' and tenant_id = ${globex.id}`
    expect(entries).toEqual([
      {
        event: 'identity.tenant.entered',
        severity: 'CRITICAL',
        actor_id: root.id,
        tenant_id: globex.id,
        details: { reason },
      },
    ])
  })

  it('is refused without the permission, for an unknown tenant and without a reason', async () => {
    const owner = await enter({ tenantSlug: 'globex', reason }, await quintet.signIn(acme.owner.email))
    expect(owner.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    const token = await quintet.signIn(root.email)
    for (const tenantSlug of ['no-such-tenant', 'No Slug']) {
      const unknown = { __typename: 'NotFound', path: ['input', 'tenantSlug'] }
      expect((await enter({ tenantSlug, reason }, token)).data.breakGlass).toMatchObject(unknown)
    }
    const silent = await enter({ tenantSlug: 'acme', reason: '' }, token)
    expect(silent.data.breakGlass).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'reason'] })
  })

  it('ends within 5 s after its user loses the permission to enter', async () => {
    const change = async (field: 'grantPlatformRole' | 'revokePlatformRole') => {
      const input = { userId: globex.agent.id, role: 'platform_owner' }
      const { data, errors } = await quintet.gql(
        `mutation ($input: RoleBindingInput!) { outcome: ${field}(input: $input) { __typename } }`,
        { input },
        await quintet.signIn(root.email),
      )
      expect([errors, data?.outcome.__typename]).toEqual([undefined, 'PlatformBinding'])
    }
    await change('grantPlatformRole')
    const { accessToken: own } = await quintet.session(globex.agent.email)
    const { accessToken, refreshToken } = (await enter({ tenantSlug: 'acme', reason }, own)).data.breakGlass
    expect((await quintet.gql(read, {}, accessToken)).data.viewer.tenant.slug).toBe('acme')
    await change('revokePlatformRole')
    const code = async () => (await quintet.gql(read, {}, accessToken)).errors?.[0]?.extensions.code
    await expect.poll(code, { timeout: 5000 }).toBe('UNAUTHENTICATED')
    const renewed = await quintet.gql('RefreshSession', { input: { refreshToken } })
    expect(renewed.data.refreshSession.code).toBe('INVALID_REFRESH_TOKEN')
  })
})
