// Definitions of workflows: what may be saved, that none changes, and which one runs.
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { aLicensedManager, pipelineSteps, publish, save } from './automation.ts'
import { aManager, type Envelope, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const step = (more: object) => ({ step: 1, module: 'cv-analysis', action: 'analyze_cv', ...more })

describe('a workflow', () => {
  it('is saved as a new version each time, and earlier versions stay', async () => {
    const manager = aManager()
    const first = await save(fixture, manager, 'pipeline', pipelineSteps)
    expect(first).toMatchObject({ __typename: 'Workflow', version: 1, publishedVersion: null })
    const second = await save(fixture, manager, 'pipeline', pipelineSteps.slice(0, 1), { version: 1 })
    expect(second).toMatchObject({ id: first.id, version: 2 })
    expect(await save(fixture, manager, 'pipeline', pipelineSteps, { version: 1 })).toMatchObject({ code: 'VERSION' })
    expect(await save(fixture, manager, 'pipeline', pipelineSteps)).toMatchObject({ code: 'ALREADY_EXISTS' })
    const fields = `workflows { nodes { slug version versions { nodes { number diagram steps {
      step module action config condition onFalse attempts timeoutSeconds } } } } }`
    const { workflows } = await fixture.ofTenant<{ workflows: { nodes: unknown[] } }>(manager, fields)
    expect(workflows.nodes).toMatchObject([
      {
        slug: 'pipeline',
        version: 2,
        versions: {
          nodes: [
            { number: 2, steps: [{ step: 1 }] },
            {
              number: 1,
              diagram: expect.stringContaining('c2{"prev_step.match_score &gt;= 70"}'),
              steps: [
                { ...pipelineSteps[0], onFalse: 'STOP', attempts: 3, timeoutSeconds: 60, condition: null },
                { ...pipelineSteps[1], config: null },
                pipelineSteps[2],
              ],
            },
          ],
        },
      },
    ])
    await expect(fixture.database.admin`update marketplace.workflow_versions set number = 9`).rejects.toThrow(
      'never changed',
    )
    await expect(fixture.database.admin`delete from marketplace.workflow_versions`).rejects.toThrow('never changed')
  })

  test.each([
    [[], ['input', 'steps']],
    [
      [step({}), step({})],
      ['input', 'steps', '1', 'step'],
    ],
    [[step({ step: 0 })], ['input', 'steps', '0', 'step']],
    [[step({ module: 'nothing' })], ['input', 'steps', '0', 'module']],
    [[step({ action: 'nothing' })], ['input', 'steps', '0', 'action']],
    [[step({ condition: 'input.x >' })], ['input', 'steps', '0', 'condition']],
    [[step({ condition: 'other.x' })], ['input', 'steps', '0', 'condition']],
    [[step({ config: [1] })], ['input', 'steps', '0', 'config']],
    [[step({ attempts: 0 })], ['input', 'steps', '0', 'attempts']],
    [[step({ timeoutSeconds: 601 })], ['input', 'steps', '0', 'timeoutSeconds']],
    [[step({ compensation: { action: 'nothing' } })], ['input', 'steps', '0', 'compensation', 'action']],
    [
      [step({ module: 'workflow', action: 'wait', config: { seconds: 0 } })],
      ['input', 'steps', '0', 'config', 'seconds'],
    ],
  ])('with the steps %j is refused at %j', async (steps, path) => {
    const refused = await save(fixture, aManager(), 'refused', steps)
    expect(refused).toMatchObject({ __typename: 'InvalidInput' })
    expect(refused.fields.map((field) => field.path)).toContainEqual(path)
  })

  it('validates a configuration by the schema of its action', async () => {
    const schema = { type: 'object', properties: { level: { type: 'integer' } }, required: ['level'] }
    const capabilities = { actions: [{ name: 'do', configSchema: schema }], events: ['thing.happened'] }
    await fixture.database
      .admin`insert into marketplace.modules (id, slug, name, description, version, trial_days, dependencies, capabilities)
      values (uuidv7(), 'strict', 'Strict', 'Strict.', '1.0.0', 0, '{"required":[],"optional":[]}', ${capabilities as never})`
    const manager = aManager()
    const refused = await save(fixture, manager, 'strict', [
      step({ module: 'strict', action: 'do', config: { level: 'x' } }),
    ])
    expect(refused.fields.map(({ path }) => path)).toEqual([['input', 'steps', '0', 'config', 'level']])
    const trigger = { module: 'strict', event: 'thing.happened', condition: 'input.x > 1' }
    const taken = [step({ module: 'strict', action: 'do', config: { level: 3 } })]
    expect(await save(fixture, manager, 'strict', taken, { trigger })).toMatchObject({ __typename: 'Workflow' })
    const unknown = { trigger: { module: 'strict', event: 'nothing.happened' } }
    expect(await save(fixture, manager, 'other', taken, unknown)).toMatchObject({ __typename: 'InvalidInput' })
  })

  it('runs by its published definition, and not without one', async () => {
    const manager = await aLicensedManager(fixture)
    await save(fixture, manager, 'published', pipelineSteps)
    const begin = () =>
      fixture.change<{ code: string; status: string }>(
        manager,
        'runWorkflow',
        { workflowSlug: 'published', input: {}, idempotencyKey: crypto.randomUUID() },
        '... on WorkflowRun { id status }',
      )
    expect(await begin()).toMatchObject({ code: 'NOT_PUBLISHED' })
    expect(await publish(fixture, manager, 'published', 2)).toMatchObject({ __typename: 'NotFound' })
    expect(await publish(fixture, manager, 'published', 1)).toMatchObject({ publishedVersion: 1, version: 1 })
    expect(await begin()).toMatchObject({ status: 'QUEUED' })
    expect(await publish(fixture, manager, 'published', null)).toMatchObject({ publishedVersion: null })
    expect(await begin()).toMatchObject({ code: 'NOT_PUBLISHED' })
  })

  it('is not published by a token without the scopes of its steps, nor by an impersonator', async () => {
    const manager = aManager()
    await save(fixture, manager, 'lent', pipelineSteps)
    const ofClient = (...scopes: string[]) => ({ ...manager, client: crypto.randomUUID(), scopes })
    const narrow = await publish(fixture, ofClient('marketplace.*:*', 'recruiting.*:read'), 'lent', 1)
    expect(narrow).toMatchObject({ __typename: 'NotAllowed', code: 'SCOPE_MISSING' })
    const acting = { ...manager, actor: crypto.randomUUID() }
    expect(await publish(fixture, acting, 'lent', 1)).toMatchObject({ code: 'IMPERSONATED' })
    expect(await publish(fixture, acting, 'lent', null)).toMatchObject({ publishedVersion: null })
    const wide = ofClient('marketplace.*:*', 'recruiting.*:*')
    expect(await publish(fixture, wide, 'lent', 1)).toMatchObject({ publishedVersion: 1 })
    const event = 'recruiting.analysis.created'
    const modules = { sourceModule: 'cv-analysis', targetModule: 'interview-simulation' }
    const connector = { slug: 'lent', name: 'Lent', type: 'EVENT_TRIGGER', event, action: 'create_session', ...modules }
    const saved = (by: Envelope) => fixture.change(by, 'saveConnector', connector, '... on Connector { id }')
    expect(await saved(ofClient('marketplace.*:*'))).toMatchObject({ code: 'SCOPE_MISSING' })
    expect(await saved(acting)).toMatchObject({ code: 'IMPERSONATED' })
    expect(await saved(wide)).toMatchObject({ __typename: 'Connector' })
  })

  it('needs the licences of the modules of all its steps', async () => {
    const manager = await aLicensedManager(fixture, 'cv-analysis')
    await save(fixture, manager, 'unlicensed', pipelineSteps)
    await publish(fixture, manager, 'unlicensed', 1)
    const input = { workflowSlug: 'unlicensed', input: {}, idempotencyKey: 'a' }
    const refused = await fixture.change<{ code: string; message: string }>(manager, 'runWorkflow', input, '__typename')
    expect(refused).toMatchObject({ __typename: 'NotAllowed', code: 'LICENCE_REQUIRED' })
    expect(refused.message).toContain('interview-simulation, email-module')
  })

  it('of another tenant is not found', async () => {
    await save(fixture, aManager(), 'foreign', pipelineSteps)
    expect(await publish(fixture, aManager(), 'foreign', 1)).toMatchObject({ __typename: 'NotFound' })
  })
})
