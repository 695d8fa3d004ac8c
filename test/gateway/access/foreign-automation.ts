// What globex automates, for tests that name it from another tenant.
import { globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

type Admin = TestQuintet['admin']

/** The id of a workflow of globex, with a definition. */
export async function workflowInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into marketplace.workflows (tenant_id, id, slug, name, is_active, updated_at)
    values (${globex.id}, ${id}, ${id}, 'Their workflow', true, now())`
  await admin`insert into marketplace.workflow_versions (tenant_id, workflow_id, number, definition)
    values (${globex.id}, ${id}, 1, '{"trigger":null,"steps":[]}')`
  return id
}

/** The id of a run of globex, which has failed. */
export async function runInGlobex(admin: Admin): Promise<string> {
  const [id, workflowId] = [newId(), await workflowInGlobex(admin)]
  await admin`insert into marketplace.workflow_runs
      (tenant_id, id, workflow_id, version_number, status, input, publisher_id, depth, round)
    values (${globex.id}, ${id}, ${workflowId}, 1, 'FAILED', '{}', ${globex.owner.id}, 0, 1)`
  return id
}

/** The id of a connector of globex. */
export async function connectorInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into marketplace.connectors
      (tenant_id, id, slug, name, type, source_module, target_module, url, mappings, is_active, acts_for, updated_at)
    values (${globex.id}, ${id}, ${id}, 'Their connector', 'API_CALL', 'cv-analysis', 'email-module',
      'https://hooks.example.org', '[]', true, ${globex.owner.id}, now())`
  return id
}

/** The id of a delivery of globex, which has failed. */
export async function deliveryInGlobex(admin: Admin): Promise<string> {
  const [id, connectorId] = [newId(), await connectorInGlobex(admin)]
  await admin`insert into marketplace.deliveries
      (tenant_id, id, connector_id, source_event, event, payload, depth, status, attempts)
    values (${globex.id}, ${id}, ${connectorId}, ${id}, 'theirs', '{}', 0, 'FAILED', 1)`
  return id
}
