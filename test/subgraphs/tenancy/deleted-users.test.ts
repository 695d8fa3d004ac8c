// What tenancy does when identity reports that a user was deleted, restored, or is to be erased.
import { randomUUID } from 'node:crypto'
import type { PublishedEvent } from '@quintet/kit/events/publish.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'

let database: TestDatabase
let subgraph: TestSubgraph<unknown>
/** What identity has published. */
const reported: PublishedEvent[] = []
const report = (name: string, payload: object) =>
  void reported.push({
    name,
    position: reported.filter((event) => event.name === name).length + 1,
    tenantId: null,
    payload: JSON.stringify(payload),
  })

beforeAll(async () => {
  database = await cloneDatabase()
  subgraph = await startSubgraph<unknown>(tenancy as never, database, {
    isWorker: true,
    peers: async ({ query, variables }) => {
      const field = /(\w+Events)\(/.exec(query)![1]!
      const { after } = variables as { after: { name: string; position: number }[] }
      const isNew = ({ name, position }: PublishedEvent) =>
        after.some((each) => each.name === name && each.position < position)
      return { data: { [field]: field === 'identityEvents' ? reported.filter(isNew) : [] } }
    },
  })
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

const at = '2026-11-28T10:00:00.123Z'
const later = '2026-11-29T10:00:00.000Z'
const createTenant = async (userId: string): Promise<string> => {
  const text = 'mutation ($input: CreateTenantInput!) { createTenant(input: $input) { ... on Tenant { id } } }'
  const input = { name: 'Of one', slug: `t-${randomUUID().slice(0, 8)}` }
  return (await subgraph.ask<{ createTenant: { id: string } }>(text, { input }, envelopeOf({ userId }))).createTenant.id
}
const leftAt = async (userId: string) =>
  (await database.admin`select left_at from tenancy.memberships where user_id = ${userId} order by id`).map((row) =>
    row.left_at === null ? null : new Date(row.left_at).toISOString(),
  )
const published = (name: string, userId: string) =>
  database.admin`select tenant_id, payload from tenancy.published_events where name = ${name} and payload ->> 'userId' = ${userId} order by id`
const deleted = (userId: string) => ({ version: 1, userId, from: 'ACTIVE', to: 'DELETED', since: null, at })

describe('a member', () => {
  it('who creates a tenant has joined it', async () => {
    const userId = randomUUID()
    const tenantId = await createTenant(userId)
    const payload = { version: 1, userId, at: expect.any(String) }
    expect(await published('tenancy.member.joined', userId)).toEqual([{ tenant_id: tenantId, payload }])
  })

  it('who is deleted leaves all tenants, and is a member of them again when restored', async () => {
    const userId = randomUUID()
    const tenants = [await createTenant(userId), await createTenant(userId), await createTenant(userId)]
    const before = '2026-11-01T00:00:00.000Z'
    await database.admin`update tenancy.memberships set left_at = ${before} where tenant_id = ${tenants[2]!}`
    report('identity.user.status_changed', deleted(userId))
    await expect.poll(() => leftAt(userId), { timeout: 10_000 }).toEqual([at, at, before])
    const changes = await database.admin`select tenant_id from tenancy.access_changes where user_id = ${userId}`
    expect(new Set(changes.map((row) => row.tenant_id))).toEqual(new Set(tenants.slice(0, 2)))
    const left = await published('tenancy.member.left', userId)
    expect(left.map(({ tenant_id }) => tenant_id).sort()).toEqual(tenants.slice(0, 2).sort())
    report('identity.user.status_changed', { version: 1, userId, from: 'DELETED', to: 'ACTIVE', since: at, at: later })
    await expect.poll(() => leftAt(userId), { timeout: 10_000 }).toEqual([null, null, before])
    const roles = await database.admin`select role from tenancy.role_bindings where user_id = ${userId}`
    expect(roles.map(({ role }) => role)).toEqual(['owner', 'owner', 'owner'])
  })

  it('who is suspended stays a member', async () => {
    const [userId, other] = [randomUUID(), randomUUID()]
    await createTenant(userId)
    await createTenant(other)
    report('identity.user.status_changed', { version: 1, userId, from: 'ACTIVE', to: 'SUSPENDED', since: null, at })
    report('identity.user.status_changed', deleted(other))
    await expect.poll(() => leftAt(other), { timeout: 10_000 }).toEqual([at])
    expect(await leftAt(userId)).toEqual([null])
  })

  it('who is erased keeps their activity entries, without IP addresses and devices', async () => {
    const [userId, other] = [randomUUID(), randomUUID()]
    const tenantId = await createTenant(userId)
    const nil = '00000000-0000-0000-0000-000000000000'
    for (const tenant of [tenantId, nil]) {
      for (const user of [userId, other]) {
        await database.admin`insert into tenancy.activities (tenant_id, user_id, action, client_ip, user_agent, at, created_at)
          values (${tenant}, ${user}, 'signOut', '192.0.2.7', 'vitest', ${at}, ${at})`
      }
    }
    report('identity.user.scrub_due', { version: 1, userId, at })
    const origins = (user: string) => database.admin`select action, client_ip, user_agent from tenancy.activities
      where user_id = ${user} and action = 'signOut'`
    const hidden = { action: 'signOut', client_ip: null, user_agent: null }
    await expect.poll(() => origins(userId), { timeout: 10_000 }).toEqual([hidden, hidden])
    const kept = { action: 'signOut', client_ip: '192.0.2.7', user_agent: 'vitest' }
    expect(await origins(other)).toEqual([kept, kept])
    const [event] = await published('tenancy.member.scrub_due', userId)
    expect(event).toEqual({ tenant_id: tenantId, payload: { version: 1, userId, at } })
  })

  it('who is erased leaves no message, and no conversation without another member', async () => {
    const [userId, other] = [randomUUID(), randomUUID()]
    const tenantId = await createTenant(userId)
    const [alone, shared] = [randomUUID(), randomUUID()]
    const ids: Record<string, string> = {}
    for (const [id, members] of Object.entries({ [alone]: [userId], [shared]: [userId, other] })) {
      await database.admin`insert into tenancy.conversations (tenant_id, id, title, creator_id)
        values (${tenantId}, ${id}, 'A talk', ${userId})`
      for (const member of members) {
        await database.admin`insert into tenancy.conversation_members (tenant_id, conversation_id, member_id, is_machine)
          values (${tenantId}, ${id}, ${member}, false)`
      }
      for (const sender of members.toReversed()) {
        const [row] = await database.admin`insert into tenancy.chat_messages (tenant_id, conversation_id, role, content,
          document_ids, sender_id, is_by_machine) values (${tenantId}, ${id}, 'USER', 'Hello', '{}', ${sender}, false) returning id`
        ids[sender] = row!.id
        await database.admin`update tenancy.conversations set last_message_id = ${row!.id} where id = ${id}`
      }
    }
    report('identity.user.scrub_due', { version: 1, userId, at })
    const left = () =>
      database.admin`select id, last_message_id from tenancy.conversations where tenant_id = ${tenantId}`
    await expect.poll(left, { timeout: 10_000 }).toEqual([{ id: shared, last_message_id: ids[other] }])
    const rest = await database.admin`select sender_id from tenancy.chat_messages where tenant_id = ${tenantId}`
    expect(rest).toEqual([{ sender_id: other }])
    const members =
      await database.admin`select member_id from tenancy.conversation_members where tenant_id = ${tenantId}`
    expect(members).toEqual([{ member_id: other }])
  })

  it('who is erased leaves no insights', async () => {
    const [userId, other] = [randomUUID(), randomUUID()]
    const tenantId = await createTenant(userId)
    for (const user of [userId, other]) {
      await database.admin`insert into tenancy.insights (tenant_id, user_id, version, topics, topic_names, updated_at)
        values (${tenantId}, ${user}, 1, '[]', '{}', ${at})`
    }
    report('identity.user.scrub_due', { version: 1, userId, at })
    const left = () => database.admin`select user_id from tenancy.insights where tenant_id = ${tenantId}`
    await expect.poll(left, { timeout: 10_000 }).toEqual([{ user_id: other }])
  })
})

describe('ownerships', () => {
  it('are the tenants that people own now, with their other owners', async () => {
    const [owner, other, member] = [randomUUID(), randomUUID(), randomUUID()]
    const [alone, shared] = [await createTenant(owner), await createTenant(owner)]
    await createTenant(other)
    const former = await createTenant(owner)
    await database.admin`update tenancy.memberships set left_at = now() where tenant_id = ${former}`
    for (const [userId, role] of [
      [other, 'owner'],
      [member, 'member'],
    ] as const) {
      await database.admin`insert into tenancy.memberships (tenant_id, user_id) values (${shared}, ${userId})`
      await database.admin`insert into tenancy.role_bindings (tenant_id, user_id, role) values (${shared}, ${userId}, ${role})`
    }
    const text = 'query ($userIds: [ID!]!) { ownerships(userIds: $userIds) { userId tenantId otherOwnerIds } }'
    const ask = async (userIds: string[]) =>
      (await subgraph.ask<{ ownerships: object[] }>(text, { userIds }, serviceEnvelope('identity', randomUUID())))
        .ownerships
    const found = await ask([owner, member, owner, 'no id'])
    expect(found).toHaveLength(2)
    expect(found).toEqual(
      expect.arrayContaining([
        { userId: owner, tenantId: alone, otherOwnerIds: [] },
        { userId: owner, tenantId: shared, otherOwnerIds: [other] },
      ]),
    )
  })
})
