import { anonymousEnvelope, serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { permits } from '@quintet/kit/wire/powers.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('a grant', () => {
  it.each([
    ['credit.scores:write', 'credit.scores:write', true],
    ['credit.scores:write', 'credit.scores:read', false],
    ['credit.scores:write', 'credit.applications:write', false],
    ['credit.scores:write', 'identity.scores:write', false],
    ['*.*:*', 'credit.scores:write', true],
    ['*.*:read', 'credit.scores:read', true],
    ['*.*:read', 'credit.scores:write', false],
    ['recruiting.*:*', 'recruiting.jobs:write', true],
    ['recruiting.*:*', 'credit.jobs:write', false],
    ['*.jobs:read', 'recruiting.jobs:read', true],
    ['*.jobs:read', 'recruiting.analyses:read', false],
    // A star stands for a whole segment, never for a part of one or for several.
    ['credit.sco*:write', 'credit.scores:write', false],
    ['credit.*', 'credit.scores:write', false],
    ['*', 'credit.scores:write', false],
    ['*:*', 'credit.scores:write', false],
    ['*.*.*:*', 'credit.scores:write', false],
    ['', 'credit.scores:write', false],
    // The requested permission is not a pattern: only a grant with the star permits a star.
    ['credit.scores:write', 'credit.scores:*', false],
    ['credit.scores:write', '*.*:*', false],
    ['*.*:*', '*.*:*', true],
    ['credit.*:*', 'credit.*:read', true],
    ['*.*:read', 'credit.*:*', false],
    ['Credit.scores:write', 'credit.scores:write', false],
    // A star never stands for the platform: a role must name it.
    ['*.*:*', 'platform.tenants:write', false],
    ['*.*:read', 'platform.users:read', false],
    ['*.tenants:write', 'platform.tenants:write', false],
    ['*.*:*', 'platform.*:*', false],
    ['platform.*:*', 'platform.tenants:write', true],
    ['platform.tenants:*', 'platform.tenants:write', true],
    ['platform.tenants:write', 'platform.tenants:write', true],
    ['tenancy.*:*', 'tenancy.platform:write', true],
    ['*.platform:*', 'tenancy.platform:write', true],
  ])('%j permits %j: %s', (grant, permission, expected) => {
    expect(permits([grant], permission)).toBe(expected)
  })

  it('is enough among many, and without one nothing is permitted', () => {
    expect(permits([], 'credit.scores:write')).toBe(false)
    expect(permits(['a.b:c', 'credit.*:read', '*.scores:write'], 'credit.scores:write')).toBe(true)
  })

  const segment = fc.constantFrom('credit', 'scores', 'read', 'write', 'platform')
  const words = fc.tuple(segment, segment, segment)
  const text = ([a, b, c]: readonly string[]) => `${a}.${b}:${c}`

  it('permits exactly what it matches segment by segment, where a star matches any but the platform', () => {
    const grant = fc.tuple(...Array(3).fill(fc.oneof(segment, fc.constant('*')))) as fc.Arbitrary<string[]>
    fc.assert(
      fc.property(fc.array(grant), words, (grants, permission) => {
        const isStarAllowed = (i: number) => i > 0 || permission[0] !== 'platform'
        const isMet = (word: string, i: number) => word === permission[i] || (word === '*' && isStarAllowed(i))
        const expected = grants.some((each) => each.every(isMet))
        expect(permits(grants.map(text), text(permission))).toBe(expected)
      }),
    )
  })

  it('added to others never permits less, and their order does not matter', () => {
    const patterns = fc.array(words.map(text))
    fc.assert(
      fc.property(patterns, patterns, words, (some, more, permission) => {
        const wanted = text(permission)
        if (permits(some, wanted)) expect(permits([...some, ...more], wanted)).toBe(true)
        expect(permits([...more, ...some], wanted)).toBe(permits([...some, ...more], wanted))
      }),
    )
  })
})

describe('an envelope', () => {
  it('of an unauthenticated caller has no viewer, no tenant, no grants and is no service', () => {
    expect(anonymousEnvelope('r', '192.0.2.1', 'agent')).toEqual({
      requestId: 'r',
      viewer: null,
      actor: null,
      client: null,
      scopes: null,
      isRestricted: false,
      isTenantEnding: false,
      placement: null,
      onBehalfOf: null,
      realmId: '00000000-0000-7000-8000-000000000001',
      tenantId: null,
      grants: [],
      policyVersion: 0,
      clientIp: '192.0.2.1',
      userAgent: 'agent',
      service: null,
    })
  })

  it('of a service names the request and the service, and has no viewer and no grants', () => {
    const { requestId, service, viewer, grants } = serviceEnvelope('credit', 'r')
    expect([requestId, service, viewer, grants]).toEqual(['r', 'credit', null, []])
  })
})
