// Rows of an installed system, written while their tenant moves between databases.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { DemoTenant } from '@quintet/kit/demo/people.ts'
import { expect } from 'vitest'
import { beginSession } from '../support/clients/traffic.ts'
import type { Json } from '../support/quintet/quintet.ts'
import { readAs, type TwoDatabases } from '../support/quintet/two-databases.ts'

export interface Records {
  /** Ends after the present write: it is repeated until it is acknowledged. */
  finish(): Promise<void>
  /** Expects each row that was acknowledged once, and its activity once in the log. */
  expectAllOnce(): Promise<void>
}

/** Installs the CRM, and writes companies into it as the tenant's owner. @param every how long it waits between two, in milliseconds */
export async function startRecords(two: TwoDatabases, tenant: DemoTenant, every: number): Promise<Records> {
  const session = await beginSession(two.call, tenant.owner.email)
  const ask = async (query: string, variables: object = {}): Promise<Json> =>
    two.ask(query, variables, await session.token())
  const install = `mutation ($input: InstallSystemInput!) { made: installSystem(input: $input) {
    __typename ... on Problem { message } } }`
  const { made } = await ask(install, { input: { systemSlug: 'quintet-crm', idempotencyKey: randomUUID() } })
  expect(made).toMatchObject({ __typename: 'TenantSystem' })
  const systems = async (): Promise<Json[]> =>
    (await ask('{ viewer { tenant { systems { nodes { id status } } } } }')).viewer.tenant.systems.nodes
  await expect.poll(async () => (await systems())[0].status, { timeout: 60_000 }).toBe('ACTIVE')
  const [{ id }] = await systems()
  const save = `mutation ($input: SaveTenantRecordInput!) { saved: saveTenantRecord(input: $input) {
    ... on TenantRecord { values } ... on Problem { message } } }`
  const saved: string[] = []
  let isOver = false
  const writing = (async () => {
    while (!isOver) {
      const name = `Company ${saved.length + 1}`
      const input = { tenantSystemId: id, table: 'companies', values: { name }, idempotencyKey: randomUUID() }
      const answer = (await ask(save, { input })).saved
      if (answer.values?.name !== name) throw new Error(JSON.stringify(answer))
      saved.push(name)
      await pause(every)
    }
  })()
  writing.catch(() => {})
  const stored = async (): Promise<string[]> => {
    const text = `query ($id: ID!, $after: String) { tenantRecords(tenantSystemId: $id, table: "companies", first: 100, after: $after) {
      nodes { values } pageInfo { hasNextPage endCursor } } }`
    const names: string[] = []
    for (let after: string | null = null, isMore = true; isMore; ) {
      const { tenantRecords } = await ask(text, { id, after })
      names.push(...tenantRecords.nodes.map(({ values }: Json) => values.name))
      after = tenantRecords.pageInfo.endCursor
      isMore = tenantRecords.pageInfo.hasNextPage
    }
    return names
  }
  const activities = async (): Promise<number> => {
    const text = `select count(*)::int as count from tenancy.activities where tenant_id = $1::text::uuid and action = 'saveTenantRecord'`
    return (await readAs<{ count: number }>(two.adminUrl('home'), text, tenant.id))[0]!.count
  }
  return {
    async finish() {
      isOver = true
      await writing
    },
    async expectAllOnce() {
      expect(saved.length).toBeGreaterThan(10)
      expect((await stored()).toSorted()).toEqual(saved.toSorted())
      await expect.poll(activities, { timeout: 60_000 }).toBe(saved.length)
    },
  }
}
