import { idempotencyKeys, outbox, streams } from '@quintet/drizzle/recruiting/events.ts'
import { standings, standingsTally } from '@quintet/drizzle/recruiting/leaderboards.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { createRelay, eventDays } from '@quintet/kit/events/relay.ts'
import { createBoard } from '@quintet/kit/leaderboard/leaderboard.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { resolvers as analyses } from './analyses/resolvers.ts'
import { resolvers as candidates } from './candidates/resolvers.ts'
import { resolvers as jobs } from './jobs/resolvers.ts'
import { resolvers as leaderboards } from './leaderboards/resolvers.ts'

const subgraph = 'recruiting'

/** Jobs, candidates, how well they match, and live leaderboards of jobs. */
export const recruiting = defineSubgraph({
  name: subgraph,
  slices: [jobs, candidates, analyses, leaderboards],
  idempotencyKeys,
  retention: { outbox: eventDays },
  open: ({ database, bus, log }) => {
    const relay = createRelay({ subgraph, jobs: database.jobs, bus, log })
    const parts = { topic: 'recruiting.standings', subgraph, outbox: createOutbox({ streams, outbox }), relay, bus }
    return { parts: { jobBoard: createBoard(standings, standingsTally, parts) }, close: () => relay.close() }
  },
})
