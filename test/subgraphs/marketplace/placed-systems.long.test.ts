// Schemas of installed systems lie where their tenant is placed, and move along between two databases.
import { withMoveLock } from '@quintet/drizzle/move/lock.ts'
import { moveTenant } from '@quintet/drizzle/move/move.ts'
import { purgeLeftRows, purgeOldRows } from '@quintet/drizzle/move/purge.ts'
import { abandonMove, takeBack } from '@quintet/drizzle/move/take-back.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { queues } from '@quintet/marketplace/tenant-records/jobs.ts'
import { ownerRoleOf } from '@quintet/marketplace/tenant-systems/names.ts'
import { removeSystems } from '@quintet/marketplace/tenant-systems/removal.ts'
import { everythingIn } from '@quintet/tenancy/tenant-moves/parts.ts'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { type TestDatabase, withParts } from '../../support/database/database.ts'
import { aManager } from './fixture.ts'
import { contentOf, deadId, killedAt, nextId, openPlacedFixture, schemasIn } from './placed-fixture.ts'
import { changeSystem, installed, settledSystem } from './system-fixture.ts'

const placedFixture = await openPlacedFixture()
const { fixture, next, slug, placed, placements, aTenant, save, contacts, moveOf } = placedFixture
const { refusalOf, databasesOf, sources, end } = placedFixture
const home = fixture.database
afterAll(end)

describe('an administrator that is no superuser', () => {
  it('moves systems too', async () => {
    const tenant = await aTenant()
    await save(tenant, { name: 'Ada' })
    const mover = `mover_${process.pid}`
    const { admin } = home
    await admin.unsafe(`create role ${mover} login password 'mover' createrole bypassrls;
      grant set on parameter session_replication_role to ${mover};
      grant marketplace_owner, marketplace_job to ${mover};
      grant ${ownerRoleOf(tenant.id)} to ${mover} with admin true, inherit false, set true`)
    try {
      const move = moveOf(tenant, 'next')
      const as = (url: string) => withParts(url, { user: mover, password: 'mover' })
      const [{ fromUrl, toUrl } = { fromUrl: '', toUrl: '' }] = move.parts
      const parts = [{ subgraph: 'marketplace', fromUrl: as(fromUrl), toUrl: as(toUrl) }]
      await moveTenant({ ...move, parts })
      expect(await save(tenant, { name: 'Bob' })).toMatchObject({ values: { id: 2 } })
      expect(await purgeOldRows({ ...move, parts })).toBe(true)
      expect([await schemasIn(home, tenant), await schemasIn(next, tenant)]).toEqual([[], [tenant.schema]])
    } finally {
      for (const sql of [admin, next.admin]) await sql.unsafe(`drop owned by ${mover} cascade`)
      await admin.unsafe(`drop role ${mover}`)
    }
  })
})

describe('a tenant that moves', () => {
  it('takes its systems, their rows and its idempotency keys along, and works on there', async () => {
    const [tenant, other] = [await aTenant(), await aTenant()]
    await save(other, { name: 'Olga' })
    const first = await save(tenant, { name: 'Ada' }, 'key')
    await save(tenant, { name: 'Bob', manager: 1 })
    await home.admin.unsafe(`insert into ${tenant.schema}.keyless select n % 2, null from generate_series(1, 5) n`)
    const refused: unknown[] = []
    const move = moveOf(tenant, 'next', async (step) => {
      if (step === 'copied') {
        await save(tenant, { name: 'Cleo' }, 'late')
        await home.admin.unsafe(`insert into ${tenant.schema}.keyless values (7, '{}');
          insert into ${tenant.schema}.doubled values (1)`)
      }
      if (step === 'stopped') refused.push(...(await refusalOf(tenant)), await contacts(tenant))
    })
    // A change that is asked for meanwhile is made where the tenant arrives.
    await withMoveLock(home.adminUrl, tenant.tenantId, async () => {
      const begun = await changeSystem(fixture, tenant.envelope, 'upgradeSystem', {
        tenantSystemId: tenant.id,
        toVersion: '1.1.0',
      })
      expect(begun).toMatchObject({ status: 'UPGRADING' })
      await moveTenant(move)
      expect(await contentOf(next, tenant.schema)).toEqual(await contentOf(home, tenant.schema))
    })
    const upgraded = await settledSystem(fixture, tenant.envelope, tenant.id)
    expect(refused).toEqual([
      ['UNAVAILABLE', 1],
      ['Ada', 'Bob', 'Cleo'],
    ])
    const compared = move.compared()
    expect(compared.map(({ name, rows, isEqual }) => [name.replace(tenant.schema, 's'), rows, isEqual])).toEqual([
      ['marketplace.idempotency_keys', 2, true],
      ['s.contacts', 3, true],
      ['s.doubled', 1, true],
      ['s.keyless', 6, true],
      ['s.quintet_ledger', 1, true],
    ])
    expect(upgraded).toMatchObject({ status: 'ACTIVE', version: { version: '1.1.0' }, errorMessage: null })
    const columns = async ({ admin }: Pick<TestDatabase, 'admin'>) =>
      (
        await admin`select 1 from information_schema.columns where table_schema = ${tenant.schema} and column_name = 'phone'`
      ).length
    expect([await columns(home), await columns(next)]).toEqual([0, 1])
    // Repeated keys give the first answers again, and write nothing twice.
    expect(await save(tenant, { name: 'Ada' }, 'key')).toEqual(first)
    expect(await save(tenant, { name: 'Cleo' }, 'late')).toMatchObject({ values: { id: 3 } })
    expect(await save(tenant, { name: 'Dora', phone: '1' })).toMatchObject({ values: { id: 4, phone: '1' } })
    expect(await contacts(tenant)).toEqual(['Ada', 'Bob', 'Cleo', 'Dora'])
    expect((await contentOf(home, tenant.schema)) as object).toMatchObject({ contacts: { length: 3 } })
    const shown = await fixture.ofTenant<{ systems: { nodes: object[] } }>(
      tenant.envelope,
      'systems { nodes { tables { name columns { name } } history { toVersion } } }',
    )
    expect(shown.systems.nodes).toMatchObject([
      {
        tables: [{ name: 'contacts' }, { name: 'doubled' }, { name: 'keyless' }],
        history: [{ toVersion: '1.0.0' }, { toVersion: '1.1.0' }],
      },
    ])
    // Its activity is published by the database that it lies in, and read by asking there.
    const events = async (placement: string | null) => {
      const text =
        'query ($after: [EventPosition!]!) { marketplaceEvents(after: $after, first: 100) { tenantId payload } }'
      const asked = { ...serviceEnvelope('tenancy', 'events'), placement }
      const after = [{ name: 'marketplace.activity', position: 0 }]
      const { marketplaceEvents } = await fixture.subgraph.ask<{
        marketplaceEvents: { tenantId: string; payload: string }[]
      }>(text, { after }, asked)
      return marketplaceEvents
        .filter(({ tenantId }) => tenantId === tenant.tenantId)
        .map(({ payload }) => JSON.parse(payload).action)
    }
    expect(await events(nextId)).toEqual(['saveTenantRecord'])
    expect(await events(null)).toEqual([
      'installSystem',
      'saveTenantRecord',
      'saveTenantRecord',
      'upgradeSystem',
      'saveTenantRecord',
    ])
    const publishedIn = async ({ admin }: Pick<TestDatabase, 'admin'>): Promise<number> => {
      const rows = await admin`select 1 from marketplace.published_events where name = 'marketplace.activity'`
      return rows.length
    }
    const { published } = await fixture.subgraph.running.eventFigures()
    expect(published.get('marketplace.activity')).toBe((await publishedIn(home)) + (await publishedIn(next)))
    // No one else sees it there, by row-level security alone.
    const seenAs = (tenantId: string) =>
      next.admin.begin(async (sql) => {
        await sql`select set_config('app.tenant_id', ${tenantId}, true)`
        await sql.unsafe('set local role marketplace_runtime')
        return (await sql.unsafe(`select 1 from ${tenant.schema}.contacts`)).length
      })
    expect([await seenAs(tenant.tenantId), await seenAs(other.tenantId)]).toEqual([4, 0])
    await expect(contacts({ envelope: other.envelope, id: tenant.id })).rejects.toThrow(/no such table/)
    expect(await contacts(other)).toEqual(['Olga'])

    // Back after new writes, with old rows removed on both ways.
    expect(await purgeOldRows(move)).toBe(true)
    expect([await schemasIn(home, tenant), await schemasIn(next, tenant)]).toEqual([[], [tenant.schema]])
    const back = moveOf(tenant, 'home')
    await moveTenant(back)
    expect(await contentOf(home, tenant.schema)).toEqual(await contentOf(next, tenant.schema))
    expect(await save(tenant, { name: 'Dora', phone: '1' })).toMatchObject({ values: { id: 5 } })
    expect(await save(tenant, { name: 'Ada' }, 'key')).toEqual(first)
    expect(await purgeOldRows(back)).toBe(true)
    expect([await schemasIn(home, tenant), await schemasIn(next, tenant)]).toEqual([[tenant.schema], []])
    expect(await contacts(tenant)).toHaveLength(5)
  })

  it('uninstalls and installs systems there, and leaves nothing when it is deleted', async () => {
    const tenant = await aTenant()
    await moveTenant(moveOf(tenant, 'next'))
    await changeSystem(fixture, tenant.envelope, 'uninstallSystem', { tenantSystemId: tenant.id })
    expect(await settledSystem(fixture, tenant.envelope, tenant.id)).toMatchObject({ status: 'REMOVED' })
    expect([await schemasIn(home, tenant), await schemasIn(next, tenant)]).toEqual([[tenant.schema], []])
    const again = await installed(fixture, tenant.envelope, slug)
    expect(await schemasIn(next, tenant)).toEqual([again.schemaName])
    await save({ ...tenant, id: again.id }, { name: 'Eve' })
    await removeSystems(
      { database: home.open('marketplace'), files: null, placements },
      tenant.tenantId,
      new AbortController().signal,
    )
    await purgeLeftRows(tenant.tenantId, [{ subgraph: 'marketplace', url: home.adminUrl }])
    expect([await schemasIn(home, tenant), await schemasIn(next, tenant)]).toEqual([[], []])
  })
})

describe('a process of the previous release', () => {
  it('writes no row during a move, nor afterwards in the old database', async () => {
    const tenant = await aTenant()
    const asBefore = (call: string) =>
      home.admin.begin(async (sql) => {
        await sql`select set_config('app.tenant_id', ${tenant.tenantId}, true)`
        await sql.unsafe('set local role marketplace_runtime')
        return sql.unsafe(`select record from marketplace.${call}`)
      })
    const saving = `save_system_record('${tenant.id}', 'contacts', null, '{"name": "Ada"}')`
    const removing = `remove_system_record('${tenant.id}', 'contacts', '{"id": 1}')`
    expect(await asBefore(saving)).toMatchObject([{ record: { id: 1 } }])
    const refuseAll = async (message: string) => {
      for (const call of [saving, removing]) await expect(asBefore(call)).rejects.toThrow(message)
    }
    await moveTenant(moveOf(tenant, 'next', (step) => (step === 'stopped' ? refuseAll('is being moved') : undefined)))
    await refuseAll('lives in another database')
    expect(await contacts(tenant)).toEqual(['Ada'])
  })
})

describe('a database that does not answer', () => {
  it('makes the systems of its tenants UNAVAILABLE, and no others', async () => {
    const [tenant, other] = [await aTenant(), await aTenant()]
    placed.set(tenant.tenantId, deadId)
    await home.admin`insert into marketplace.tenant_residences (tenant_id, state, move_id)
      values (${tenant.tenantId}, 'AWAY', ${newId()})`
    expect(await refusalOf(tenant)).toEqual([['UNAVAILABLE', 5]])
    await expect(contacts(tenant)).rejects.toThrow('does not answer at the moment')
    expect(await save(other, { name: 'Olga' })).toMatchObject({ values: { id: 1 } })
  })
})

it('old events of records are removed in every database', async () => {
  const { admin } = next
  const [old, fresh] = [newId(), newId()]
  const now = fixture.clock.now()
  for (const [tenantId, days] of [
    [old, 31],
    [fresh, 29],
  ] as const) {
    const at = new Date(now.getTime() - days * 86_400_000)
    await admin`insert into marketplace.published_events (name, tenant_id, payload, created_at)
      values ('marketplace.activity', ${tenantId}, '{}', ${at})`
  }
  const context = fixture.subgraph.running.contextFor(aManager())
  for (const queue of queues) await queue.run({ context } as never)
  await context.scope.close()
  const left =
    await admin`select tenant_id as id from marketplace.published_events where tenant_id in (${old}, ${fresh})`
  expect(left).toEqual([{ id: fresh }])
})

describe('a move that is interrupted', () => {
  it.each(['copied', 'compared', 'arrived'] as const)('after it %s leaves no schema once abandoned', async (step) => {
    const tenant = await aTenant()
    await save(tenant, { name: 'Ada' }, 'key')
    const move = moveOf(tenant, 'next', killedAt(step))
    await expect(moveTenant(move)).rejects.toThrow(`Killed after ${step}`)
    expect(await schemasIn(next, tenant)).toEqual([tenant.schema])
    expect(await abandonMove(move)).toBe(true)
    expect(await schemasIn(next, tenant)).toEqual([])
    expect(await save(tenant, { name: 'Bob' })).toMatchObject({ values: { id: 2 } })
    // It can be moved later, with what is new.
    await moveTenant(moveOf(tenant, 'next'))
    expect(await contacts(tenant)).toEqual(['Ada', 'Bob'])
    // Back, and moved once more: old rows that are still there are no hindrance, and go with the abandoned move.
    await moveTenant(moveOf(tenant, 'home'))
    const again = moveOf(tenant, 'next', killedAt(step))
    await expect(moveTenant(again)).rejects.toThrow(`Killed after ${step}`)
    expect(await sources(tenant, homeDatabaseId, nextId, 'after', { id: again.id })).toEqual([[homeDatabaseId, nextId]])
    expect(await takeBack(again)).toBe(true)
    expect(await schemasIn(next, tenant)).toEqual([])
    expect(await next.admin`select 1 from marketplace.idempotency_keys where tenant_id = ${tenant.tenantId}`).toEqual(
      [],
    )
    expect(await contacts(tenant)).toEqual(['Ada', 'Bob'])
  })

  it('after the departure is taken back or resumed', async () => {
    const tenant = await aTenant()
    await save(tenant, { name: 'Ada' })
    const taken = moveOf(tenant, 'next', killedAt('departed'))
    await expect(moveTenant(taken)).rejects.toThrow()
    expect(await refusalOf(tenant)).toEqual([['UNAVAILABLE', 1]])
    expect(await takeBack(taken)).toBe(true)
    expect(await schemasIn(next, tenant)).toEqual([])
    expect(await save(tenant, { name: 'Bob' })).toMatchObject({ values: { id: 2 } })
    const resumed = moveOf(tenant, 'next', killedAt('departed'))
    await expect(moveTenant(resumed)).rejects.toThrow()
    await moveTenant({ ...resumed, afterStep: () => {} })
    expect(await save(tenant, { name: 'Cleo' })).toMatchObject({ values: { id: 3 } })
  })

  it('because the migrations make other tables blocks no write', async () => {
    const tenant = await aTenant()
    const { admin } = home
    await admin.unsafe(`alter table ${tenant.schema}.contacts add column by_hand int`)
    const move = moveOf(tenant, 'next')
    await expect(moveTenant(move)).rejects.toThrow(`make otherwise than it stands: ${tenant.schema}.contacts`)
    expect(move.log).toEqual([])
    expect(await abandonMove(move)).toBe(true)
    expect(await schemasIn(next, tenant)).toEqual([])
    await admin.unsafe(`alter table ${tenant.schema}.contacts drop column by_hand`)
    // Changed by hand after the copy.
    const changed = moveOf(tenant, 'next', async (step) => {
      if (step === 'copied') await admin.unsafe(`alter table ${tenant.schema}.keyless add column c int`)
    })
    await expect(moveTenant(changed)).rejects.toThrow('was changed during the copy')
    expect(await save(tenant, { name: 'Ada' })).toMatchObject({ values: { id: 1 } })
  })
})

describe('systems of a tenant that was moved before systems moved along', () => {
  it('are served in the first database, until the next move takes them along', async () => {
    const tenant = await aTenant()
    placed.set(tenant.tenantId, nextId)
    expect(await save(tenant, { name: 'Ada' })).toMatchObject({ values: { id: 1 } })
    expect(await contacts(tenant)).toEqual(['Ada'])
    const [upgrade, third] = [{ tenantSystemId: tenant.id, toVersion: '1.1.0' }, newId()]
    await changeSystem(fixture, tenant.envelope, 'upgradeSystem', upgrade)
    expect(await settledSystem(fixture, tenant.envelope, tenant.id)).toMatchObject({ status: 'ACTIVE' })
    expect(await schemasIn(next, tenant)).toEqual([])
    // The old move is looked after without them; a move home finds them there; one elsewhere takes them from there.
    expect(await sources(tenant, homeDatabaseId, nextId, 'after')).toEqual([])
    expect(await sources(tenant, nextId, homeDatabaseId, 'forward')).toEqual([])
    expect(await sources(tenant, nextId, third, 'forward')).toEqual([[homeDatabaseId, third]])
    expect(await sources(tenant, homeDatabaseId, nextId, 'back')).toEqual([])
  })

  it('move along with every other move, there and back', async () => {
    const tenant = await aTenant()
    const move = moveOf(tenant, 'next')
    expect(await sources(tenant, homeDatabaseId, nextId, 'forward', { id: move.id })).toEqual([
      [homeDatabaseId, nextId],
    ])
    await moveTenant(move)
    expect(await sources(tenant, homeDatabaseId, nextId, 'after', { id: move.id })).toEqual([[homeDatabaseId, nextId]])
    expect(await sources(tenant, nextId, homeDatabaseId, 'forward')).toEqual([[nextId, homeDatabaseId]])
    expect(await sources(tenant, nextId, newId(), 'forward')).toMatchObject([[nextId, expect.any(String)]])
    // A tenant that never was in the first database installs where it is.
    const envelope = aManager()
    placed.set(envelope.tenantId!, nextId)
    const { schemaName, status } = await installed(fixture, envelope, slug)
    const newcomer = { tenantId: envelope.tenantId! }
    expect([status, await schemasIn(next, { ...tenant, ...newcomer })]).toEqual(['ACTIVE', [schemaName]])
    // What came or was installed there since comes along when an earlier move is taken back.
    for (const who of [newcomer, tenant])
      expect(await sources(who, homeDatabaseId, nextId, 'back')).toEqual([[nextId, homeDatabaseId]])
  })

  it('are left out or refused in databases that have no tables for them', async () => {
    const [tenant, third, name] = [{ tenantId: newId() }, newId(), `empty_${process.pid}`]
    const { admin, adminUrl } = home
    await admin.unsafe(`create database ${name}`)
    onTestFinished(async () => void (await admin.unsafe(`drop database ${name} with (force)`)))
    const emptyUrl = withParts(adminUrl, { database: name })
    // The subgraphs have databases of their own.
    expect(await sources(tenant, nextId, third, 'forward', { homeUrl: emptyUrl })).toEqual([[nextId, third]])
    // One was archived before, another is not migrated yet.
    expect(await sources(tenant, homeDatabaseId, nextId, 'after', { otherUrl: emptyUrl })).toEqual([])
    await expect(sources(tenant, homeDatabaseId, nextId, 'forward', { otherUrl: emptyUrl })).rejects.toThrow(
      'no tables',
    )
    const left = async (url: string) =>
      (await everythingIn(databasesOf(adminUrl, url), nextId)).map(({ subgraph }) => subgraph)
    expect([(await left(next.adminUrl)).length, await left(emptyUrl)]).toEqual([3, ['recruiting', 'credit']])
  })
})
