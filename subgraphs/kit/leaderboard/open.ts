// A leaderboard with all that it needs in this process: an outbox for its events and a relay that follows them.
import type { streamTables } from '@quintet/drizzle/table-parts/events.ts'
import type postgres from 'postgres'
import type { Bus } from '../events/bus.ts'
import { createOutbox } from '../events/outbox.ts'
import { createRelay } from '../events/relay.ts'
import type { Logger } from '../process/log.ts'
import { createLeaderboard, type Leaderboard, type LeaderboardParts } from './leaderboard.ts'

type Settings = Pick<LeaderboardParts, 'subgraph' | 'topic' | 'entries' | 'histogram'> & ReturnType<typeof streamTables>

interface Process {
  readonly database: { readonly jobs: postgres.Sql }
  readonly bus: Bus
  readonly log: Logger
}

/** Opens a subgraph's leaderboard; `close` ends the subscriptions' source. */
export function openLeaderboard(
  { database, bus, log }: Process,
  { streams, outbox, ...parts }: Settings,
): { leaderboard: Leaderboard; close(): void } {
  const relay = createRelay({ subgraph: parts.subgraph, jobs: database.jobs, bus, log })
  const leaderboard = createLeaderboard({ ...parts, outbox: createOutbox({ streams, outbox }), relay, bus })
  return { leaderboard, close: relay.close }
}
