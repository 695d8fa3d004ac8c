// The CRM of the demo data: offered once, installed, taken back and forth, read and written.
import { offerCrm } from '@quintet/marketplace/systems/crm.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aManager, openStage, type Stage } from './stage.ts'
import { changeSystem, installed, settledSystem, tablesIn } from './system-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ isWorker: true })
})
afterAll(() => stage.end())

it('can be offered twice, and goes up and down its versions with its rows', async () => {
  const manager = aManager()
  const context = stage.subgraph.running.contextFor(manager)
  await offerCrm(context)
  await offerCrm(context)
  await context.scope.close()
  const { id, schemaName } = await installed(stage, manager, 'quintet-crm')
  expect(await tablesIn(stage, schemaName)).toEqual(['companies', 'contacts', 'deals', 'notes'])
  const values = { name: 'Ada', email: 'ada@people.example' }
  const input = { tenantSystemId: id, table: 'contacts', values }
  const saved = await stage.change<{ values: object }>(
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
    await changeSystem(stage, manager, field, { tenantSystemId: id, toVersion })
    expect(await settledSystem(stage, manager, id)).toMatchObject({ status: 'ACTIVE', version: { version: toVersion } })
    expect(await tablesIn(stage, schemaName)).toEqual(tables)
  }
  const text = 'query ($id: ID!) { tenantRecords(tenantSystemId: $id, table: "contacts") { nodes { values } } }'
  const answer = await stage.subgraph.ask<{ tenantRecords: { nodes: object[] } }>(text, { id }, manager)
  expect(answer.tenantRecords.nodes).toMatchObject([{ values }])
})
