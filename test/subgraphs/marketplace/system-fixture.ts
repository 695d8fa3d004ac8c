// Systems on offer and tenants that install them, for tests.
import { newId } from '@quintet/kit/slice/ids.ts'
import { ownerRoleOf } from '@quintet/marketplace/tenant-systems/names.ts'
import { expect, vi } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import type { Envelope, Fixture } from './fixture.ts'

export interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly status: string
  readonly schemaName: string
  readonly errorMessage: string | null
  readonly configurations: object
  readonly featuresEnabled: string[]
  readonly installedAt: string | null
  readonly version: { version: string; schemaVersion: number }
  readonly code: string
  readonly message: string
  readonly fields: { path: string[]; message: string }[]
}

const card = `id status schemaName configurations featuresEnabled errorMessage installedAt updatedAt
  system { slug type } version { version schemaVersion }`

const operator = envelopeOf({ userId: newId(), tenantId: newId(), grants: ['platform.systems:publish'] })

export interface Migration {
  /** `1.0.0/1`: version and schema. */
  readonly from: string
  readonly to: string
  readonly sql: string
  readonly rollback?: string
}

/** Publishes versions of a system, each with the migration that leads to it. Returns its slug. */
export async function publishSystem(
  fixture: Fixture,
  migrations: readonly Migration[],
  more: { readonly type?: string; readonly system?: object; readonly version?: object } = {},
): Promise<string> {
  const slug = `s-${newId()}`
  const system = { slug, name: slug, type: more.type ?? slug.slice(-10), vendor: 'Tests', ...more.system }
  await fixture.change(operator, 'saveManagementSystem', system, '... on ManagementSystem { id }')
  for (const migration of migrations) await publishVersion(fixture, slug, [migration], more.version)
  return slug
}

export async function publishVersion(
  fixture: Fixture,
  systemSlug: string,
  migrations: readonly Migration[],
  more: object = {},
): Promise<void> {
  const point = (text: string) => ({ version: text.split('/')[0]!, schema: Number(text.split('/')[1]) })
  const target = point(migrations[0]!.to)
  const published = await fixture.change<Outcome>(
    operator,
    'publishSystemVersion',
    {
      systemSlug,
      version: target.version,
      schemaVersion: target.schema,
      migrations: migrations.map(({ from, to, sql, rollback = null }) => ({
        versionFrom: point(from).version,
        versionTo: point(to).version,
        schemaVersionFrom: point(from).schema,
        schemaVersionTo: point(to).schema,
        migrationSql: sql,
        rollbackSql: rollback,
      })),
      ...more,
    },
    '... on SystemVersion { version }',
  )
  expect(published).toMatchObject({ __typename: 'SystemVersion' })
}

/** Runs one of the four mutations. */
export const changeSystem = (fixture: Fixture, envelope: Envelope, field: string, input: object): Promise<Outcome> =>
  fixture.change<Outcome>(envelope, field, { idempotencyKey: newId(), ...input }, `... on TenantSystem { ${card} }`)

export async function systemsOf(fixture: Fixture, envelope: Envelope, fields = card): Promise<Outcome[]> {
  const { systems } = await fixture.ofTenant<{ systems: { nodes: Outcome[] } }>(
    envelope,
    `systems { nodes { ${fields} } }`,
  )
  return systems.nodes
}

/** The system when nothing is being done with it any longer. */
export const settledSystem = (fixture: Fixture, envelope: Envelope, id: string): Promise<Outcome> =>
  vi.waitFor(
    async () => {
      const system = (await systemsOf(fixture, envelope)).find((each) => each.id === id)!
      expect(['ACTIVE', 'FAILED', 'REMOVED']).toContain(system.status)
      return system
    },
    { timeout: 30_000, interval: 100 },
  )

/** Installs a system and waits for it. */
export async function installed(fixture: Fixture, envelope: Envelope, systemSlug: string, more: object = {}) {
  const begun = await changeSystem(fixture, envelope, 'installSystem', { systemSlug, ...more })
  expect(begun).toMatchObject({ __typename: 'TenantSystem', status: 'PENDING' })
  return settledSystem(fixture, envelope, begun.id)
}

/** Names of tables in a schema, without the ledger; null where there is no schema. */
export async function tablesIn(fixture: Fixture, schema: string): Promise<string[] | null> {
  const { admin } = fixture.database
  if ((await admin`select 1 from pg_namespace where nspname = ${schema}`).length === 0) return null
  const rows = await admin`select tablename as name from pg_tables where schemaname = ${schema}
    and tablename <> 'quintet_ledger' order by 1`
  return rows.map(({ name }) => name)
}

/** Whether the owner of a system's schema is there, and may log in. */
export async function ownerOf(fixture: Fixture, id: string): Promise<{ login: boolean } | null> {
  const [row] = await fixture.database.admin<{ login: boolean }[]>`
    select rolcanlogin as login from pg_roles where rolname = ${ownerRoleOf(id)}`
  return row ?? null
}
