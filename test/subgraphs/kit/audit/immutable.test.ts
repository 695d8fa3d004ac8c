// An audit entry is written once: no role changes or removes it, not even the owner of its table.
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFixture, record } from './fixture.ts'

const { clone, contextOf, write, seal } = await openFixture()
afterAll(() => clone.drop())

const tenant: string = randomUUID()
beforeAll(async () => {
  await write(tenant, 2)
  await seal()
  await write(tenant, 1)
})

const as = async (schema: string, role: string, text: string): Promise<unknown> => {
  const undone = new Error('undone')
  let result: unknown
  await clone.admin
    .begin(async (sql: postgres.TransactionSql) => {
      await sql.unsafe(`set local role ${schema}_${role}`)
      await sql`select set_config('app.tenant_id', ${tenant}, true)`
      result = (await sql.unsafe(text)).count
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return result
}
const changes = (schema: string) => [
  `update ${schema}.audit_log set event = 'x'`,
  `update ${schema}.audit_log set user_id = null`,
  `delete from ${schema}.audit_log`,
  `truncate ${schema}.audit_log`,
  `insert into ${schema}.audit_log (tenant_id, id, event, severity, details, request_id, at)
     select tenant_id, id, 'x', 'LOW', '{}', 'r', at from ${schema}.audit_log
     on conflict (tenant_id, id) do update set event = 'x'`,
]

describe.each(['tenancy', 'identity'])('the audit log of %s', (schema) => {
  beforeAll(async () => {
    if (schema === 'tenancy') return
    await clone.admin`insert into identity.audit_log (tenant_id, event, severity, details, request_id, at)
      values (${tenant}, 'x', 'LOW', '{}', 'r', '2026-01-01')`
  })

  it.each(['runtime', 'job', 'readonly'])('refuses %s every change', async (role) => {
    for (const text of changes(schema)) await expect(as(schema, role, text)).rejects.toThrow(/permission denied/)
  })

  it('refuses the owner every change', async () => {
    for (const text of changes(schema)) await expect(as(schema, 'owner', text)).rejects.toThrow(/written once/)
  })

  it('lets an entry be chained once, by the job role, with nothing else changed', async () => {
    const chain = `update ${schema}.audit_log set sequence = 100, hash = '\\x00' where sequence is null`
    expect(await as(schema, 'job', chain)).toBe(1)
    await expect(as(schema, 'runtime', chain)).rejects.toThrow(/permission denied/)
    const more = `update ${schema}.audit_log set sequence = 100, hash = '\\x00', event = 'y' where sequence is null`
    await expect(as(schema, 'job', more)).rejects.toThrow(/permission denied/)
    await expect(as(schema, 'owner', more)).rejects.toThrow(/written once/)
  })

  it('protects the heads from requests, and from removal by jobs', async () => {
    for (const text of [`delete from ${schema}.audit_heads`, `update ${schema}.audit_heads set sequence = 0`]) {
      expect(await as(schema, 'runtime', text)).toBe(0)
    }
    await expect(as(schema, 'job', `delete from ${schema}.audit_heads`)).rejects.toThrow(/permission denied/)
  })
})

it('an audit log refuses to renumber a chained entry', async () => {
  const text = `update tenancy.audit_log set sequence = 100, hash = '\\x00' where sequence = 1`
  await expect(as('tenancy', 'job', text)).rejects.toThrow(/written once/)
})

describe('a request', () => {
  const append = (columns: string, values: string) =>
    as(
      'tenancy',
      'runtime',
      `insert into tenancy.audit_log (event, severity, details, request_id, at, ${columns})
         values ('x', 'LOW', '{}', 'r', '2026-01-01', ${values})`,
    )
  const refusal = /row-level security/

  it('appends in its own tenant, and not in another or in none', async () => {
    expect(await append('tenant_id', `'${tenant}'`)).toBe(1)
    await expect(append('tenant_id', `'${randomUUID()}'`)).rejects.toThrow(refusal)
    await expect(append('tenant_id', `'00000000-0000-0000-0000-000000000000'`)).rejects.toThrow(refusal)
  })

  it('appends nothing that is chained already', async () => {
    await expect(append('tenant_id, sequence, hash', `'${tenant}', 50, '\\x00'`)).rejects.toThrow(refusal)
  })

  it('returns to its own tenant after it has recorded an entry of another', async () => {
    const [context, elsewhere] = [contextOf(tenant), randomUUID()]
    await context.scope.write(async (writer) => {
      await record(context, writer, 'test.thing.done', { tenantId: elsewhere })
      await record(context, writer, 'test.thing.done', { tenantId: null })
      await record(context, writer, 'test.thing.done', {})
    })
    const rows = await clone.admin`select tenant_id from tenancy.audit_log
      where request_id = ${context.envelope.requestId} order by id`
    const nil = '00000000-0000-0000-0000-000000000000'
    expect(rows.map((row) => row.tenant_id)).toEqual([elsewhere, nil, tenant])
  })
})
