// Marketplace over two databases, with tenants that have a system installed and move between the two.
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import type { MoveStep } from '@quintet/drizzle/move/move.ts'
import { tenantSchemas } from '@quintet/drizzle/move/schemas.ts'
import type { Placements } from '@quintet/kit/events/placements.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { partsBack, partsOf } from '@quintet/tenancy/tenant-moves/parts.ts'
import { expect } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { aMove, type TestMove } from '../../support/database/move-fixture.ts'
import { aManager, type Envelope, openFixture } from './fixture.ts'
import { installed, publishSystem, publishVersion } from './system-fixture.ts'

export const nextId = newId()
/** A database that does not answer. */
export const deadId = newId()
const nowhere = 'postgres://login:password@127.0.0.1:1/nowhere'

export interface Tenant {
  readonly envelope: Envelope
  readonly tenantId: string
  readonly id: string
  readonly schema: string
}

/** Everything in a schema: rows, and where its sequences are. */
export async function contentOf({ admin }: Pick<TestDatabase, 'admin'>, schema: string): Promise<object> {
  const relations = await admin`select relname as name, relkind::text as kind from pg_class
    where relnamespace = to_regnamespace(${schema}) and relkind in ('r', 'S') order by 1`
  const found: Record<string, unknown> = {}
  for (const { name, kind } of relations) {
    const what = kind === 'S' ? 'last_value::text, is_called' : '*'
    const rows = await admin.unsafe(`select to_jsonb(t) as row from (select ${what} from ${schema}.${name}) t`)
    found[name] = rows.map(({ row }) => JSON.stringify(row)).sort()
  }
  return found
}

/** Names of the schemas of a tenant in a database. */
export const schemasIn = async ({ admin }: Pick<TestDatabase, 'admin'>, { tenantId }: Tenant) =>
  (await tenantSchemas(admin, tenantId)).map(({ schema }) => schema)

/** Interrupts a move after a step. */
export const killedAt = (killed: MoveStep) => (step: MoveStep) => {
  if (step === killed) throw new Error(`Killed after ${step}`)
}

/** Starts it; the second database is nextId. */
export async function openPlacedFixture() {
  /** The database of each tenant that is not in the first one. */
  const placed = new Map<string, string>()
  const next = await cloneDatabase()
  const connections = { url: next.runtimeUrl('marketplace'), migrationUrl: next.adminUrl }
  const partial: Partial<Placements> = {
    isSingle: () => false,
    others: () => [
      { id: nextId, name: 'next', region: null, connections },
      { id: deadId, name: 'dead', region: null, connections: { url: nowhere, migrationUrl: nowhere } },
    ],
    databaseOf: (tenantId) => placed.get(tenantId) ?? homeDatabaseId,
    regionOf: () => null,
    refresh: async () => {},
    onChange: () => () => {},
  }
  const placements = partial as Placements
  const fixture = await openFixture({
    isWorker: true,
    placements,
    cells: {
      openDatabase: (subgraph, { url, migrationUrl }) =>
        openDatabase({ subgraph, url, directUrl: migrationUrl, isSmall: true }),
      migrate: async () => {},
    },
  })
  const slug = await publishSystem(fixture, [
    {
      from: '0.0.0/0',
      to: '1.0.0/1',
      sql: `CREATE TYPE stage AS ENUM ('new', 'won');
        CREATE TABLE contacts (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, stage stage NOT NULL DEFAULT 'new',
          manager int REFERENCES contacts (id));
        CREATE TABLE keyless (a int, b json);
        CREATE TABLE doubled (half int, whole int GENERATED ALWAYS AS (half * 2) STORED PRIMARY KEY)`,
    },
  ])
  await publishVersion(fixture, slug, [
    { from: '1.0.0/1', to: '1.1.0/2', sql: 'ALTER TABLE contacts ADD COLUMN phone text' },
  ])

  async function aTenant(version = '1.0.0'): Promise<Tenant> {
    const envelope = aManager()
    const { id, schemaName, status } = await installed(fixture, envelope, slug, { version })
    expect(status).toBe('ACTIVE')
    return { envelope, tenantId: envelope.tenantId!, id, schema: schemaName }
  }

  const save = ({ envelope, id }: Tenant, values: object, idempotencyKey: string | null = null) =>
    fixture.change<Record<string, never>>(
      envelope,
      'saveTenantRecord',
      { tenantSystemId: id, table: 'contacts', values, idempotencyKey },
      '... on TenantRecord { values }',
    )

  const contacts = async ({ envelope, id }: Pick<Tenant, 'envelope' | 'id'>): Promise<string[]> => {
    const text = `query ($id: ID!) { tenantRecords(tenantSystemId: $id, table: "contacts", first: 100) { nodes { values } } }`
    const { tenantRecords } = await fixture.subgraph.ask<{ tenantRecords: { nodes: { values: { name: string } }[] } }>(
      text,
      { id },
      envelope,
    )
    return tenantRecords.nodes.map(({ values }) => values.name)
  }

  /** A move of the systems alone. */
  function moveOf(
    { tenantId }: Tenant,
    to: 'home' | 'next',
    afterStep: (step: MoveStep) => void | Promise<void> = () => {},
  ): TestMove {
    const [from, target] = to === 'next' ? [fixture.database, next] : [next, fixture.database]
    const databaseId = to === 'next' ? nextId : homeDatabaseId
    const move: TestMove = aMove(from, target, {
      tenantId,
      parts: [{ subgraph: 'marketplace', fromUrl: from.adminUrl, toUrl: target.adminUrl }],
      async makeSchemas() {
        const text = `mutation ($tenantId: ID!, $databaseId: ID!) {
          made: makeTenantSchemas(tenantId: $tenantId, databaseId: $databaseId) { names fault } }`
        const service = serviceEnvelope('tenancy', 'move')
        return (await fixture.subgraph.ask<{ made: never }>(text, { tenantId, databaseId }, service)).made
      },
      flip: async () => void placed.set(tenantId, databaseId),
      async afterStep(step) {
        move.log.push(step)
        await afterStep(step)
      },
    })
    return move
  }

  /** The codes that saving is refused with. */
  const refusalOf = async (tenant: Tenant): Promise<unknown[]> =>
    save(tenant, { name: 'refused' }).then(
      () => [],
      ({ errors }: AggregateError) => errors.map(({ extensions }) => [extensions.code, extensions.retryAfter]),
    )

  /** What a move of tenancy finds of databases. */
  const databasesOf = (homeUrl: string, otherUrl = next.adminUrl) =>
    ({ databases: { open: async () => ({ url: '', migrationUrl: otherUrl }) }, tenantMoves: { homeUrl } }) as never

  /** Between which databases a move of tenancy takes the systems. @param homeUrl of the platform's first database */
  async function sources(
    { tenantId }: Pick<Tenant, 'tenantId'>,
    fromId: string,
    toId: string,
    phase: 'forward' | 'after' | 'back',
    { id = newId(), homeUrl = fixture.database.adminUrl, otherUrl = next.adminUrl } = {},
  ) {
    const context = databasesOf(homeUrl, otherUrl)
    const move = { id, tenantId, fromId, toId }
    const parts = await partsOf(context, move, { ...move, phase: phase === 'forward' ? phase : 'after' })
    const found = phase === 'back' ? await partsBack(context, move, parts) : parts
    return found.filter(({ subgraph }) => subgraph === 'marketplace').map((part) => [part.fromId, part.toId])
  }

  return {
    fixture,
    next,
    databasesOf,
    sources,
    slug,
    placed,
    placements,
    aTenant,
    save,
    contacts,
    moveOf,
    refusalOf,
    async end() {
      await fixture.end()
      await next.drop()
    },
  }
}
