// Moves of tenants by their job: into a second database, back with new rows, and the removal of old rows.

import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { outbox, streams } from '@quintet/drizzle/credit/events.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { queues } from '@quintet/tenancy/tenant-moves/jobs.ts'
import { goForward } from '@quintet/tenancy/tenant-moves/proceed.ts'
import { areOldRowsDue } from '@quintet/tenancy/tenant-moves/rules.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aClock, days, minutes } from '../../support/clock.ts'
import { withParts } from '../../support/database/database.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const clock = aClock()
const owner = newId()
/** The operator who moves tenants, freshly authenticated by the clock that is moved. */
const by = () => {
  const envelope = envelopeOf({ userId: owner, grants: ['platform.*:*'] })
  return { ...envelope, viewer: { ...envelope.viewer!, authTime: Math.floor(clock.now().getTime() / 1000) } }
}
const name = `second_${process.pid}`
const events = createOutbox({ streams, outbox })
let fixture: Fixture
let server: postgres.Sql
let second: postgres.Sql
let secondId: string
let there: ReturnType<typeof openDatabase>
let home: ReturnType<typeof openDatabase>
let tenant: Tenant

beforeAll(async () => {
  fixture = await openFixture({ clock, isWorker: true })
  await fixture.database
    .admin`insert into tenancy.platform_bindings (user_id, role) values (${owner}, 'platform_owner')`
  server = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} })
  await server.unsafe(`create database ${name}`)
  const migrationUrl = withParts(inject('adminUrl'), { database: name })
  second = postgres(migrationUrl, { max: 1, onnotice: () => {} })
  const url = withParts(migrationUrl, { user: `login_${name}`, password: 'a password' })
  const input = { name: 'second', kind: 'SHARED', region: 'eu', url, migrationUrl }
  secondId = (await ask('registerDatabase', 'RegisterDatabaseInput', 'TenantDatabase', input)).id
  home = fixture.database.open('credit')
  there = openDatabase({ subgraph: 'credit', url, directUrl: migrationUrl })
  tenant = await fixture.aTenant()
  expect([await write(home), await write(home)]).toEqual([1, 2])
})
afterAll(async () => {
  await there?.close()
  await fixture.end()
  await second.end()
  await server.unsafe(`drop database if exists ${name} with (force)`)
  await server.end()
})

async function ask(field: string, input: string, type: string, values: object): Promise<{ id: string; code: string }> {
  const text = `mutation ($input: ${input}!) { outcome: ${field}(input: $input) {
    ... on ${type} { id status } ... on Problem { code message } } }`
  return (await fixture.subgraph.ask<{ outcome: { id: string; code: string } }>(text, { input: values }, by())).outcome
}
const move = (of = tenant) =>
  ask('moveTenant', 'MoveTenantInput', 'TenantMove', { tenantId: of.id, databaseId: secondId })
const giveBack = (moveId: string) => ask('returnTenant', 'ReturnTenantInput', 'TenantMove', { moveId })

/** Writes an event of the tenant, as credit does. */
const write = (database: typeof home, { id } = tenant): Promise<number> =>
  database.scope({ tenantId: id, userId: null, realmId: id }).write(async (writer) => {
    const sequence = await events.next(writer, 'credit.moves', 'key')
    await events.append(writer, 'credit.moves', 'key', { sequence, payload: {} }, clock.now())
    return sequence
  })
const rowsIn = async (sql: postgres.Sql, { id } = tenant): Promise<number> => {
  const [row] = await sql`select count(*)::int as rows from credit.outbox where tenant_id = ${id}`
  return row!.rows
}

interface Shown {
  readonly status: string
  readonly errorMessage: string | null
  readonly startedAt: string | null
  readonly completedAt: string | null
  readonly tables: { name: string; rows: number; isEqual: boolean }[]
}
async function shown(id: string): Promise<Shown> {
  const text = `query ($id: ID!) { tenantMove(id: $id) {
    status errorMessage startedAt completedAt tables { name rows checksum isEqual } } }`
  return (await fixture.subgraph.ask<{ tenantMove: Shown }>(text, { id }, by())).tenantMove
}
const ends = (id: string, status: string) =>
  expect
    .poll(
      async () => {
        const { status, completedAt, errorMessage } = await shown(id)
        return [status, completedAt === null, errorMessage]
      },
      { timeout: 30_000 },
    )
    .toEqual([status, false, null])
const placement = async () => {
  const [row] = await fixture.database.admin`select database_id as "databaseId", version from tenancy.tenant_placements
    where tenant_id = ${tenant.id}`
  return row
}

describe('a tenant', () => {
  it('is moved by a job, works in the second database, and is returned with its new rows', async () => {
    const status = () => fixture.database.admin`select status from tenancy.tenant_databases where id = ${secondId}`
    await expect.poll(status, { timeout: 30_000 }).toEqual([{ status: 'ACTIVE' }])
    const { id } = await move()
    await ends(id, 'MOVED')
    const { tables, startedAt } = await shown(id)
    expect(startedAt).not.toBeNull()
    expect(tables.length).toBeGreaterThan(40)
    expect(tables.every(({ isEqual }) => isEqual)).toBe(true)
    expect(tables.find((table) => table.name === 'credit.outbox')).toMatchObject({ rows: 2, isEqual: true })
    expect(await placement()).toEqual({ databaseId: secondId, version: 2 })
    await expect(write(home)).rejects.toThrow('lives in another database')
    expect(await write(there)).toBe(3)
    expect(await move()).toMatchObject({ code: 'ALREADY_THERE' })

    expect(await giveBack(id)).toMatchObject({ id })
    await ends(id, 'RETURNED')
    expect(await placement()).toEqual({ databaseId: homeDatabaseId, version: 3 })
    expect(await write(home)).toBe(4)
    await expect(write(there)).rejects.toThrow('lives in another database')
    expect(await giveBack(id)).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('leaves rows behind that are removed after a week', async () => {
    const { id } = await move()
    await ends(id, 'MOVED')
    expect([await rowsIn(fixture.database.admin), await rowsIn(second)]).toEqual([4, 4])
    clock.move(days(6))
    await expect.poll(() => lastFired()).toEqual(clock.now().toISOString().slice(0, 13))
    expect(await rowsIn(fixture.database.admin)).toBe(4)
    clock.move(days(1) + minutes(10))
    await expect.poll(async () => (await shown(id)).status, { timeout: 30_000 }).toBe('PURGED')
    expect([await rowsIn(fixture.database.admin), await rowsIn(second)]).toEqual([0, 4])
    expect(await giveBack(id)).toMatchObject({ code: 'WRONG_STATUS' })
    // Back by a move of its own.
    const back = await ask('moveTenant', 'MoveTenantInput', 'TenantMove', {
      tenantId: tenant.id,
      databaseId: homeDatabaseId,
    })
    await ends(back.id, 'MOVED')
    expect(await write(home)).toBe(5)
  })

  it.each(['that was there before', 'that never was'] as const)(
    '%s can be returned from a move that was interrupted',
    async (who) => {
      const moved = who === 'that never was' ? await fixture.aTenant() : tenant
      const written = await write(home, moved)
      const [row] = await fixture.database.admin<{ id: string }[]>`insert into tenancy.tenant_moves
      (tenant_id, id, from_id, to_id, status) values (${moved.id}, uuidv7(), ${homeDatabaseId}, ${secondId}, 'QUEUED') returning id`
      const { id } = row!
      await server.unsafe(`alter database ${name} allow_connections false`)
      const run = async (isLast: boolean) => {
        const context = fixture.subgraph.running.contextFor(envelopeOf({ userId: owner, tenantId: moved.id }))
        const found = (await context.tenantMoves.find(id))!
        return goForward({ context, move: found, signal: new AbortController().signal, isLast })
      }
      await expect(run(false)).rejects.toThrow('not currently accepting connections')
      expect(await shown(id)).toMatchObject({ status: 'COPYING', completedAt: null })
      await expect(run(true)).rejects.toThrow('not currently accepting connections')
      expect(await shown(id)).toMatchObject({ status: 'SUSPENDED', completedAt: null })
      expect((await shown(id)).errorMessage).toContain('not currently accepting connections')
      expect(await move(moved)).toMatchObject({ code: 'MOVE_RUNNING' })
      expect(await write(home, moved)).toBe(written + 1)
      await server.unsafe(`alter database ${name} allow_connections true`)
      expect(await giveBack(id)).toMatchObject({ id, status: 'SUSPENDED' })
      await ends(id, 'RETURNED')
      expect(await write(home, moved)).toBe(written + 2)
    },
  )

  it('leaves nothing in the second database a week after it was returned with its new rows', async () => {
    const { id } = await move()
    await ends(id, 'MOVED')
    expect(await write(there)).toBe(9)
    await giveBack(id)
    await ends(id, 'RETURNED')
    const [kept, left] = [await rowsIn(fixture.database.admin), await rowsIn(second)]
    expect(left).toBe(kept)
    clock.move(days(7) + minutes(10))
    await expect.poll(() => rowsIn(second), { timeout: 30_000 }).toBe(0)
    expect([await rowsIn(fixture.database.admin), (await shown(id)).status]).toEqual([kept, 'RETURNED'])
  })

  it('is not moved to a dedicated database that another tenant is moving to', async () => {
    const { admin } = fixture.database
    const other = await fixture.aTenant()
    await admin`update tenancy.tenant_databases set kind = 'DEDICATED' where id = ${secondId}`
    await admin`insert into tenancy.tenant_moves (tenant_id, id, from_id, to_id, status)
      values (${other.id}, uuidv7(), ${homeDatabaseId}, ${secondId}, 'QUEUED')`
    expect(await move()).toMatchObject({ code: 'DATABASE_IN_USE' })
    expect(await move(other)).toMatchObject({ code: 'MOVE_RUNNING' })
    await admin`delete from tenancy.tenant_moves where tenant_id = ${other.id}`
    await admin`update tenancy.tenant_databases set kind = 'SHARED' where id = ${secondId}`
  })

  it('that is deleted leaves no rows in the database that it was moved from', async () => {
    const { admin } = fixture.database
    const left = await fixture.aTenant()
    await write(home, left)
    await ends((await move(left)).id, 'MOVED')
    expect([await rowsIn(admin, left), await rowsIn(second, left)]).toEqual([1, 1])
    const envelope = await fixture.envelope(left.ownerId, left)
    const viewer = { ...envelope.viewer!, authTime: Math.floor(clock.now().getTime() / 1000) }
    const text = `mutation ($input: RequestTenantDeletionInput!) { requestTenantDeletion(input: $input) { __typename } }`
    const asked = await fixture.subgraph.ask(
      text,
      { input: { slug: left.slug, graceDays: 1 } },
      { ...envelope, viewer },
    )
    expect(asked).toEqual({ requestTenantDeletion: { __typename: 'Tenant' } })
    clock.move(days(1) + minutes(1))
    await expect.poll(() => rowsIn(admin, left), { timeout: 30_000 }).toBe(0)
    // There credit removes them.
    expect(await rowsIn(second, left)).toBe(1)
  })
})

it('old rows are due for removal after the configured number of days', () => {
  const [movedAt, later] = [new Date('2026-11-01T00:00:00Z'), new Date('2026-11-03T00:00:00Z')]
  expect([1, 2, 3].map((keptDays) => areOldRowsDue(movedAt, later, keptDays))).toEqual([true, true, false])
})

it('moves are the work of three queues', () => {
  expect(queues.map((queue) => queue.name)).toEqual(['tenancy.tenant-move', 'tenancy.moved-rows', 'tenancy.left-rows'])
})

/** The hour for which old rows were last looked at. */
async function lastFired(): Promise<string | undefined> {
  const [row] = await fixture.database
    .admin`select fired_at as at from tenancy.job_schedules where queue = 'tenancy.moved-rows'`
  return (row?.at as Date | undefined)?.toISOString().slice(0, 13)
}
