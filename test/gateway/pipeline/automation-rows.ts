// What acme automates, for tests of lists.
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { demoIdOf } from '../../support/entities.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

/** The ith workflow with definitions and a run, and the ith connector with deliveries. */
export async function fillAutomation(admin: TestQuintet['admin'], i: number): Promise<void> {
  const insert = async (table: string, row: object): Promise<string> => {
    const whole = { tenant_id: acme.id, id: newId(), ...row }
    await admin`insert into ${admin(`marketplace.${table}`)} ${admin(whole as never)}`
    return whole.id
  }
  const updated_at = `2099-01-0${i + 1}T00:00:00Z`
  const named = { slug: `automation-${i}`, is_active: true, updated_at }
  const workflow = { workflow_id: await insert('workflows', { ...named, name: 'A workflow' }) }
  const run = { ...workflow, version_number: 1, status: 'COMPLETED', input: {}, publisher_id: acme.owner.id }
  const named_run = i === 0 ? { id: demoIdOf('WorkflowRun') } : {}
  const run_id = await insert('workflow_runs', { ...run, ...named_run, depth: 0, round: 1 })
  const [from, to] = ['cv-analysis', 'email-module']
  const connector = { type: 'API_CALL', source_module: from, target_module: to, url: 'https://hooks.example.org' }
  const acting = { mappings: admin.json([]), acts_for: acme.owner.id }
  const connector_id = await insert('connectors', { ...named, name: 'A connector', ...connector, ...acting })
  for (let n = 1; n <= 4; n++) {
    const step = { module: from, action: 'analyze_cv' }
    const tries = { onFalse: 'STOP', attempts: 3, timeoutSeconds: 60 }
    const whole = { step: n, ...step, config: null, condition: null, compensation: null, ...tries }
    const definition = { trigger: null, steps: [whole] }
    await insert('workflow_versions', { ...workflow, number: n, definition })
    await insert('workflow_steps', { run_id, step: n, ...step, status: 'COMPLETED', attempts: 1 })
    const delivery = { connector_id, source_event: `event ${n}`, event: 'theirs', payload: {}, depth: 1 }
    await insert('deliveries', { ...delivery, status: 'DELIVERED', attempts: 1 })
  }
}
