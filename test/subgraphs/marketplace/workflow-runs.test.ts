// Runs of workflows: the documented pipeline, retries, waits, undoing, and with whose rights steps act.
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import {
  type Automation,
  aLicensedManager,
  changeRun,
  openAutomation,
  over,
  pipelineSteps,
  publish,
  published,
  run,
  runIn,
  save,
} from './automation.ts'

let automation: Automation
beforeAll(async () => {
  automation = await openAutomation()
})
afterAll(() => automation.end())

const input = { jobId: newId(), candidateId: newId() }
const analysis = newId()
const interview = newId()
/** Recruiting that gives a score, or fails. */
function recruiting(score: number | null | 'missing' | 'error') {
  automation.peers.answer = (field) => {
    if (field === 'analyzeCandidate') {
      if (score === 'error') return { __typename: 'Conflict', code: 'WRONG_STATUS', message: 'The job is CLOSED' }
      return { __typename: 'CvAnalysis', id: analysis, matchScore: score === 'missing' ? undefined : score }
    }
    if (field === 'scheduleInterview') return { __typename: 'InterviewScheduled', interview: { id: interview } }
    if (field === 'candidate') return { name: 'Ada', email: 'ada@example.org' }
    return undefined
  }
}
async function pipeline(score: Parameters<typeof recruiting>[0]) {
  const { fixture } = automation
  recruiting(score)
  const manager = await aLicensedManager(fixture)
  await published(fixture, manager, 'ai-recruitment-pipeline', pipelineSteps)
  const { id } = await run(fixture, manager, 'ai-recruitment-pipeline', input)
  return { manager, done: await runIn(fixture, manager, id, ...over) }
}
const statuses = (done: { steps: { status: string }[] }) => done.steps.map(({ status }) => status)

describe('the documented pipeline', () => {
  it('completes at a score of 70, each step with the output of the one before', async () => {
    const { done, manager } = await pipeline(70)
    expect(done).toMatchObject({ status: 'COMPLETED', outcome: 'DONE', error: null, version: 1 })
    expect(statuses(done)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED'])
    expect(done.steps[0]!.output).toMatchObject({
      analysis_id: analysis,
      match_score: 70,
      candidate_id: input.candidateId,
    })
    expect(done.steps[1]!.output).toMatchObject({ interview_id: interview })
    expect(done.output).toMatchObject({ sent: true, template: 'interview_invite' })
    expect(done.diagram).toContain('1. cv-analysis: analyze_cv, COMPLETED')
    const calls = automation.peers.calls.filter(({ call }) => call.envelope.tenantId === manager.tenantId)
    expect(calls.map(({ field }) => field)).toEqual(['analyzeCandidate', 'scheduleInterview', 'candidate'])
    expect(calls[0]!.call.input).toMatchObject({ ...input, idempotencyKey: `${done.id}:1` })
    expect(calls[1]!.call.input).toMatchObject({ analysisId: analysis })
  })

  it('stops as COMPLETED at 69, without an interview and a letter', async () => {
    const { done } = await pipeline(69)
    expect(done).toMatchObject({ status: 'COMPLETED', outcome: 'STOPPED', error: null })
    expect(statuses(done)).toEqual(['COMPLETED', 'SKIPPED', 'SKIPPED'])
  })

  test.each([null, 'missing'] as const)(
    'fails where the score is %s, which is not treated as a low one',
    async (score) => {
      const { done } = await pipeline(score)
      expect(done).toMatchObject({ status: 'FAILED', outcome: null })
      expect(done.error).toContain('Step 2: The condition fails: no such overload')
      expect(statuses(done)).toEqual(['COMPLETED', 'FAILED', 'PENDING'])
    },
  )

  it('fails without a retry where the analysis is refused', async () => {
    const { done } = await pipeline('error')
    expect(done).toMatchObject({ status: 'FAILED', error: 'Step 1: WRONG_STATUS: The job is CLOSED' })
    expect(done.steps[0]).toMatchObject({ status: 'FAILED', attempts: 1 })
    expect(statuses(done)).toEqual(['FAILED', 'PENDING', 'PENDING'])
  })
})

describe('a step', () => {
  it('acts as the publisher, within the scopes of its action, with current permissions', async () => {
    const { fixture, peers } = automation
    const { manager, done } = await pipeline(80)
    const { call } = peers.calls.find(({ call }) => call.input.idempotencyKey === `${done.id}:1`)!
    expect(call.envelope).toMatchObject({
      viewer: { userId: manager.viewer!.userId },
      tenantId: manager.tenantId,
      grants: ['*.*:*'],
      onBehalfOf: { publisher: manager.viewer!.userId, scopes: ['recruiting.analyses:write'] },
    })
    peers.isMember = false
    const { id } = await run(fixture, manager, 'ai-recruitment-pipeline', input)
    const refused = await runIn(fixture, manager, id, ...over)
    peers.isMember = true
    expect(refused).toMatchObject({ status: 'FAILED' })
    expect(refused.error).toContain('may act in the tenant no more')
  })

  it('is retried after a transient failure, under the same key', async () => {
    const { fixture, peers } = automation
    const manager = await aLicensedManager(fixture)
    let tries = 0
    recruiting(90)
    const { answer } = peers
    peers.answer = (field, call) => {
      if (field === 'analyzeCandidate' && ++tries < 2) return undefined
      return answer(field, call)
    }
    await published(fixture, manager, 'again', pipelineSteps.slice(0, 1))
    const { id } = await run(fixture, manager, 'again', input)
    while ((await runIn(fixture, manager, id, 'QUEUED', 'RUNNING')).steps[0]!.error === null) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    fixture.clock.move(5_000)
    const done = await runIn(fixture, manager, id, ...over)
    expect(done.steps[0]).toMatchObject({ status: 'COMPLETED', attempts: 2, error: null })
    const keys = peers.calls.filter(({ call }) => call.input.idempotencyKey === `${id}:1`)
    expect(keys.length).toBe(2)
  })

  it('whose condition is false is skipped, and the run goes on, where the definition says so', async () => {
    const { fixture } = automation
    const manager = await aLicensedManager(fixture)
    recruiting(10)
    const steps = [pipelineSteps[0]!, { ...pipelineSteps[1]!, onFalse: 'SKIP' }, pipelineSteps[2]!]
    await published(fixture, manager, 'skipping', steps)
    const { id } = await run(fixture, manager, 'skipping', input)
    const done = await runIn(fixture, manager, id, ...over)
    expect(done).toMatchObject({ status: 'COMPLETED', outcome: 'DONE' })
    expect(statuses(done)).toEqual(['COMPLETED', 'SKIPPED', 'COMPLETED'])
  })

  it('waits for a given time', async () => {
    const { fixture } = automation
    const manager = await aLicensedManager(fixture)
    recruiting(90)
    const wait = { step: 1, module: 'workflow', action: 'wait', config: { seconds: 3600 } }
    await published(fixture, manager, 'waiting', [wait, { ...pipelineSteps[0]!, step: 2 }])
    const { id } = await run(fixture, manager, 'waiting', input)
    expect(statuses(await runIn(fixture, manager, id, 'WAITING'))).toEqual(['RUNNING', 'PENDING'])
    fixture.clock.move(3_600_000)
    const done = await runIn(fixture, manager, id, ...over)
    expect(statuses(done)).toEqual(['COMPLETED', 'COMPLETED'])
  })

  it('waits for an event of its tenant that meets a condition', async () => {
    const { fixture, peers } = automation
    const manager = await aLicensedManager(fixture)
    const event = 'recruiting.analysis.created'
    const condition = 'event.candidate_id == input.candidateId'
    const wait = { step: 1, module: 'workflow', action: 'wait', config: { event, condition } }
    await published(fixture, manager, 'waiting', [wait])
    const { id } = await run(fixture, manager, 'waiting', input)
    await runIn(fixture, manager, id, 'WAITING')
    const happened = (candidate_id: string) => ({
      name: event,
      tenantId: manager.tenantId!,
      payload: { version: 1, candidate_id, requestId: newId(), at: fixture.clock.now().toISOString() },
    })
    peers.events.push(happened(newId()), happened(input.candidateId))
    const done = await runIn(fixture, manager, id, ...over)
    expect(done.steps[0]).toMatchObject({ status: 'COMPLETED', output: { candidate_id: input.candidateId } })
  })

  it('waits for the approval of a person, who may refuse', async () => {
    const { fixture, peers } = automation
    const manager = await aLicensedManager(fixture)
    const tasks: string[] = []
    peers.answer = (field) => {
      if (field !== 'createTask') return undefined
      tasks.push(newId())
      return { __typename: 'Task', id: tasks.at(-1) }
    }
    await published(fixture, manager, 'approved', [
      { step: 1, module: 'workflow', action: 'approve', config: { title: 'May this go on?' } },
    ])
    const ended = (action: string, targetId: string) => ({
      name: 'tenancy.activity',
      tenantId: manager.tenantId!,
      payload: { version: 1, action, userId: newId(), targetId, at: fixture.clock.now().toISOString() },
    })
    const first = await run(fixture, manager, 'approved')
    await runIn(fixture, manager, first.id, 'WAITING')
    peers.events.push(ended('completeTask', tasks[0]!))
    expect(await runIn(fixture, manager, first.id, ...over)).toMatchObject({
      status: 'COMPLETED',
      output: { approved: true },
    })
    const second = await run(fixture, manager, 'approved')
    await runIn(fixture, manager, second.id, 'WAITING')
    peers.events.push(ended('failTask', tasks[1]!))
    expect(await runIn(fixture, manager, second.id, ...over)).toMatchObject({
      status: 'FAILED',
      error: 'Step 1: A person has refused it',
    })
  })
})

describe('a run', () => {
  it('is started once for a trigger key, even when many ask at once', async () => {
    const { fixture } = automation
    const manager = await aLicensedManager(fixture)
    recruiting(90)
    await published(fixture, manager, 'once', pipelineSteps.slice(0, 1))
    const all = await Promise.all(
      Array.from({ length: 6 }, () => run(fixture, manager, 'once', input, { triggerKey: 'the same' })),
    )
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(all[0]).toMatchObject({ triggerKey: 'the same' })
  })

  it('is streamed from its cursor on, and does not exist for another tenant', async () => {
    const { fixture } = automation
    const manager = await aLicensedManager(fixture)
    recruiting(90)
    await published(fixture, manager, 'told', pipelineSteps.slice(0, 1))
    const { id, changesCursor } = await run(fixture, manager, 'told', input)
    await runIn(fixture, manager, id, ...over)
    const text = `subscription ($runId: ID!, $after: String) { workflowRunChanged(runId: $runId, after: $after) {
      cursor run { id status changesCursor } } }`
    const stream = await eventsOf<{ workflowRunChanged: { cursor: string; run: { status: string } } }>(
      fixture.subgraph as never,
      text,
      { runId: id, after: changesCursor },
      manager,
    )
    const events = await take(stream, 2)
    await stream.return?.()
    expect(events.at(-1)!.data!.workflowRunChanged.run.status).toBe('COMPLETED')
    expect(
      await fixture.subgraph.refused(
        'query ($id: ID!) { workflowRun(id: $id) { id } }',
        { id },
        await aLicensedManager(fixture),
      ),
    ).toEqual(['NOT_FOUND'])
  })

  it('undoes earlier steps when a later one fails, and shows which could not be undone', async () => {
    const { fixture } = automation
    const manager = await aLicensedManager(fixture)
    recruiting(90)
    const { answer } = automation.peers
    let mayUndo = false
    automation.peers.answer = (field, call) => {
      if (field === 'scheduleInterview') return { __typename: 'Conflict', code: 'WRONG', message: 'No interview' }
      const isUndoing = String(call.input.idempotencyKey).endsWith(':undo')
      if (isUndoing && !mayUndo) return { __typename: 'Conflict', code: 'KEPT', message: 'It stays' }
      return answer(field, call)
    }
    const steps = [{ ...pipelineSteps[0]!, compensation: { action: 'analyze_cv' } }, pipelineSteps[1]!]
    await published(fixture, manager, 'undone', steps)
    const { id } = await run(fixture, manager, 'undone', input)
    const failed = await runIn(fixture, manager, id, ...over)
    expect(failed).toMatchObject({ status: 'COMPENSATION_FAILED' })
    expect(statuses(failed)).toEqual(['COMPENSATION_FAILED', 'FAILED'])
    mayUndo = true
    expect(await changeRun(fixture, manager, 'retryWorkflowRun', { runId: id })).toMatchObject({
      status: 'COMPENSATING',
    })
    const undone = await runIn(fixture, manager, id, 'COMPENSATED')
    expect(statuses(undone)).toEqual(['COMPENSATED', 'FAILED'])
  })

  it('is cancelled while it waits, and not after its end', async () => {
    const { fixture } = automation
    const manager = await aLicensedManager(fixture)
    await published(fixture, manager, 'cancelled', [
      { step: 1, module: 'workflow', action: 'wait', config: { seconds: 60 } },
      { ...pipelineSteps[0]!, step: 2 },
    ])
    const { id } = await run(fixture, manager, 'cancelled')
    await runIn(fixture, manager, id, 'WAITING')
    const cancel = () => changeRun(fixture, manager, 'cancelWorkflowRun', { runId: id, reason: 'Not needed' })
    const cancelled = await cancel()
    expect(cancelled).toMatchObject({ status: 'CANCELLED', error: 'Not needed' })
    expect(statuses(cancelled)).toEqual(['FAILED', 'SKIPPED'])
    expect(await cancel()).toMatchObject({ code: 'RUN_ENDED' })
  })

  it('is retried from its failed step, with the latest definition where that is requested', async () => {
    const { fixture } = automation
    const manager = await aLicensedManager(fixture)
    recruiting(null)
    await published(fixture, manager, 'retried', pipelineSteps)
    const { id } = await run(fixture, manager, 'retried', input)
    const failed = await runIn(fixture, manager, id, ...over)
    expect(failed.status).toBe('FAILED')
    await changeRun(fixture, manager, 'retryWorkflowRun', { runId: id })
    expect(await runIn(fixture, manager, id, ...over)).toMatchObject({ status: 'FAILED' })
    const steps = [pipelineSteps[0]!, { ...pipelineSteps[1]!, condition: 'true' }]
    await save(fixture, manager, 'retried', steps, { version: 1 })
    await publish(fixture, manager, 'retried', 2)
    await changeRun(fixture, manager, 'retryWorkflowRun', { runId: id, useLatestVersion: true })
    const done = await runIn(fixture, manager, id, 'COMPLETED')
    expect(done).toMatchObject({ version: 2, outcome: 'DONE' })
    expect(statuses(done)).toEqual(['COMPLETED', 'COMPLETED'])
    const retry = await changeRun(fixture, manager, 'retryWorkflowRun', { runId: id })
    expect(retry).toMatchObject({ code: 'WRONG_STATUS' })
    const again = await changeRun(fixture, manager, 'replayWorkflowRun', { runId: id })
    expect(again.id).not.toBe(id)
    expect(again.input).toEqual(input)
    expect(await runIn(fixture, manager, again.id, ...over)).toMatchObject({ status: 'COMPLETED', version: 2 })
  })

  it('is started once by an event, with the payload as its input, and not by an endless chain', async () => {
    const { fixture, peers } = automation
    const manager = await aLicensedManager(fixture)
    recruiting(90)
    const trigger = { module: 'cv-analysis', event: 'recruiting.analysis.created', condition: 'input.match_score > 50' }
    await published(fixture, manager, 'triggered', pipelineSteps.slice(0, 1), { trigger })
    const happened = (match_score: number, requestId: string) => ({
      name: trigger.event,
      tenantId: manager.tenantId!,
      payload: { ...input, match_score, requestId, at: fixture.clock.now().toISOString() },
    })
    peers.events.push(happened(60, newId()), happened(40, newId()), happened(60, 'workflow:8:x'))
    let done: unknown[] = []
    for (let tries = 0; tries < 200; tries++) {
      const { workflowRuns } = await fixture.ofTenant<{ workflowRuns: { nodes: { status: string; input: object }[] } }>(
        manager,
        'workflowRuns(workflowSlug: "triggered", status: COMPLETED) { nodes { id status input } }',
      )
      done = workflowRuns.nodes
      if (done.length > 0) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(done).toMatchObject([{ input: { match_score: 60 } }])
  })
})
