// The first requests of a dashboard, in their order, on a fresh start with the demo data.
import { demoPassword as password } from '@quintet/kit/demo/people.ts'
import { describe, expect, it } from 'vitest'
import type { Json } from '../support/quintet/quintet.ts'
import type { Journey } from './journey.ts'

/** People, their sessions, and the Overview of each. */
export function people({ ask, gql, session, signIn }: Journey): void {
  describe('people and sessions', () => {
    it('signs up, refreshes, signs out and is then unauthenticated', async () => {
      const input = {
        email: 'mary@new.example',
        password: 'violet anchors over Lisbon',
        firstName: 'Mary',
        lastName: 'Shelley',
      }
      const { signUp } = await ask('SignUp', { input })
      expect(signUp).toMatchObject({ __typename: 'SignedIn', expiresAt: expect.stringMatching(/^20.*Z$/) })
      const again = await ask('SignUp', { input })
      expect(again.signUp).toMatchObject({ __typename: 'Conflict', code: 'EMAIL_TAKEN', path: ['input', 'email'] })
      const weak = await ask('SignUp', { input: { ...input, email: 'no address', password: 'short' } })
      expect(weak.signUp).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' })

      const { refreshSession } = await ask('RefreshSession', { input: { refreshToken: signUp.refreshToken } }, 'stale')
      expect(refreshSession.__typename).toBe('SignedIn')
      const { viewer } = await ask('Overview', {}, refreshSession.accessToken)
      expect(viewer).toMatchObject({
        user: { email: 'mary@new.example', profile: { firstName: 'Mary', lastName: 'Shelley' } },
        permissions: [],
        memberships: { nodes: [] },
        creditApplications: { nodes: [] },
        tenant: null,
      })
      const { signOut } = await ask('SignOut', {}, refreshSession.accessToken)
      expect(signOut.__typename).toBe('SignedOut')
      const { data, errors } = await gql('Overview', {}, refreshSession.accessToken)
      expect(data).toBeUndefined()
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
      const dead = await ask('RefreshSession', { input: { refreshToken: refreshSession.refreshToken } })
      expect(dead.refreshSession).toMatchObject({ __typename: 'NotAllowed', code: 'INVALID_REFRESH_TOKEN' })
    })

    it('signs in with and without a tenant, and refuses every fault alike', async () => {
      const email = 'barbara@acme.example'
      for (const tenantSlug of ['acme', undefined]) {
        const { accessToken } = await session(email, tenantSlug)
        expect((await ask('{ viewer { tenant { slug } } }', {}, accessToken)).viewer.tenant.slug).toBe('acme')
      }
      const refused = async (input: object) => (await ask('SignIn', { input })).signIn
      const wrong = await refused({ email, password: 'wrong' })
      expect(wrong).toMatchObject({ __typename: 'NotAllowed', code: 'INVALID_CREDENTIALS' })
      expect(await refused({ email: 'unknown@acme.example', password })).toEqual(wrong)
      const elsewhere = await refused({ email, password, tenantSlug: 'globex' })
      expect(elsewhere).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' })
      expect(await refused({ email, password, tenantSlug: 'nowhere' })).toEqual(elsewhere)
    })

    it('creates a tenant and enters it in a new session', async () => {
      const { accessToken } = await session('claude@acme.example', 'acme')
      const input = { name: 'Initech', slug: 'initech', idempotencyKey: 'initech' }
      const { createTenant } = await ask('CreateTenant', { input }, accessToken)
      expect(createTenant).toEqual({ __typename: 'Tenant', id: expect.any(String), slug: 'initech', name: 'Initech' })
      expect((await ask('CreateTenant', { input }, accessToken)).createTenant).toEqual(createTenant)
      const taken = await ask('CreateTenant', { input: { name: 'Other', slug: 'acme' } }, accessToken)
      expect(taken.createTenant).toMatchObject({ __typename: 'Conflict', code: 'SLUG_TAKEN', path: ['input', 'slug'] })

      const { switchTenant } = await ask('SwitchTenant', { input: { tenantSlug: 'initech' } }, accessToken)
      const inside = (await ask('Overview', {}, switchTenant.accessToken)).viewer
      expect(inside).toMatchObject({ permissions: ['*.*:*'], tenant: { id: createTenant.id, jobs: { nodes: [] } } })
      expect(inside.memberships.nodes.map((node: Json) => node.tenant.slug)).toEqual(['acme', 'initech'])
      expect((await ask('{ viewer { tenant { slug } } }', {}, accessToken)).viewer.tenant.slug).toBe('acme')
      const elsewhere = await ask('SwitchTenant', { input: { tenantSlug: 'globex' } }, accessToken)
      expect(elsewhere.switchTenant).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' })
    })
  })

  describe('Overview', () => {
    it.each([
      ['ada@acme.example', 'acme', ['owner'], 'Ada'],
      ['grace@acme.example', 'acme', ['agent'], 'Grace'],
      ['linus@globex.example', 'globex', ['owner'], 'Linus'],
    ])('answers %s whole', async (email, slug, roles, firstName) => {
      const { viewer } = await ask('Overview', {}, await signIn(email))
      expect(viewer.user).toMatchObject({ email, profile: { firstName } })
      expect(viewer.tenant.slug).toBe(slug)
      expect(viewer.memberships.nodes).toMatchObject([
        { tenant: { slug }, roles: roles.map((role) => ({ slug: role })) },
      ])
      expect(viewer.tenant.members.nodes).toHaveLength(5)
      expect(viewer.tenant.members.pageInfo).toEqual({ hasNextPage: true, endCursor: expect.any(String) })
      expect(viewer.tenant.licences.nodes).toMatchObject([
        ...Array(3).fill({ type: 'PURCHASED', status: 'ACTIVE' }),
        { type: 'TRIAL', status: 'ACTIVE' },
      ])
      const [job] = viewer.tenant.jobs.nodes
      expect(job.analyses.nodes[0]).toMatchObject({
        matchScore: expect.any(Number),
        candidate: { name: expect.any(String) },
      })
    })

    it('answers alan what members may see, and names what is refused', async () => {
      const { data, errors } = await gql('Overview', {}, await signIn('alan@acme.example'))
      expect(data.viewer.creditApplications.nodes).toEqual([])
      expect(data.viewer.tenant).toMatchObject({ slug: 'acme', creditApplications: null })
      for (const job of data.viewer.tenant.jobs.nodes)
        expect(job).toMatchObject({ title: expect.any(String), analyses: null })
      expect(new Set(errors?.map((error) => error.extensions.code))).toEqual(new Set(['FORBIDDEN']))
    })

    it('shows root of the platform without a tenant', async () => {
      const { viewer } = await ask('Overview', {}, await signIn('root@quintet.example'))
      expect(viewer).toMatchObject({ tenant: null, memberships: { nodes: [] }, permissions: ['platform.*:*'] })
    })
  })
}
