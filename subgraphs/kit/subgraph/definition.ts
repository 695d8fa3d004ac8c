// What a subgraph is made of, what a process gives it, and what it becomes.
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { idempotencyTable } from '@quintet/drizzle/table-parts/events.ts'
import type { eventCursorsTable, publishedTables } from '@quintet/drizzle/table-parts/published-events.ts'
import type { SubgraphName } from '@quintet/schema/load.ts'
import type { RouteMethod } from '@quintet/schema/routes.ts'
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import type { Bus } from '../events/bus.ts'
import type { Consumer } from '../events/consume.ts'
import type { EventFigures } from '../events/figures.ts'
import type { Placements } from '../events/placements.ts'
import type { Files } from '../files/open.ts'
import type { QueueFigures } from '../jobs/figures.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Mail } from '../mail/open.ts'
import type { AccountSettings } from '../process/account-settings.ts'
import type { BillingSettings } from '../process/billing-settings.ts'
import type { Clock } from '../process/clock.ts'
import type { EmbeddingSettings } from '../process/embedding-settings.ts'
import type { Figure } from '../process/figures.ts'
import type { Logger } from '../process/log.ts'
import type { MasterKey } from '../sealed/keyring.ts'
import type { RecordKeysTable } from '../sealed/record-keys.ts'
import type { BaseContext } from '../slice/context.ts'
import type { JobTables } from '../slice/job-requests.ts'
import type { Envelope } from '../wire/envelope.ts'
import type { Executor, SubgraphRequest } from '../wire/request.ts'
import type { RouteRequest, RouteResponse } from '../wire/routes.ts'
import type { CellDatabases } from './cells.ts'
import type { RowPolicies } from './guards.ts'
import type { CollectPersonalData } from './personal-data.ts'
import type { PlacedPart } from './placed-part.ts'
import type { MonthRetention, Retention } from './retention.ts'

/** An entity of another subgraph, or one of which only the key is known. */
export interface Reference {
  readonly id: string
}

/** What a process provides to a subgraph. */
export interface Runtime {
  readonly database: Database
  readonly bus: Bus
  /** The time of decisions. */
  readonly clock: Clock
  /** The time that others agree on: for tokens that they verify. */
  readonly wallClock: Clock
  readonly log: Logger
  /** The root secret, 32 bytes or more. Subgraphs derive keys from it. */
  readonly secret: Uint8Array
  /** Root secrets that were replaced: what was sealed or hashed under them is still read. */
  readonly previousSecrets?: readonly Uint8Array[]
  /** Keys of a key file, the current one first: sealed fields are under these, where there are any. */
  readonly sealingKeys?: readonly MasterKey[]
  /** The address of Quintet for clients, which is the issuer of its tokens. */
  readonly publicUrl: string
  /** Whether this is a development process: what its tenants name may be on this machine. */
  readonly isDevelopment?: boolean
  /** How people sign up and in, where it differs from the defaults. */
  readonly accounts?: Partial<AccountSettings>
  /** How licences are paid; without a service unless told. */
  readonly billing?: BillingSettings
  /** The service that makes vectors of texts; none unless told. */
  readonly embeddings?: EmbeddingSettings | null
  /** Where files lie; nowhere unless told. */
  readonly files?: Files | null
  /** How letters are sent; nowhere unless told. */
  readonly mail?: Mail
  /** Redis, where there is one: as for connectRedis. */
  readonly redisUrl?: string | null
  /** How other subgraphs are reached. */
  readonly executorOf: (subgraph: string) => Executor
  /** Where tenants' data lie; in one database unless told. */
  readonly placements?: Placements
  /** How databases beside the first one are reached; they are not unless told. */
  readonly cells?: CellDatabases
  /** The region of this process; null or absent where there is but one. */
  readonly region?: string | null
  /** The database that this is over; the platform's first one unless told. */
  readonly databaseId?: string
  /** How long an access token is valid; 15 minutes by default. */
  readonly accessTokenSeconds?: number
  /** How many days the rows of a tenant who has moved are kept where they were; 7 by default. */
  readonly movedRowsDays?: number
  /** bcrypt's cost; 12 by default. */
  readonly passwordCost?: number
  /** Whether this process runs jobs and consumes events. */
  readonly isWorker?: boolean
}

/** A request for a route of a subgraph. */
export interface ReceivedRoute extends RouteRequest {
  /** The value of the path's parameter; null where it has none. */
  readonly parameter: string | null
  readonly query: URLSearchParams
}

/** The handlers of a path that `schema/routes.ts` declares, by method. They run under an anonymous envelope. */
interface Route<Context> {
  readonly path: string
  readonly handlers: Readonly<
    Partial<Record<RouteMethod, (request: ReceivedRoute, context: Context) => Promise<RouteResponse>>>
  >
}

/** A slice with more than resolvers. */
export interface Slice<Context> {
  readonly resolvers: object
  /** The queues of its `jobs.ts`. */
  readonly queues?: readonly Queue<Context>[]
}

/** What one subgraph adds to every context, and how that is closed. */
interface Opened<Parts> {
  readonly parts: Parts
  /** Figures of its own, for metrics. */
  figures?(): readonly Figure[]
  close?(): Promise<void> | void
}

export interface SubgraphDefinition<Parts extends object> {
  readonly name: SubgraphName
  /** Its tables of events for other subgraphs. */
  readonly published: ReturnType<typeof publishedTables>
  /** What its slices do about events, and the table of how far they are. */
  readonly consumers?: { readonly list: readonly Consumer[]; readonly cursors: ReturnType<typeof eventCursorsTable> }
  /** Each slice, or its resolvers where it has no more. */
  readonly slices: readonly (Slice<BaseContext & Parts> | object)[]
  /** Its tables of jobs, where slices have queues or request work. */
  readonly jobs?: JobTables
  /** Its table of idempotency keys, where its mutations take them. */
  readonly idempotencyKeys?: ReturnType<typeof idempotencyTable>
  /** Rules about rows, by policy name. */
  readonly rowPolicies?: RowPolicies
  readonly routes?: readonly Route<BaseContext & Parts>[]
  /** Its table of record keys, where it has sealed fields: a job wraps them anew after a rotation. */
  readonly recordKeys?: RecordKeysTable
  /** Whether it keeps an audit log, whose entries the worker chains. */
  readonly hasAuditLog?: boolean
  /** What it holds of a person, for exports; nothing unless told. */
  readonly personalData?: CollectPersonalData<BaseContext & Parts>
  /** How many days rows of its tables are kept; rows of other tables are kept without limit. */
  readonly retention?: Retention
  /** How many months rows of its tables by month are kept. */
  readonly monthRetention?: MonthRetention
  /** What it removes of a deleted tenant before its rows; the rows alone unless told. A run that was cut off calls it again. */
  readonly removeTenant?: (
    runtime: Pick<Runtime, 'database' | 'files' | 'billing' | 'log' | 'placements'>,
    tenantId: string,
    signal: AbortSignal,
  ) => Promise<void>
  /** The part of it that lies where tenants are placed, where there is one: events are published there too. */
  readonly placedPart?: (parts: Parts) => Pick<PlacedPart, 'jobsOf' | 'openJobs'>
  /** The tenant that a request without an active tenant names, as a token does; null where it names none. */
  readonly tenantOf?: (request: SubgraphRequest) => string | null
  /** Called once per process. */
  open(runtime: Runtime): Opened<Parts> | Promise<Opened<Parts>>
}

export interface RunningSubgraph<Context = BaseContext> {
  readonly name: SubgraphName
  readonly schema: GraphQLSchema
  readonly execute: Executor
  /** Events of a subscription, from now on or after a cursor; or the result that refuses it. It may end by throwing. */
  subscribe(
    request: SubgraphRequest,
    envelope: Envelope,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>
  /** The answer of a declared route; null where there is none. Throws TenantElsewhere where another database answers it. */
  answer(request: RouteRequest, envelope: Envelope): Promise<RouteResponse | null>
  /** A context for work without a request, such as demo data. The caller closes its scope. */
  contextFor(envelope: Envelope): Context
  /** Figures of the databases beside the first one, in Prometheus's text format; none for what is in the first one alone. */
  databaseFigures?(): Promise<string>
  /** Figures of its own, for metrics. */
  figures?(): readonly Figure[]
  /** Figures of its queues, for metrics. */
  jobFigures(): Promise<QueueFigures[]>
  /** Figures of its events, for metrics. */
  eventFigures(): Promise<EventFigures>
  close(): Promise<void>
}

export interface Subgraph<Context = BaseContext> {
  readonly name: SubgraphName
  readonly tenantOf?: SubgraphDefinition<object>['tenantOf']
  start(runtime: Runtime): Promise<RunningSubgraph<Context>>
}
