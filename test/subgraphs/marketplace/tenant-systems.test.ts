// Systems that tenants install, upgrade, roll back and remove.
import { newId } from '@quintet/kit/slice/ids.ts'
import { consumers } from '@quintet/marketplace/tenant-systems/events.ts'
import { schemaNameOf } from '@quintet/marketplace/tenant-systems/names.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aManager, type Fixture, openFixture } from './fixture.ts'
import {
  changeSystem,
  installed,
  ownerOf,
  publishSystem,
  publishVersion,
  settledSystem,
  systemsOf,
  tablesIn,
} from './system-fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ isWorker: true })
})
afterAll(() => fixture.end())

const first = { from: '0.0.0/0', to: '1.0.0/1', sql: 'CREATE TABLE a (id int PRIMARY KEY)', rollback: 'DROP TABLE a' }
const second = { from: '1.0.0/1', to: '2.0.0/2', sql: 'CREATE TABLE b (id int); CREATE TABLE c (id int)' }
const undone = { ...second, rollback: 'DROP TABLE c; DROP TABLE b' }
const provisionedAt = (at: Date) => ({
  name: 'tenancy.tenant.provisioned' as const,
  payload: { version: 1 as const, at: at.toISOString() },
})
const pathsOf = ({ fields }: { fields: { path: string[] }[] }) => fields.map(({ path }) => path.join('.'))

describe('installSystem', () => {
  it('installs the latest version into a schema of the tenant', async () => {
    const manager = aManager()
    const slug = await publishSystem(fixture, [first, undone], { type: 'CRM & more' })
    const system = await installed(fixture, manager, slug, { configurations: { a: 1 }, featuresEnabled: ['mail'] })
    expect(system).toMatchObject({
      status: 'ACTIVE',
      schemaName: `tenant_${manager.tenantId!.replaceAll('-', '_')}_crm_more`,
      configurations: { a: 1 },
      featuresEnabled: ['mail'],
      errorMessage: null,
      installedAt: fixture.clock.now().toISOString(),
      version: { version: '2.0.0', schemaVersion: 2 },
    })
    expect(await tablesIn(fixture, system.schemaName)).toEqual(['a', 'b', 'c'])
    expect(await ownerOf(fixture, system.id)).toEqual({ login: false })
    const [shown] = await systemsOf(fixture, manager, 'history { fromVersion toVersion checksum appliedAt }')
    expect(shown).toEqual({
      history: [
        {
          fromVersion: '0.0.0',
          toVersion: '1.0.0',
          checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
          appliedAt: system.installedAt,
        },
        { fromVersion: '1.0.0', toVersion: '2.0.0', checksum: expect.any(String), appliedAt: system.installedAt },
      ],
    })
    expect(await systemsOf(fixture, aManager())).toEqual([])
  })

  it('leaves nothing of an installation that fails, and can be tried again', async () => {
    const manager = aManager()
    const broken = {
      ...first,
      sql: 'CREATE TABLE a (id int); INSERT INTO a (id) VALUES (1), (2); CREATE UNIQUE INDEX ON a ((1))',
    }
    const slug = await publishSystem(fixture, [broken])
    const failed = await installed(fixture, manager, slug)
    expect(failed).toMatchObject({
      status: 'FAILED',
      installedAt: null,
      errorMessage: expect.stringMatching(/statement 3/),
    })
    expect(await tablesIn(fixture, failed.schemaName)).toBeNull()
    expect(await ownerOf(fixture, failed.id)).toBeNull()
    await publishVersion(fixture, slug, [{ ...first, to: '1.0.1/1' }])
    const again = await installed(fixture, manager, slug)
    expect(again).toMatchObject({ id: failed.id, status: 'ACTIVE', version: { version: '1.0.1' } })
  })

  it('allows one system of each type, unless a suffix separates their schemas', async () => {
    const manager = aManager()
    const [one, other] = [
      await publishSystem(fixture, [first], { type: 'x' }),
      await publishSystem(fixture, [first], { type: 'x' }),
    ]
    await installed(fixture, manager, one)
    const refused = await changeSystem(fixture, manager, 'installSystem', { systemSlug: other })
    expect(refused).toMatchObject({ __typename: 'Conflict', code: 'SYSTEM_TYPE_INSTALLED' })
    const apart = await installed(fixture, manager, other, { schemaSuffix: 'two' })
    expect(apart.schemaName).toMatch(/_x_two$/)
    const twice = await changeSystem(fixture, manager, 'installSystem', { systemSlug: other, schemaSuffix: 'three' })
    expect(twice).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_EXISTS' })
  })

  it('keeps types with similar names apart', async () => {
    const manager = aManager()
    const schemas: string[] = []
    for (const type of ['a-b', 'a_b', `${'long '.repeat(8)}one`, `${'long '.repeat(8)}two`]) {
      schemas.push((await installed(fixture, manager, await publishSystem(fixture, [first], { type }))).schemaName)
    }
    expect(new Set(schemas).size).toBe(4)
    for (const schema of schemas) expect(await tablesIn(fixture, schema)).toEqual(['a'])
  })

  it('is refused where there is nothing to install', async () => {
    const manager = aManager()
    const install = (input: object) => changeSystem(fixture, manager, 'installSystem', input)
    expect(await install({ systemSlug: 'unknown' })).toMatchObject({ __typename: 'NotFound' })
    const slug = await publishSystem(fixture, [first])
    expect(await install({ systemSlug: slug, version: '9.0.0' })).toMatchObject({ __typename: 'NotFound' })
    const retired = await publishSystem(fixture, [first], { system: { status: 'RETIRED' } })
    expect(await install({ systemSlug: retired })).toMatchObject({ code: 'SYSTEM_RETIRED' })
    const bad = { systemSlug: slug, configurations: [], featuresEnabled: [''], schemaSuffix: 'A b' }
    expect(pathsOf(await install(bad))).toEqual([
      'input.configurations',
      'input.featuresEnabled.0',
      'input.schemaSuffix',
    ])
    expect(await systemsOf(fixture, manager)).toEqual([])
  })

  it('needs the systems that the version requires', async () => {
    const manager = aManager()
    const base = await publishSystem(fixture, [first, undone])
    const needs = { compatibility: { requires: [{ slug: base, range: '^2.0.0' }] } }
    const slug = await publishSystem(fixture, [first], { version: needs })
    const refused = await changeSystem(fixture, manager, 'installSystem', { systemSlug: slug })
    expect(refused).toMatchObject({ __typename: 'NotAllowed', code: 'INCOMPATIBLE' })
    const old = await installed(fixture, manager, base, { version: '1.0.0' })
    expect(await changeSystem(fixture, manager, 'installSystem', { systemSlug: slug })).toMatchObject({
      code: 'INCOMPATIBLE',
    })
    await changeSystem(fixture, manager, 'upgradeSystem', { tenantSystemId: old.id, toVersion: '2.0.0' })
    await settledSystem(fixture, manager, old.id)
    await installed(fixture, manager, slug)
    for (const [field, more] of [
      ['uninstallSystem', {}],
      ['rollbackSystem', { toVersion: '1.0.0' }],
    ] as const) {
      const dependent = await changeSystem(fixture, manager, field, { tenantSystemId: old.id, ...more })
      expect(dependent).toMatchObject({
        __typename: 'Conflict',
        code: 'DEPENDENTS_ACTIVE',
        message: expect.stringContaining(slug),
      })
    }
  })
})

describe('upgradeSystem and rollbackSystem', () => {
  it('move up and down the versions, and record each step in the history', async () => {
    const manager = aManager()
    const slug = await publishSystem(fixture, [first, undone])
    const { id, schemaName } = await installed(fixture, manager, slug, { version: '1.0.0' })
    const change = (field: string, toVersion: string) =>
      changeSystem(fixture, manager, field, { tenantSystemId: id, toVersion })
    expect(pathsOf(await change('upgradeSystem', '1.0.0'))).toEqual(['input.toVersion'])
    expect(await change('upgradeSystem', '3.0.0')).toMatchObject({ __typename: 'NotFound' })
    expect(await change('upgradeSystem', '2.0.0')).toMatchObject({ status: 'UPGRADING', version: { version: '1.0.0' } })
    expect(await settledSystem(fixture, manager, id)).toMatchObject({ status: 'ACTIVE', version: { version: '2.0.0' } })
    expect(await tablesIn(fixture, schemaName)).toEqual(['a', 'b', 'c'])
    expect(pathsOf(await change('rollbackSystem', '2.0.0'))).toEqual(['input.toVersion'])
    expect(await change('rollbackSystem', '1.0.0')).toMatchObject({ status: 'ROLLING_BACK' })
    expect(await settledSystem(fixture, manager, id)).toMatchObject({ status: 'ACTIVE', version: { version: '1.0.0' } })
    expect(await tablesIn(fixture, schemaName)).toEqual(['a'])
    const [shown] = await systemsOf(fixture, manager, 'history { fromVersion toVersion }')
    expect(shown).toMatchObject({
      history: [{ toVersion: '1.0.0' }, { toVersion: '2.0.0' }, { fromVersion: '2.0.0', toVersion: '1.0.0' }],
    })
  })

  it('are refused without a path, and rollbacks without their SQL', async () => {
    const manager = aManager()
    const slug = await publishSystem(fixture, [first, second])
    await publishVersion(fixture, slug, [{ ...first, to: '3.0.0/3' }])
    const { id } = await installed(fixture, manager, slug, { version: '2.0.0' })
    const up = await changeSystem(fixture, manager, 'upgradeSystem', { tenantSystemId: id, toVersion: '3.0.0' })
    expect(up).toMatchObject({
      __typename: 'NotAllowed',
      code: 'NO_PATH',
      message: expect.stringMatching(/2\.0\.0.*3\.0\.0/),
    })
    const down = await changeSystem(fixture, manager, 'rollbackSystem', { tenantSystemId: id, toVersion: '1.0.0' })
    expect(down).toMatchObject({ __typename: 'NotAllowed', code: 'NO_ROLLBACK' })
    expect(await systemsOf(fixture, manager)).toMatchObject([{ status: 'ACTIVE', version: { version: '2.0.0' } }])
  })

  it('leave the version unchanged when a step fails, and change settings without a version', async () => {
    const manager = aManager()
    const broken = { ...second, sql: 'CREATE TABLE b (id int); ALTER TABLE unknown ADD COLUMN x int' }
    const slug = await publishSystem(fixture, [first, broken])
    const { id, schemaName } = await installed(fixture, manager, slug, { version: '1.0.0' })
    await changeSystem(fixture, manager, 'upgradeSystem', { tenantSystemId: id, toVersion: '2.0.0' })
    const failed = await settledSystem(fixture, manager, id)
    expect(failed).toMatchObject({
      status: 'FAILED',
      version: { version: '1.0.0' },
      errorMessage: expect.stringMatching(/unknown/),
    })
    expect(await tablesIn(fixture, schemaName)).toEqual(['a'])
    const set = { tenantSystemId: id, configurations: { b: 2 }, featuresEnabled: ['x'] }
    expect(await changeSystem(fixture, manager, 'upgradeSystem', set)).toMatchObject({
      configurations: { b: 2 },
      featuresEnabled: ['x'],
    })
  })
})

describe('a new tenant', () => {
  it('gets the systems that are installed at provisioning, once', async () => {
    const manager = aManager()
    const system = { isInstalledAtProvisioning: true }
    const slugs = [
      await publishSystem(fixture, [first], { system }),
      await publishSystem(fixture, [first], { system, version: { isLatest: false } }),
      await publishSystem(fixture, [first]),
    ]
    const events = [1, 2].map((position) => ({
      ...provisionedAt(fixture.clock.now()),
      position,
      tenantId: manager.tenantId,
    }))
    const context = fixture.subgraph.running.contextFor({ ...manager, viewer: null })
    for (const event of events) {
      await context.scope.write((writer) => consumers[0]!.consume(event, writer, async () => {}))
    }
    await context.scope.close()
    await vi.waitFor(async () => expect(await systemsOf(fixture, manager)).toHaveLength(1), { timeout: 30_000 })
    const [only] = await systemsOf(fixture, manager)
    expect(await settledSystem(fixture, manager, only!.id)).toMatchObject({
      status: 'ACTIVE',
      system: { slug: slugs[0] },
    })
  })
})

describe('uninstallSystem', () => {
  it('drops the schema and its owner, and the system can be installed again', async () => {
    const manager = aManager()
    const slug = await publishSystem(fixture, [first])
    const { id, schemaName } = await installed(fixture, manager, slug)
    expect(await changeSystem(fixture, manager, 'uninstallSystem', { tenantSystemId: id })).toMatchObject({
      status: 'UNINSTALLING',
    })
    expect(await changeSystem(fixture, manager, 'uninstallSystem', { tenantSystemId: id })).toMatchObject({
      __typename: expect.stringMatching(/Conflict|NotFound/),
    })
    expect(await settledSystem(fixture, manager, id)).toMatchObject({ status: 'REMOVED' })
    expect(await tablesIn(fixture, schemaName)).toBeNull()
    expect(await ownerOf(fixture, id)).toBeNull()
    const again = await installed(fixture, manager, slug)
    expect(again).toMatchObject({ status: 'ACTIVE', schemaName })
    expect(again.id).not.toBe(id)
  })

  it('is refused for a system of another tenant', async () => {
    const { id } = await installed(fixture, aManager(), await publishSystem(fixture, [first]))
    for (const [field, more] of [
      ['uninstallSystem', {}],
      ['rollbackSystem', { toVersion: '1.0.0' }],
      ['upgradeSystem', {}],
    ] as const) {
      const refused = await changeSystem(fixture, aManager(), field, { tenantSystemId: id, ...more })
      expect(refused).toMatchObject({ __typename: 'NotFound' })
    }
    expect(await changeSystem(fixture, aManager(), 'uninstallSystem', { tenantSystemId: newId() })).toMatchObject({
      __typename: 'NotFound',
    })
  })
})

describe('names of schemas', () => {
  const nameOf = (tenant: string, type: string, taken?: ReadonlySet<string>) =>
    schemaNameOf({ tenant, type, suffix: null }, taken)

  it('are plain, at most 63 characters long, and made unique where they are taken', () => {
    expect(nameOf('tenant-001', 'crm')).toBe('tenant_tenant_001_crm')
    const long = ['x'.repeat(80), `${'x'.repeat(80)}y`].map((type) => nameOf('t', type))
    expect(new Set(long).size).toBe(2)
    for (const name of long) expect(name).toMatch(/^tenant_t_x+_[0-9a-f]{8}$/)
    for (const name of long) expect(name).toHaveLength(63)
    const [one, other] = [nameOf('a', 'b_c'), nameOf('a_b', 'c', new Set([nameOf('a', 'b_c')]))]
    expect(one).toBe('tenant_a_b_c')
    expect(other).toMatch(/^tenant_a_b_c_[0-9a-f]{8}$/)
  })
})
