// One subgraph on a test's database, with peers that answer from a list: its schema is called as a gateway would.
import { randomUUID } from 'node:crypto'
import { type Bus, createPostgresBus } from '@quintet/kit/events/bus.ts'
import type { Placements } from '@quintet/kit/events/placements.ts'
import type { Files } from '@quintet/kit/files/open.ts'
import type { Mail } from '@quintet/kit/mail/open.ts'
import type { AccountSettings } from '@quintet/kit/process/account-settings.ts'
import type { BillingSettings } from '@quintet/kit/process/billing-settings.ts'
import { type Clock, systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { MembershipFact, Ownership, SessionTerms } from '@quintet/kit/slice/peers.ts'
import type { CellDatabases } from '@quintet/kit/subgraph/cells.ts'
import type { RunningSubgraph, Subgraph } from '@quintet/kit/subgraph/definition.ts'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import type { Executor, SubgraphRequest } from '@quintet/kit/wire/request.ts'
import type { ExecutionResult } from 'graphql'
import type { TestDatabase } from '../database/database.ts'

/** LOG_LEVEL=error shows what an unexpected error hides. */
export const silent = createLogger(process.env.LOG_LEVEL ?? 'silent')

/** The envelope of a signed-in user; without grants they have only what is their own. */
export function envelopeOf(who: {
  userId: string
  tenantId?: string | null
  grants?: readonly string[]
  sessionId?: string
  /** Who impersonates the user. */
  actor?: string | null
}): Envelope {
  const now = Math.floor(Date.now() / 1000)
  return {
    ...anonymousEnvelope(randomUUID(), '192.0.2.1', 'vitest'),
    viewer: { userId: who.userId, sessionId: who.sessionId ?? randomUUID(), acr: 'aal1', authTime: now, methods: [] },
    actor: who.actor ?? null,
    tenantId: who.tenantId ?? null,
    grants: who.grants ?? [],
  }
}

/** What a tenant without a policy of its own demands: nothing. */
const noTerms = {
  isTenantActive: true,
  memberStatus: null,
  mayEnter: true,
  maxConcurrentSessions: null,
  onLimit: 'EVICT',
  sessionTimeout: 2_592_000,
  extendOnActivity: true,
  requireMFA: false,
  dutySince: null,
  graceLogins: 3,
  graceEndsAt: null,
  allowBackupCodes: true,
  allowRememberDevice: true,
  ipRestrictions: { enabled: false, allowedIPs: [], allowedRanges: [], blockList: [] },
} as const satisfies Omit<SessionTerms, 'userId' | 'tenantId'>

/** A member of a list, with what the tenant demands of them where a test says so. */
export type TestMember = MembershipFact & { readonly terms?: Partial<SessionTerms> }

function termsFrom(facts: readonly TestMember[], { variables }: SubgraphRequest): SessionTerms[] {
  const { of } = variables as { of: { userId: string; tenantId: string }[] }
  return of.map(({ userId, tenantId }) => {
    const fact = facts.find((each) => each.userId === userId && each.tenantId === tenantId)
    return { ...noTerms, userId, tenantId, memberStatus: fact?.isActive ? 'ACTIVE' : null, ...fact?.terms }
  })
}

/** Tenancy as its peers see it: memberships from a list that a test may change, and tenants' ids by their slugs. */
const membershipsFrom =
  (
    facts: readonly TestMember[],
    slugs: Readonly<Record<string, string>>,
    owned: readonly Ownership[],
    licensed: readonly string[],
    platform: Readonly<Record<string, readonly string[]>>,
  ): Executor =>
  async (request) => {
    if (request.query.includes('grants(')) {
      const { userId } = request.variables as { userId: string }
      return { data: { grants: { permissions: platform[userId] ?? [] } } }
    }
    if (request.query.includes('licensedModules')) return { data: { licensedModules: [{ slugs: licensed }] } }
    if (request.query.includes('ownerships')) {
      const { userIds } = request.variables as { userIds: string[] }
      return { data: { ownerships: owned.filter(({ userId }) => userIds.includes(userId)) } }
    }
    if (request.query.includes('tenantEntries')) {
      const { slugs: asked, ids = [] } = request.variables as { slugs: string[]; ids?: string[] }
      const found = Object.entries(slugs).filter(([slug, id]) => asked.includes(slug) || ids.includes(id))
      const entries = found.map(([slug, tenantId]) => ({
        tenantId,
        slug,
        name: `The ${slug}`,
        ownerIds: [],
        hasOwnPeople: false,
      }))
      return { data: { tenantEntries: entries } }
    }
    if (request.query.includes('sessionTerms')) return { data: { sessionTerms: termsFrom(facts, request) } }
    const asked = request.variables as { userIds: string[]; tenantId?: string; tenantSlug?: string }
    const tenantId = asked.tenantId ?? slugs[asked.tenantSlug ?? '']
    const memberships = facts.filter((fact) => fact.tenantId === tenantId && asked.userIds.includes(fact.userId))
    return { data: { memberships } }
  }

export interface TestSubgraph<Context> {
  readonly running: RunningSubgraph<Context>
  readonly bus: Bus
  /** Data of an operation. Throws when it has errors. */
  ask<Data = Record<string, never>>(query: string, variables: object, envelope: Envelope): Promise<Data>
  /** Codes of an operation's errors. */
  refused(query: string, variables: object, envelope: Envelope): Promise<unknown[]>
  close(): Promise<void>
}

const offered = ['cv-analysis', 'interview-simulation', 'credit-scoring', 'email-module', 'audit-export']

export interface TestRuntime {
  /** Collects the text of each statement. */
  readonly statements?: string[]
  /** Who belongs to which tenant. */
  readonly members?: readonly TestMember[]
  /** Who owns which tenant. */
  readonly ownerships?: readonly Ownership[]
  /** What users may do on the platform, by their ids. */
  readonly platform?: Readonly<Record<string, readonly string[]>>
  /** Ids of tenants by slug. */
  readonly slugs?: Readonly<Record<string, string>>
  /** The modules that tenants have valid licences of; all on offer by default. */
  readonly licensed?: readonly string[]
  readonly clock?: Clock
  /** The clock of tokens; `clock` by default. */
  readonly wallClock?: Clock
  /** The bus sends and receives nothing: only polling finds news. */
  readonly deaf?: boolean
  /** Answers for all peers, in place of the lists. */
  readonly peers?: Executor
  /** bcrypt's cost; by default 4, its least. */
  readonly passwordCost?: number
  /** The root secret. */
  readonly secret?: Uint8Array
  /** Root secrets that were replaced. */
  readonly previousSecrets?: readonly Uint8Array[]
  readonly accessTokenSeconds?: number
  /** Whether it runs jobs; not by default. */
  readonly isWorker?: boolean
  readonly mail?: Mail
  /** Settings of sign-up and sign-in that differ from the defaults; there is no limit by default. */
  readonly accounts?: Partial<AccountSettings>
  readonly files?: Files
  /** Whether it is a development process; it is by default. */
  readonly isDevelopment?: boolean
  /** Where there is a Redis. */
  readonly redisUrl?: string
  /** Without a service by default. */
  readonly billing?: BillingSettings
  /** Where tenants are placed; all in the one database by default. */
  readonly placements?: Placements
  /** How databases beside the first one are reached. */
  readonly cells?: CellDatabases
}

/** Starts one subgraph; `close` before the database is dropped. */
export async function startSubgraph<Context = BaseContext>(
  subgraph: Subgraph<Context>,
  database: Pick<TestDatabase, 'adminUrl' | 'open'>,
  options: TestRuntime = {},
): Promise<TestSubgraph<Context>> {
  const bus = createPostgresBus(database.adminUrl, silent, { deaf: options.deaf ?? false })
  const starting = subgraph.start({
    database: database.open(subgraph.name, options.statements),
    bus,
    clock: options.clock ?? systemClock,
    wallClock: options.wallClock ?? options.clock ?? systemClock,
    log: silent,
    secret: options.secret ?? Buffer.alloc(32, 7),
    previousSecrets: options.previousSecrets ?? [],
    publicUrl: 'http://localhost:4000',
    accounts: { signInsPerAddress: 0, ...options.accounts },
    executorOf: () =>
      options.peers ??
      membershipsFrom(
        options.members ?? [],
        options.slugs ?? {},
        options.ownerships ?? [],
        options.licensed ?? offered,
        options.platform ?? {},
      ),
    passwordCost: options.passwordCost ?? 4,
    isWorker: options.isWorker ?? false,
    ...(options.mail === undefined ? {} : { mail: options.mail }),
    files: options.files ?? null,
    redisUrl: options.redisUrl ?? null,
    isDevelopment: options.isDevelopment ?? true,
    ...(options.billing === undefined ? {} : { billing: options.billing }),
    ...(options.placements === undefined ? {} : { placements: options.placements }),
    ...(options.cells === undefined ? {} : { cells: options.cells }),
    ...(options.accessTokenSeconds === undefined ? {} : { accessTokenSeconds: options.accessTokenSeconds }),
  })
  // A bus that is left open would look for its database for as long as the test process lives.
  // Test files keep their variables for as long as the worker runs: what was closed must not stay in memory with them.
  let running: RunningSubgraph<Context> | undefined = await starting.catch(async (error) => {
    await bus.close()
    throw error
  })
  const runningOf = (): RunningSubgraph<Context> => {
    if (running === undefined) throw new Error('It has been closed')
    return running
  }
  const execute = async (query: string, variables: object, envelope: Envelope): Promise<ExecutionResult> =>
    runningOf().execute({ query, variables: { ...variables } }, envelope)
  return {
    get running() {
      return runningOf()
    },
    bus,
    async ask(query, variables, envelope) {
      const { data, errors } = await execute(query, variables, envelope)
      if (errors !== undefined) throw new AggregateError(errors, errors.map(({ message }) => message).join('; '))
      return data as never
    },
    async refused(query, variables, envelope) {
      const { errors } = await execute(query, variables, envelope)
      return (errors ?? []).map(({ extensions }) => extensions.code)
    },
    async close() {
      await running?.close()
      await bus.close()
      running = undefined
    },
  }
}

/** Events of a subscription. Throws the refusal when there are none. */
export async function eventsOf<Data>(
  { running }: Pick<TestSubgraph<never>, 'running'>,
  query: string,
  variables: object,
  envelope: Envelope,
): Promise<AsyncIterableIterator<ExecutionResult<Data>>> {
  const stream = await running.subscribe({ query, variables: { ...variables } }, envelope)
  if (Symbol.asyncIterator in stream) return stream as AsyncIterableIterator<ExecutionResult<Data>>
  throw new AggregateError(stream.errors ?? [], stream.errors?.map(({ message }) => message).join('; '))
}

/** The next `count` items of a stream, which stays open. */
export async function take<Item>(stream: AsyncIterator<Item>, count: number): Promise<Item[]> {
  const items: Item[] = []
  while (items.length < count) {
    const next = await stream.next()
    if (next.done === true) throw new Error(`The stream ended after ${items.length} of ${count}`)
    items.push(next.value)
  }
  return items
}
