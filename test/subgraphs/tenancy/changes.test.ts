// Gateways are notified of changed grants, and the database itself stops users who add themselves to another tenant.
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@quintet/kit/slice/ids.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf, eventsOf, take } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, service } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const changesText = 'subscription { accessChanged { tenantId userId } }'
type Change = { accessChanged: { tenantId: string | null; userId: string | null } }
const nextChange = async (events: AsyncIterator<{ data?: Change | null }>, userId: string) => {
  for (;;) {
    const { accessChanged } = (await take(events, 1))[0]!.data!
    if (accessChanged.userId === userId) return accessChanged
  }
}

describe('changed grants', () => {
  // A machine may stall for a while; a lost hint costs a second at each try.
  it.each([
    ['in the same process', {}, 900],
    ['in another process', {}, 900],
    ['in a process that receives no hint', { deaf: true }, 15_000],
  ])('reach a subscriber %s', { retry: 2 }, async (where, options, limit) => {
    const tenant = await fixture.aTenant()
    const userId = await fixture.aMember(tenant)
    const subscriber = where.includes('same') ? fixture.subgraph : await fixture.startAnother(options)
    await pause(200)
    const events = await eventsOf<Change>(subscriber as never, changesText, {}, service)
    await take(events, 1)
    for (const field of ['grantRole', 'revokeRole'] as const) {
      await fixture.change(field, { userId, role: 'agent' }, tenant.ownerId, tenant)
      const began = performance.now()
      expect(await nextChange(events, userId)).toEqual({ tenantId: tenant.id, userId })
      expect(performance.now() - began).toBeLessThan(limit)
    }
    await events.return?.()
  })

  it('that are committed late reach a subscriber who polled meanwhile', async () => {
    const tenant = await fixture.aTenant()
    const userId = newId()
    const events = await eventsOf<Change>(fixture.subgraph as never, changesText, {}, service)
    await take(events, 1)
    await fixture.database.admin.begin(async (sql) => {
      await sql`insert into tenancy.access_changes (tenant_id, user_id) values (${tenant.id}, ${userId})`
      // Others write, and the subscriber polls, while this transaction is open.
      for (let i = 0; i < 3; i++) {
        await fixture.change('grantRole', { userId: tenant.ownerId, role: 'agent' }, tenant.ownerId, tenant)
        await fixture.change('revokeRole', { userId: tenant.ownerId, role: 'agent' }, tenant.ownerId, tenant)
        await nextChange(events, tenant.ownerId)
        await pause(300)
      }
    })
    expect(await nextChange(events, userId)).toEqual({ tenantId: tenant.id, userId })
    await events.return?.()
  })

  it('arrive once each while another transaction stays open, and so do those that it commits late', async () => {
    const tenant = await fixture.aTenant()
    const userIds = [newId(), newId(), newId()]
    const lateId = newId()
    const subgraph = await fixture.startAnother({ deaf: true })
    const events = await eventsOf<Change>(subgraph as never, changesText, {}, service)
    await take(events, 1)
    const received: (string | null)[] = []
    await fixture.database.admin.begin(async (held) => {
      // Without an id of its own it would hold nothing up.
      await held`select pg_current_xact_id()`
      for (const userId of userIds) {
        await fixture.database
          .admin`insert into tenancy.access_changes (tenant_id, user_id) values (${tenant.id}, ${userId})`
      }
      for (let beats = 0; beats < 3; ) {
        const { userId } = (await take(events, 1))[0]!.data!.accessChanged
        if (userId === null) beats++
        else received.push(userId)
      }
      await held`insert into tenancy.access_changes (tenant_id, user_id) values (${tenant.id}, ${lateId})`
    })
    expect(received.filter((userId) => userIds.includes(userId!))).toEqual(userIds)
    expect(await nextChange(events, lateId)).toEqual({ tenantId: tenant.id, userId: lateId })
    await events.return?.()
  })

  it('come with a heartbeat each second while nothing changes', async () => {
    const subgraph = await fixture.startAnother({ deaf: true })
    const events = await eventsOf<Change>(subgraph as never, changesText, {}, service)
    await take(events, 1)
    const began = performance.now()
    for (let beats = 0; beats < 2; ) {
      const { accessChanged } = (await take(events, 1))[0]!.data!
      if (accessChanged.tenantId === null && accessChanged.userId === null) beats++
    }
    expect(performance.now() - began).toBeGreaterThan(900)
    expect(performance.now() - began).toBeLessThan(15_000)
    await events.return?.()
  })

  it('are sent to services only', async () => {
    const tenant = await fixture.aTenant()
    const envelope = await fixture.envelope(tenant.ownerId, tenant)
    const result = await fixture.subgraph.running.subscribe({ query: changesText }, envelope)
    expect('errors' in result && result.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
  })
})

describe('in SQL, as the login of the service', () => {
  /** A statement of a user who is active in a tenant, or in none; always rolled back. */
  const attempt = async (userId: string, tenantId: string, text: string) => {
    const sql = postgres(fixture.database.runtimeUrl('tenancy'), { max: 1, onnotice: () => {} })
    const undone = new Error('undone')
    let count = -1
    try {
      await sql.begin(async (transaction) => {
        await transaction`select set_config('app.user_id', ${userId}, true), set_config('app.tenant_id', ${tenantId}, true)`
        count = (await transaction.unsafe(text)).count
        throw undone
      })
    } catch (error) {
      if (error !== undone) throw error
    } finally {
      await sql.end()
    }
    return count
  }

  it('a user cannot add themselves to a tenant in which they are not active', async () => {
    const [mine, theirs] = [await fixture.aTenant(), await fixture.aTenant()]
    const { ownerId } = mine
    const member = `insert into tenancy.memberships (tenant_id, user_id) values ('${theirs.id}', '${ownerId}')`
    const owner = `insert into tenancy.role_bindings (tenant_id, user_id, role) values ('${theirs.id}', '${ownerId}', 'owner')`
    for (const text of [member, owner]) {
      for (const activeId of [mine.id, '']) {
        await expect(attempt(ownerId, activeId, text)).rejects.toThrow(/row-level security/)
      }
    }
    expect(await attempt(ownerId, theirs.id, member)).toBe(1)
  })

  it('a user who is active in no tenant sees their own tenants, and changes none of them', async () => {
    const [mine, theirs] = [await fixture.aTenant(), await fixture.aTenant()]
    const count = (text: string) => attempt(mine.ownerId, '', text)
    expect(await count('select id from tenancy.tenants')).toBe(1)
    expect(await count(`select id from tenancy.tenants where id = '${theirs.id}'`)).toBe(0)
    expect(await count(`update tenancy.tenants set name = 'taken'`)).toBe(0)
    expect(await count('delete from tenancy.role_bindings')).toBe(0)
    expect(await count('delete from tenancy.memberships')).toBe(0)
  })

  it('a user creates no tenant in which they are not active, and changes no permissions of roles', async () => {
    const { ownerId, id } = await fixture.aTenant()
    const tenant = `insert into tenancy.tenants (id, slug, name) values ('${newId()}', 'mine-too', 'Mine')`
    await expect(attempt(ownerId, id, tenant)).rejects.toThrow(/row-level security/)
    const permission = `insert into tenancy.role_permissions values ('member', '*.*:*')`
    await expect(attempt(ownerId, id, permission)).rejects.toThrow(/row-level security/)
    expect(await attempt(ownerId, id, `update tenancy.role_permissions set permission = '*.*:*'`)).toBe(0)
  })

  it('a user without memberships sees no membership of others', async () => {
    await fixture.aTenant()
    const text = '{ viewer { memberships { nodes { id } } } }'
    const stranger = envelopeOf({ userId: newId() })
    expect(await fixture.subgraph.ask(text, {}, stranger)).toEqual({ viewer: { memberships: { nodes: [] } } })
  })
})
