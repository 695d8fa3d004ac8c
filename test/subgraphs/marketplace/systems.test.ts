// Systems on offer: what is published of them, how migrations connect versions, and the path between two versions.
import { newId } from '@quintet/kit/slice/ids.ts'
import { pathBetween } from '@quintet/marketplace/systems/paths.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly version: number | string
  readonly code: string
  readonly message: string
  readonly fields: { path: string[]; message: string }[]
}
const operator = envelopeOf({
  userId: newId(),
  tenantId: newId(),
  grants: ['platform.systems:publish', 'marketplace.*:read'],
})
const systemCard =
  '... on ManagementSystem { id slug name type vendor status isInstalledAtProvisioning metadata version }'
const save = (input: object) =>
  fixture.change<Outcome>(
    operator,
    'saveManagementSystem',
    { slug: 'crm', name: 'CRM', type: 'crm', vendor: 'Quintet', ...input },
    systemCard,
  )
const publish = (input: object) =>
  fixture.change<Outcome>(
    operator,
    'publishSystemVersion',
    input,
    '... on SystemVersion { version schemaVersion isLatest releaseDate dependencies compatibility }',
  )
const step = (versionFrom: string, versionTo: string, schemaVersionFrom: number, schemaVersionTo: number) => ({
  versionFrom,
  versionTo,
  schemaVersionFrom,
  schemaVersionTo,
})
const first = (sql: string) => ({ ...step('0.0.0', '1.0.0', 0, 1), migrationSql: sql })
const pathsOf = ({ fields }: Outcome) => fields.map(({ path }) => path.join('.'))
/** A system with a first version. */
async function aSystem(sql = 'CREATE TABLE a (id int PRIMARY KEY)'): Promise<string> {
  const slug = `s-${newId()}`
  await save({ slug, type: slug })
  const published = await publish({ systemSlug: slug, version: '1.0.0', schemaVersion: 1, migrations: [first(sql)] })
  expect(published).toMatchObject({ __typename: 'SystemVersion', isLatest: true })
  return slug
}
async function versionsOf(slug: string) {
  const text = `query { managementSystems(type: "${slug}") { nodes { versions { nodes { version isLatest } } } } }`
  type Answer = { managementSystems: { nodes: { versions: { nodes: { version: string; isLatest: boolean }[] } }[] } }
  const answer = await fixture.subgraph.ask<Answer>(text, {}, operator)
  return answer.managementSystems.nodes[0]!.versions.nodes.map(({ version, isLatest }) => [version, isLatest])
}

describe('saveManagementSystem', () => {
  it('creates a system, and changes it only from the version that was read, but never its type', async () => {
    expect(await save({ metadata: { size: 'small' } })).toMatchObject({
      __typename: 'ManagementSystem',
      status: 'ACTIVE',
      isInstalledAtProvisioning: false,
      metadata: { size: 'small' },
      version: 1,
    })
    expect(await save({})).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_EXISTS' })
    expect(await save({ version: 2 })).toMatchObject({ __typename: 'Conflict', code: 'VERSION' })
    expect(pathsOf(await save({ version: 1, type: 'erp' }))).toEqual(['input.type'])
    expect(await save({ version: 1, status: 'RETIRED' })).toMatchObject({ status: 'RETIRED', version: 2 })
    expect(await save({ slug: 'unknown', version: 1 })).toMatchObject({ __typename: 'NotFound' })
  })

  it('names every field that breaks a rule', async () => {
    const refused = await save({ slug: 'A b', name: ' ', type: '--', vendor: '', metadata: 3 })
    expect(pathsOf(refused)).toEqual(['input.slug', 'input.name', 'input.type', 'input.vendor', 'input.metadata'])
  })
})

describe('publishSystemVersion', () => {
  it('refuses SQL that is not allowed, with a problem for each statement', async () => {
    const slug = await aSystem()
    const sql = 'CREATE TABLE b (id int); DROP SCHEMA public; GRANT ALL ON b TO PUBLIC'
    const migration = { ...step('1.0.0', '2.0.0', 1, 2), migrationSql: sql, rollbackSql: 'DROP OWNED BY CURRENT_USER' }
    const refused = await publish({ systemSlug: slug, version: '2.0.0', schemaVersion: 2, migrations: [migration] })
    expect(refused).toMatchObject({ __typename: 'InvalidInput', code: 'SQL_REFUSED' })
    expect(refused.fields).toEqual([
      { path: ['input', 'migrations', '0', 'migrationSql'], message: 'Statement 2: DROP SCHEMA is not allowed' },
      { path: ['input', 'migrations', '0', 'migrationSql'], message: 'Statement 3: GRANT is not allowed' },
      { path: ['input', 'migrations', '0', 'rollbackSql'], message: 'Statement 1: DROP OWNED is not allowed' },
    ])
    expect(await versionsOf(slug)).toEqual([['1.0.0', true]])
  })

  it('refuses migrations that do not connect versions', async () => {
    const slug = await aSystem()
    const migrationSql = 'CREATE TABLE b (id int)'
    const with_ = (migrations: object[], more: object = {}) =>
      publish({ systemSlug: slug, version: '2.0.0', schemaVersion: 2, migrations, ...more })
    const joined = { ...step('1.0.0', '2.0.0', 1, 2), migrationSql }
    expect(pathsOf(await with_([{ ...joined, versionFrom: '1.5.0' }]))).toEqual(['input.migrations.0.versionFrom'])
    expect(pathsOf(await with_([{ ...joined, schemaVersionFrom: 3 }]))).toEqual([
      'input.migrations.0.schemaVersionFrom',
      'input.migrations.0.schemaVersionTo',
    ])
    expect(pathsOf(await with_([{ ...joined, schemaVersionTo: 1 }]))).toEqual(['input.migrations.0.schemaVersionTo'])
    expect(pathsOf(await with_([joined, joined]))).toEqual(['input.migrations.1.versionFrom'])
    expect(pathsOf(await with_([{ ...first(migrationSql) }]))).toEqual([
      'input.migrations.0.versionFrom',
      'input.migrations',
    ])
    expect(pathsOf(await with_([]))).toEqual(['input.migrations'])
    const needs = { requires: [{ slug: 'unknown', range: '1' }] }
    expect(pathsOf(await with_([joined], { dependencies: needs }))).toEqual(['input.dependencies.requires.0.slug'])
    const broken = { requires: [{ slug: 'crm', range: 'x y' }] }
    expect(pathsOf(await with_([joined], { compatibility: broken }))).toEqual(['input.compatibility.requires.0.range'])
    expect(await with_([joined], { systemSlug: 'unknown' })).toMatchObject({ __typename: 'NotFound' })
    expect(await versionsOf(slug)).toEqual([['1.0.0', true]])
    expect(await with_([joined], { isLatest: false })).toMatchObject({
      isLatest: false,
      dependencies: { requires: [] },
    })
    expect(await with_([joined])).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_EXISTS' })
    expect(await versionsOf(slug)).toEqual([
      ['2.0.0', false],
      ['1.0.0', true],
    ])
  })

  it('keeps one latest version, and never changes what was published', async () => {
    const slug = await aSystem()
    const migration = { ...step('1.0.0', '1.1.0', 1, 1), migrationSql: 'ALTER TABLE a ADD COLUMN b int' }
    await publish({ systemSlug: slug, version: '1.1.0', schemaVersion: 1, migrations: [migration] })
    expect(await versionsOf(slug)).toEqual([
      ['1.1.0', true],
      ['1.0.0', false],
    ])
    const { admin } = fixture.database
    await expect(admin`update marketplace.system_migrations set migration_sql = 'x'`).rejects.toThrow(/written once/)
    await expect(admin`update marketplace.system_versions set version = 'x'`).rejects.toThrow(/written once/)
    await expect(admin`delete from marketplace.system_versions`).rejects.toThrow(/written once/)
  })

  it('accepts the types that earlier migrations have made', async () => {
    const slug = await aSystem("CREATE TYPE stage AS ENUM ('new'); CREATE TABLE a (id int PRIMARY KEY, stage stage)")
    const migration = { ...step('1.0.0', '2.0.0', 1, 2), migrationSql: 'CREATE TABLE b (stage stage)' }
    const published = await publish({ systemSlug: slug, version: '2.0.0', schemaVersion: 2, migrations: [migration] })
    expect(published.__typename).toBe('SystemVersion')
  })
})

describe('the path between versions', () => {
  const way = (steps: ReturnType<typeof step>[], from: string, to: string) =>
    pathBetween(steps, from, to)?.map(({ versionTo }) => versionTo) ?? null

  it('has the fewest steps', () => {
    const steps = [step('0.0.0', '1.0.0', 0, 1), step('1.0.0', '2.0.0', 1, 2), step('0.0.0', '2.0.0', 0, 2)]
    expect(way(steps, '0.0.0', '2.0.0')).toEqual(['2.0.0'])
    expect(way(steps, '1.0.0', '1.0.0')).toEqual([])
    expect(way(steps, '2.0.0', '1.0.0')).toBeNull()
    expect(way(steps, '0.0.0', '3.0.0')).toBeNull()
  })

  it('of equally many steps has the fewest schema changes, then the highest versions', () => {
    const over = (middle: string, schema: number) => [
      step('0.0.0', middle, 0, schema),
      step(middle, '9.0.0', schema, 3),
    ]
    expect(way([...over('1.0.0', 1), ...over('2.0.0', 3)], '0.0.0', '9.0.0')).toEqual(['2.0.0', '9.0.0'])
    expect(way([...over('3.0.0', 1), ...over('2.0.0', 3)], '0.0.0', '9.0.0')).toEqual(['2.0.0', '9.0.0'])
    expect(way([...over('1.9.0', 1), ...over('1.10.0', 1)], '0.0.0', '9.0.0')).toEqual(['1.10.0', '9.0.0'])
  })
})
