// A tenant with workflows: marketplace with a worker, and peers that a test answers for.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope as WireEnvelope } from '@quintet/kit/wire/envelope.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import type { TestRuntime } from '../../support/quintet/subgraph.ts'
import { aManager, type Envelope, type Fixture, openFixture } from './fixture.ts'

/** What an operation of a peer was asked for. */
interface Call {
  readonly input: Readonly<Record<string, unknown>>
  readonly envelope: WireEnvelope
}
interface Peers {
  /** The permissions of every user in each tenant. */
  permissions: string[]
  isMember: boolean
  /** Answers for an operation, by the field that it asks for; undefined for none. */
  answer(field: string, call: Call): object | undefined
  /** All calls of operations. */
  readonly calls: { readonly field: string; readonly call: Call }[]
  /** Events that peers have published. */
  readonly events: { name: string; tenantId: string; payload: object }[]
}

function somePeers(): Peers & { readonly executor: Executor } {
  const peers: Peers = {
    permissions: ['*.*:*'],
    isMember: true,
    answer: () => undefined,
    calls: [],
    events: [],
  }
  const executor: Executor = async ({ query, variables = {} }, envelope) => {
    const eventsOf = /(\w+)Events\(after/.exec(query)?.[1]
    if (eventsOf !== undefined) {
      const after = variables.after as { name: string; position: number }[]
      const found = after.flatMap(({ name, position }) =>
        peers.events
          .filter((event) => event.name === name)
          .map((event, i) => ({ ...event, payload: JSON.stringify(event.payload), position: i + 1 }))
          .filter((event) => event.position > position),
      )
      return { data: { [`${eventsOf}Events`]: found } }
    }
    if (query.includes('grants(')) {
      const { permissions, isMember } = peers
      return { data: { grants: { permissions, policyVersion: 1, isMember, isTenantActive: true, isEnding: false } } }
    }
    if (query.includes('contacts(')) {
      return { data: { contacts: [{ userId: (variables.userIds as string[])[0], email: 'a@example.org' }] } }
    }
    const field = /done: (\w+)\(/.exec(query)?.[1] ?? ''
    const call = { input: (variables.input ?? variables) as Record<string, unknown>, envelope }
    peers.calls.push({ field, call })
    const answer = peers.answer(field, call)
    return { data: { done: answer ?? null, job: { title: 'Engineer' } } }
  }
  return Object.assign(peers, { executor })
}

export interface Automation {
  readonly fixture: Fixture
  readonly peers: Peers
  end(): Promise<void>
}

export async function openAutomation(options: TestRuntime = {}): Promise<Automation> {
  const peers = somePeers()
  const fixture = await openFixture({ isWorker: true, peers: peers.executor, ...options })
  return { fixture, peers, end: () => fixture.end() }
}

/** A manager whose tenant has bought modules. */
export async function aLicensedManager({ database }: Fixture, ...slugs: readonly string[]): Promise<Envelope> {
  const manager = aManager()
  const bought = slugs.length === 0 ? ['cv-analysis', 'interview-simulation', 'email-module'] : slugs
  await database.admin`insert into marketplace.licences (tenant_id, id, module_id, type, starts_at)
    select ${manager.tenantId}, uuidv7(), id, 'PURCHASED', '2020-01-01' from marketplace.modules where slug in ${database.admin(bought)}`
  return manager
}

export const pipelineSteps = [
  { step: 1, module: 'cv-analysis', action: 'analyze_cv', config: { min_match_score: 70 } },
  { step: 2, module: 'interview-simulation', action: 'create_session', condition: 'prev_step.match_score >= 70' },
  { step: 3, module: 'email-module', action: 'send_invitation', config: { template: 'interview_invite' } },
]

export interface Run {
  readonly __typename: string
  readonly id: string
  readonly status: string
  readonly outcome: string | null
  readonly error: string | null
  readonly version: number
  readonly changesCursor: string
  readonly triggerKey: string | null
  readonly input: object
  readonly output: unknown
  readonly diagram: string
  readonly code: string
  readonly steps: {
    readonly step: number
    readonly status: string
    readonly attempts: number
    readonly error: string | null
    readonly output: unknown
    readonly effectKey: string
  }[]
}
const runFields =
  'id status outcome error version changesCursor triggerKey input output diagram steps { step status attempts error output effectKey }'
const runCard = `... on WorkflowRun { ${runFields} }`
const workflowCard = '... on Workflow { id slug version publishedVersion isActive }'
export interface Saved {
  readonly __typename: string
  readonly id: string
  readonly version: number
  readonly publishedVersion: number | null
  readonly code: string
  readonly fields: { message: string; path: string[] }[]
}

export const save = ({ change }: Fixture, by: Envelope, slug: string, steps: readonly object[], more: object = {}) =>
  change<Saved>(by, 'saveWorkflow', { slug, name: slug, steps, ...more }, workflowCard)
export const publish = ({ change }: Fixture, by: Envelope, workflowSlug: string, version: number | null) =>
  change<Saved>(by, 'publishWorkflow', { workflowSlug, version }, workflowCard)
export async function published(
  fixture: Fixture,
  by: Envelope,
  slug: string,
  steps: readonly object[],
  more: object = {},
) {
  const saved = await save(fixture, by, slug, steps, more)
  return publish(fixture, by, slug, saved.version)
}
export const changeRun = ({ change }: Fixture, by: Envelope, field: string, input: object) =>
  change<Run>(by, field, { idempotencyKey: newId(), ...input }, runCard)
export const run = (fixture: Fixture, by: Envelope, workflowSlug: string, input: object = {}, more: object = {}) =>
  changeRun(fixture, by, 'runWorkflow', { workflowSlug, input, ...more })

/** A run, once it is in one of some states. */
export async function runIn(
  { subgraph }: Fixture,
  by: Envelope,
  id: string,
  ...states: readonly string[]
): Promise<Run> {
  const until = performance.now() + 20_000
  for (;;) {
    const text = `query ($id: ID!) { workflowRun(id: $id) { ${runFields} } }`
    const { workflowRun } = await subgraph.ask<{ workflowRun: Run }>(text, { id }, by)
    if (states.includes(workflowRun.status)) return workflowRun
    if (performance.now() > until) throw new Error(`The run stays as it is: ${JSON.stringify(workflowRun)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
export const over = ['COMPLETED', 'FAILED', 'COMPENSATED', 'COMPENSATION_FAILED', 'CANCELLED']
