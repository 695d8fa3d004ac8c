import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const content = `version updatedAt updatedBy { id } session { maxConcurrentSessions onLimit sessionTimeout extendOnActivity requireMFA }
  twoFactor { required graceLogins gracePeriodDays allowBackupCodes allowRememberDevice exemptRoles enforcementDate }
  ipRestrictions { enabled allowedIPs allowedRanges blockList }`
const updateText = `mutation ($input: UpdateSecurityPolicyInput!) {
  outcome: updateSecurityPolicy(input: $input) { ${problem} ... on SecurityPolicy { ${content} } } }`
const readText = `{ viewer { tenant { securityPolicy { ${content} } } } }`

interface Policy {
  readonly version: number
  readonly updatedBy: { id: string } | null
  readonly session: Record<string, unknown>
  readonly twoFactor: Record<string, unknown>
  readonly ipRestrictions: Record<string, unknown>
}
type Outcome = Policy & {
  readonly __typename: string
  readonly code: string
  readonly path: string[]
  readonly fields: { path: string[] }[]
}
const by = (tenant: Tenant, userId = tenant.ownerId) => fixture.envelope(userId, tenant)
const update = async (tenant: Tenant, input: object) =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(updateText, { input }, await by(tenant))).outcome
const read = async (tenant: Tenant) =>
  (await fixture.subgraph.ask<{ viewer: { tenant: { securityPolicy: Policy } } }>(readText, {}, await by(tenant)))
    .viewer.tenant.securityPolicy

describe('the security policy', () => {
  it('of a new tenant has the default values', async () => {
    expect(await read(await fixture.aTenant())).toMatchObject({
      version: 1,
      updatedBy: null,
      session: {
        maxConcurrentSessions: 3,
        onLimit: 'EVICT',
        sessionTimeout: 3600,
        extendOnActivity: true,
        requireMFA: false,
      },
      twoFactor: {
        required: false,
        graceLogins: 3,
        gracePeriodDays: 7,
        allowBackupCodes: true,
        allowRememberDevice: false,
        exemptRoles: [],
        enforcementDate: null,
      },
      ipRestrictions: { enabled: false, allowedIPs: [], allowedRanges: [], blockList: [] },
    })
  })

  it('keeps what a change leaves out, and its version goes up by one', async () => {
    const tenant = await fixture.aTenant()
    const first = await update(tenant, { version: 1, session: { maxConcurrentSessions: null, requireMFA: true } })
    expect(first).toMatchObject({ version: 2, updatedBy: { id: tenant.ownerId } })
    const enforcementDate = '2027-01-01T00:00:00.000Z'
    await update(tenant, { version: 2, twoFactor: { required: true, exemptRoles: ['viewer'], enforcementDate } })
    const policy = await read(tenant)
    expect(policy).toMatchObject({
      version: 3,
      session: { maxConcurrentSessions: null, requireMFA: true, sessionTimeout: 3600 },
      twoFactor: { required: true, exemptRoles: ['viewer'], graceLogins: 3 },
    })
    expect(new Date(String(policy.twoFactor.enforcementDate)).toISOString()).toBe(enforcementDate)
    const emptied = await update(tenant, { version: 3, twoFactor: { enforcementDate: null } })
    expect(emptied.twoFactor.enforcementDate).toBeNull()
  })

  it('is changed only from the version that was read', async () => {
    const tenant = await fixture.aTenant()
    await update(tenant, { version: 1, session: { sessionTimeout: 600 } })
    const late = await update(tenant, { version: 1, session: { sessionTimeout: 900 } })
    expect(late).toMatchObject({ __typename: 'Conflict', code: 'VERSION', path: ['input', 'version'] })
    expect((await read(tenant)).session.sessionTimeout).toBe(600)
    const both = await Promise.all(
      [600, 900].map((sessionTimeout) => update(tenant, { version: 2, session: { sessionTimeout } })),
    )
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'SecurityPolicy'])
  })

  it('is refused with every field that breaks a rule', async () => {
    const tenant = await fixture.aTenant()
    const outcome = await update(tenant, {
      version: 1,
      session: { maxConcurrentSessions: 101, sessionTimeout: 299, extendOnActivity: null },
      twoFactor: { graceLogins: -1, gracePeriodDays: 366, exemptRoles: null },
      ipRestrictions: { allowedIPs: ['010.0.0.1'], allowedRanges: ['192.0.2.1/24'], blockList: ['0.0.0.0/0'] },
    })
    expect(outcome.__typename).toBe('InvalidInput')
    expect(outcome.fields.map(({ path }) => path.slice(1).join('.'))).toEqual([
      'session.maxConcurrentSessions',
      'session.sessionTimeout',
      'session.extendOnActivity',
      'twoFactor.graceLogins',
      'twoFactor.gracePeriodDays',
      'twoFactor.exemptRoles',
      'ipRestrictions.allowedIPs',
      'ipRestrictions.allowedRanges',
      'ipRestrictions.blockList',
    ])
    expect((await read(tenant)).version).toBe(1)
  })

  it.each([
    ['session', 'maxConcurrentSessions', 1, 100],
    ['session', 'sessionTimeout', 300, 2_592_000],
    ['twoFactor', 'graceLogins', 0, 100],
    ['twoFactor', 'gracePeriodDays', 0, 365],
  ])('allows %s.%s from %i to %i', async (part, field, least, most) => {
    const tenant = await fixture.aTenant()
    let version = 1
    for (const value of [least, most]) {
      const outcome = await update(tenant, { version: version++, [part]: { [field]: value } })
      expect(outcome.__typename, String(value)).toBe('SecurityPolicy')
    }
    for (const value of [least - 1, most + 1]) {
      const outcome = await update(tenant, { version, [part]: { [field]: value } })
      expect(
        outcome.fields.map(({ path }) => path.at(-1)),
        String(value),
      ).toEqual([field])
    }
  })

  it('does not exempt a role that the tenant does not have', async () => {
    const outcome = await update(await fixture.aTenant(), {
      version: 1,
      twoFactor: { exemptRoles: ['viewer', 'nothing'] },
    })
    expect(outcome).toMatchObject({ __typename: 'NotFound', path: ['input', 'twoFactor', 'exemptRoles'] })
  })

  it('that blocks the address of its author is saved only with force', async () => {
    const tenant = await fixture.aTenant()
    // Callers of this fixture come from 192.0.2.1.
    for (const ipRestrictions of [
      { enabled: true, allowedIPs: ['198.51.100.1'] },
      { enabled: true, blockList: ['192.0.2.0/24'] },
    ]) {
      const refused = await update(tenant, { version: 1, ipRestrictions })
      expect(refused).toMatchObject({ __typename: 'NotAllowed', code: 'LOCKS_OUT_AUTHOR' })
    }
    expect((await read(tenant)).version).toBe(1)
    const off = await update(tenant, { version: 1, ipRestrictions: { allowedIPs: ['198.51.100.1'] } })
    expect(off.version).toBe(2)
    expect((await update(tenant, { version: 2, ipRestrictions: { enabled: true } })).code).toBe('LOCKS_OUT_AUTHOR')
    expect((await update(tenant, { version: 2, ipRestrictions: { enabled: true }, force: true })).version).toBe(3)
  })

  it('raises the policy version of the tenant, notifies gateways, and is audited as HIGH', async () => {
    const tenant = await fixture.aTenant()
    const before = (await fixture.grants(tenant.ownerId, tenant.id)).policyVersion
    await update(tenant, { version: 1, session: { requireMFA: true } })
    expect((await fixture.grants(tenant.ownerId, tenant.id)).policyVersion).toBe(before + 1)
    const { admin } = fixture.database
    expect(
      await admin`select user_id from tenancy.access_changes where tenant_id = ${tenant.id} order by id desc limit 1`,
    ).toEqual([{ user_id: null }])
    const [entry] = await admin`select severity from tenancy.audit_log
      where tenant_id = ${tenant.id} and event = 'tenancy.security_policy.changed'`
    expect(entry).toEqual({ severity: 'HIGH' })
  })

  it('is read and changed only with the permission, in one’s own tenant', async () => {
    const [tenant, other] = [await fixture.aTenant(), await fixture.aTenant()]
    for (const role of ['member', 'viewer', 'manager', 'agent']) {
      const member = await by(tenant, await fixture.aMember(tenant, role))
      expect(await fixture.subgraph.refused(readText, {}, member), role).toEqual(['FORBIDDEN'])
      expect(await fixture.subgraph.refused(updateText, { input: { version: 1 } }, member), role).toEqual(['FORBIDDEN'])
    }
    const admin = await by(tenant, await fixture.aMember(tenant, 'tenant_admin'))
    expect(await fixture.subgraph.refused(readText, {}, admin)).toEqual([])
    await update(other, { version: 1, session: { sessionTimeout: 300 } })
    expect((await read(tenant)).session.sessionTimeout).toBe(3600)
  })

  it('needs a fresh proof of identity to be changed', async () => {
    const tenant = await fixture.aTenant()
    const envelope = await by(tenant)
    const stale = { ...envelope, viewer: { ...envelope.viewer!, authTime: envelope.viewer!.authTime - 601 } }
    expect(await fixture.subgraph.refused(updateText, { input: { version: 1 } }, stale)).toEqual(['STEP_UP_REQUIRED'])
  })
})
