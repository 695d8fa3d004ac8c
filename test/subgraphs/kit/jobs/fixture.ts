// A subgraph with queues of the test's own, over marketplace's tables and one more in which jobs leave marks.
import { randomUUID } from 'node:crypto'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { eventHeads, published } from '@quintet/drizzle/marketplace/events.ts'
import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { marketplace } from '@quintet/drizzle/marketplace/schema.ts'
import type { Queue } from '@quintet/kit/jobs/queue.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import { type QueueOf, requestJob } from '@quintet/kit/slice/job-requests.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { text, uuid } from 'drizzle-orm/pg-core'
import { cloneDatabase, type TestDatabase } from '../../../support/database/database.ts'
import { routesOf } from '../../../support/quintet/routes.ts'
import { envelopeOf, startSubgraph, type TestRuntime, type TestSubgraph } from '../../../support/quintet/subgraph.ts'

const marks = marketplace.table('marks', { tenantId: uuid('tenant_id'), userId: uuid('user_id'), mark: text('mark') })
const tenantId = `(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

/** Leaves a mark, with the tenant and the user of the transaction. */
export const leaveMark = statement({ mark: slot.text }, (db, p) =>
  db.insert(marks).values({ tenantId: p.tenantId, userId: p.userId, mark: p.mark }),
)

interface Mark {
  readonly tenantId: string
  readonly userId: string
  readonly mark: string
}

export interface Caller {
  readonly tenantId: string
  readonly userId: string
  /** Who impersonates the caller. */
  readonly actor?: string
}
export const aCaller = (): Caller => ({ tenantId: randomUUID(), userId: randomUUID() })

export interface Fixture {
  readonly database: TestDatabase
  /** Starts a process with these queues. */
  start(queues: readonly Queue<BaseContext>[], options?: TestRuntime): Promise<TestSubgraph<BaseContext>>
  /** Requests work as a caller, in a transaction of its own; `then` may make it fail. */
  request<Payload extends object>(
    process: TestSubgraph<BaseContext>,
    caller: Caller,
    queue: QueueOf<Payload>,
    key: string,
    payload: Payload,
    options?: { startAfter?: Date; then?: () => void; as?: typeof requestJob },
  ): Promise<void>
  /** All marks, in any order. */
  marks(): Promise<Mark[]>
  /** Marks of one text. */
  marked(mark: string): Promise<Mark[]>
  end(): Promise<void>
}

export async function openFixture(defaults: { clock?: Clock } = {}): Promise<Fixture> {
  const database = await cloneDatabase()
  await database.admin.unsafe(`create table marketplace.marks (tenant_id uuid, user_id uuid, mark text);
    alter table marketplace.marks owner to marketplace_owner; alter table marketplace.marks enable row level security;
    create policy tenant on marketplace.marks using (tenant_id = ${tenantId}) with check (tenant_id = ${tenantId});
    create policy platform on marketplace.marks to marketplace_job using (true) with check (true);
    grant select, insert on marketplace.marks to marketplace_runtime, marketplace_job`)
  const opened: TestSubgraph<BaseContext>[] = []
  const fixture: Fixture = {
    database,
    async start(queues, options = {}) {
      const subgraph = defineSubgraph({
        name: 'marketplace',
        slices: [{ resolvers: {}, queues }],
        routes: routesOf('marketplace'),
        jobs: jobTables,
        published: { published, eventHeads },
        open: () => ({ parts: {} }),
      })
      const process = await startSubgraph(subgraph, database, { isWorker: true, ...defaults, ...options })
      opened.push(process)
      return process
    },
    async request(process, caller, queue, key, payload, { startAfter, then, as = requestJob } = {}) {
      const context = process.running.contextFor(envelopeOf(caller))
      try {
        await context.scope.write(async (writer) => {
          await as(context, writer, queue, key, payload, startAfter === undefined ? {} : { startAfter })
          then?.()
        })
      } finally {
        await context.scope.close()
      }
    },
    marks: () =>
      database.admin<Mark[]>`select tenant_id as "tenantId", user_id as "userId", mark from marketplace.marks`,
    marked: async (mark) => (await fixture.marks()).filter((each) => each.mark === mark),
    async end() {
      for (const each of opened) await each.close()
      await database.drop()
    },
  }
  return fixture
}
