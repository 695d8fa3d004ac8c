// The CRM of the demo data: offered, installed, rolled back and upgraded, read and written.
import { offerCrm } from '@quintet/marketplace/systems/crm.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aManager, type Fixture, openFixture } from './fixture.ts'
import { changeSystem, installed, settledSystem, tablesIn } from './system-fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ isWorker: true })
})
afterAll(() => fixture.end())

it('the CRM can be offered twice, and is rolled back and upgraded with its rows', async () => {
  const manager = aManager()
  const context = fixture.subgraph.running.contextFor(manager)
  await offerCrm(context)
  await offerCrm(context)
  await context.scope.close()
  const { id, schemaName } = await installed(fixture, manager, 'quintet-crm')
  expect(await tablesIn(fixture, schemaName)).toEqual(['companies', 'contacts', 'deals', 'notes'])
  const values = { name: 'Ada', email: 'ada@people.example' }
  const input = { tenantSystemId: id, table: 'contacts', values }
  const saved = await fixture.change<{ values: object }>(
    manager,
    'saveTenantRecord',
    input,
    '... on TenantRecord { values }',
  )
  expect(saved).toMatchObject({ values })
  for (const [field, toVersion, tables] of [
    ['rollbackSystem', '1.0.0', ['companies', 'contacts', 'deals']],
    ['upgradeSystem', '1.1.0', ['companies', 'contacts', 'deals', 'notes']],
  ] as const) {
    await changeSystem(fixture, manager, field, { tenantSystemId: id, toVersion })
    expect(await settledSystem(fixture, manager, id)).toMatchObject({
      status: 'ACTIVE',
      version: { version: toVersion },
    })
    expect(await tablesIn(fixture, schemaName)).toEqual(tables)
  }
  const text = 'query ($id: ID!) { tenantRecords(tenantSystemId: $id, table: "contacts") { nodes { values } } }'
  const answer = await fixture.subgraph.ask<{ tenantRecords: { nodes: object[] } }>(text, { id }, manager)
  expect(answer.tenantRecords.nodes).toMatchObject([{ values }])
})
