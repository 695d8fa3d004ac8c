// What goes on in two tenants while they move between databases: scores, deposits, runs of workflows and live subscribers;
// and the check afterwards that nothing acknowledged was lost and nothing was done twice.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { acme, type DemoTenant } from '@quintet/kit/demo/people.ts'
import { expect } from 'vitest'
import {
  recordedScores,
  type Subscriber,
  subscribeByEvents,
  subscribeBySocket,
} from '../support/clients/subscribers.ts'
import { beginSession, category, createRecorder, type RecordedScore, type Session } from '../support/clients/traffic.ts'
import type { Json } from '../support/quintet/quintet.ts'
import { type Place, readAs, type TwoDatabases } from '../support/quintet/two-databases.ts'

export interface Work {
  readonly tenant: DemoTenant
  readonly session: Session
  /** The account that deposits go to, and how many were acknowledged. */
  readonly account: string
  deposited(): number
  /** The cursor before the first score. */
  readonly after: string
  readonly acknowledged: readonly RecordedScore[]
  /** When each score was acknowledged, by the clock of `performance`. */
  readonly times: number[]
  /** Answers that are neither an acknowledgement nor UNAVAILABLE. */
  readonly problems: readonly unknown[]
  readonly subscribers: readonly KeptSubscriber[]
  /** Ends the writers after their present write: it is repeated until it is acknowledged. */
  finish(): Promise<void>
  /** Expects what was acknowledged, once, where the tenant is, and at its subscribers. */
  expectAllOnce(place: Place): Promise<void>
}

interface KeptSubscriber {
  received(): readonly RecordedScore[]
  /** What ended its subscriptions. */
  ended(): readonly unknown[]
  stop(): void
}

/** A subscriber that subscribes again after its last event, as soon as a subscription has ended. */
function keepSubscribed(after: string, open: (after: string) => Subscriber): KeptSubscriber {
  const opened = [open(after)]
  const received = () => opened.flatMap((each) => each.received)
  const timer = setInterval(() => {
    if (opened.at(-1)!.ended.length > 0) opened.push(open(received().at(-1)?.cursor ?? after))
  }, 200)
  return {
    received,
    ended: () => opened.flatMap(({ ended, errors }) => [...ended, ...errors]),
    stop() {
      clearInterval(timer)
      opened.at(-1)!.stop()
    },
  }
}

interface Settings {
  readonly writers: number
  /** How long each waits between two scores, in milliseconds. */
  readonly every: number
}

/** Begins to work as the tenant's agent, with a subscriber by WebSocket and one by server-sent events. */
export async function startWork(quintet: TwoDatabases, tenant: DemoTenant, settings: Settings): Promise<Work> {
  const { call, origin, ask } = quintet
  const session = await beginSession(call, tenant.agent.email)
  const board = async () =>
    (await call('CreditLeaderboard', { category }, await session.token())).data.creditLeaderboard
  const after: string = (await board()).changesCursor
  const recorder = createRecorder(call, session, tenant)
  const socketUrl = `${origin.replace('http', 'ws')}/graphql`
  const subscribers = [
    keepSubscribed(after, (last) => subscribeBySocket(socketUrl, session.token, last, { webSocketImpl: WebSocket })),
    keepSubscribed(after, (last) => subscribeByEvents(`${origin}/graphql`, session.token, last)),
  ]
  const problems = recorder.problems
  const times: number[] = []
  let isOver = false
  const writing = Array.from({ length: settings.writers }, async () => {
    while (!isOver) {
      const [began, before] = [performance.now(), recorder.acknowledged.length]
      await recorder.record()
      if (recorder.acknowledged.length > before) times.push(performance.now())
      await pause(Math.max(1, settings.every - (performance.now() - began)))
    }
  })
  const keeper = await beginSession(call, tenant.owner.email)
  const account = await openAccount(ask, await keeper.token(), tenant)
  let deposits = 0
  const depositing = (async () => {
    while (!isOver) {
      await deposit(ask, await keeper.token(), account)
      deposits++
      await pause(settings.every)
    }
  })().catch((error: unknown) => void problems.push(error))
  return {
    tenant,
    session,
    account,
    deposited: () => deposits,
    after,
    acknowledged: recorder.acknowledged,
    times,
    problems,
    subscribers,
    async finish() {
      isOver = true
      await Promise.all([...writing, depositing])
    },
    async expectAllOnce(place) {
      expect(problems).toEqual([])
      const recorded = await recordedScores(quintet.adminUrl(place), after, tenant.id)
      const byCursor = (left: RecordedScore, right: RecordedScore): number => left.value - right.value
      expect(recorded.toSorted(byCursor)).toEqual(recorder.acknowledged.toSorted(byCursor))
      for (const subscriber of subscribers) {
        await expect
          .poll(() => subscriber.received().length, { timeout: 60_000 })
          .toBeGreaterThanOrEqual(recorded.length)
        expect(subscriber.received()).toEqual(recorded)
      }
      const [books] = await readAs<{ posted: number; sum: number }>(
        quintet.adminUrl(place),
        `select posted_minor::int as posted, (select coalesce(sum(amount_minor), 0)::int from credit.ledger_postings p
           where p.account_id = b.id) as sum from credit.account_balances b where b.id = $1::text::uuid`,
        account,
      )
      expect(books).toEqual({ posted: deposits * 100, sum: deposits * 100 })
      for (const subscriber of subscribers) subscriber.stop()
    },
  }
}

const outcome = (field: string, type: string): string => {
  const input = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`
  return `mutation ($input: ${input}) { made: ${field}(input: $input) { __typename ... on ${type} { id } ... on Problem { message code } } }`
}

async function made(
  ask: TwoDatabases['ask'],
  token: string,
  field: string,
  type: string,
  input: object,
): Promise<string> {
  const { made } = await ask(outcome(field, type), { input }, token)
  if (made.__typename !== type) throw new Error(JSON.stringify(made))
  return made.id
}

const currency = 'GBP'
const openAccount = (ask: TwoDatabases['ask'], token: string, tenant: DemoTenant): Promise<string> =>
  made(ask, token, 'openCreditAccount', 'CreditAccount', {
    currency,
    ownerId: tenant.agent.id,
    idempotencyKey: randomUUID(),
  })
const deposit = (ask: TwoDatabases['ask'], token: string, accountId: string): Promise<string> =>
  made(ask, token, 'depositMoney', 'LedgerTransaction', {
    accountId,
    amount: { amount: '1.00', currency },
    idempotencyKey: randomUUID(),
  })

/** Runs of workflows in acme, whose steps are jobs of two subgraphs, one of which moves. */
export interface Runs {
  /** Expects that each has ended, with each of its analyses made once. */
  expectAllOnce(): Promise<void>
}

const analysesOfRun = 2

/** Begins a run for each candidate, as acme's owner. @param seconds how long a run waits between two steps */
export async function startRuns({ ask, call }: TwoDatabases, seconds: number): Promise<Runs> {
  const session = await beginSession(call, acme.owner.email)
  const read = async (query: string, variables: object = {}) => ask(query, variables, await session.token())
  const change = async (field: string, type: string, input: object) =>
    made(ask, await session.token(), field, type, input)
  const found = (await read('{ viewer { tenant { jobs { nodes { id } } candidates { nodes { id } } } } }')).viewer
    .tenant
  const jobId: string = found.jobs.nodes[0].id
  const newest = async (): Promise<number> => {
    const { jobLeaderboard } = await read('query ($jobId: ID!) { jobLeaderboard(jobId: $jobId) { changesCursor } }', {
      jobId,
    })
    return JSON.parse(Buffer.from(jobLeaderboard.changesCursor, 'base64url').toString())[3]
  }
  const before = await newest()
  const analyze = { module: 'cv-analysis', action: 'analyze_cv' }
  const wait = { module: 'workflow', action: 'wait', config: { seconds } }
  // Three attempts, the default, take 3 s: a server may be unavailable for longer.
  const steps = [analyze, wait, analyze].map((step, i) => ({ ...step, step: i + 1, attempts: 10 }))
  const slug = `moving-${randomUUID().slice(0, 8)}`
  await change('saveWorkflow', 'Workflow', { slug, name: 'Moving', steps })
  await change('publishWorkflow', 'Workflow', { workflowSlug: slug, version: 1 })
  const candidates: string[] = found.candidates.nodes.map(({ id }: Json) => id)
  for (const candidateId of candidates) {
    await change('runWorkflow', 'WorkflowRun', {
      workflowSlug: slug,
      input: { jobId, candidateId },
      idempotencyKey: `${slug} ${candidateId}`,
    })
  }
  const runs = async (): Promise<Json[]> =>
    (
      await read(
        `query ($slug: String!) { viewer { tenant { workflowRuns(workflowSlug: $slug, first: 100) { nodes {
          status steps { output } } } } } }`,
        { slug },
      )
    ).viewer.tenant.workflowRuns.nodes
  return {
    async expectAllOnce() {
      const statuses = async () => (await runs()).map(({ status }) => status)
      const allCompleted = candidates.map(() => 'COMPLETED')
      await expect.poll(statuses, { timeout: 150_000, interval: 250 }).toEqual(allCompleted)
      const outputs = (await runs()).flatMap(({ steps }) =>
        steps.flatMap(({ output }: Json) => output?.analysis_id ?? []),
      )
      expect(new Set(outputs).size).toBe(candidates.length * analysesOfRun)
      expect(await newest()).toBe(before + candidates.length * analysesOfRun)
    },
  }
}

/** Expects that the check of acme's whole ledger finds nothing: sums, and the chain of seals. */
export async function expectIntactLedger({ ask, call }: TwoDatabases): Promise<void> {
  const token = await (await beginSession(call, acme.owner.email)).token()
  const id = await made(ask, token, 'verifyLedger', 'LedgerVerification', { idempotencyKey: randomUUID() })
  const query = 'query ($id: ID!) { ledgerVerification(id: $id) { isIntact faults { __typename } } }'
  await expect
    .poll(async () => (await ask(query, { id }, token)).ledgerVerification, { timeout: 60_000 })
    .toEqual({ isIntact: true, faults: [] })
}

/** The longest time without an acknowledgement within a span, in milliseconds. */
export function longestGap(times: readonly number[], from: number, to: number): number {
  const inside = [from, ...times.filter((time) => time >= from && time <= to).toSorted((a, b) => a - b), to]
  return Math.max(...inside.slice(1).map((time, i) => time - inside[i]!))
}
