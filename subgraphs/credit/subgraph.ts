// The credit subgraph: its slices, and the board that its live scores stand on.
import { idempotencyKeys, outbox, streams } from '@quintet/drizzle/credit/events.ts'
import { scores, scoresTally } from '@quintet/drizzle/credit/scores.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { createRelay, eventDays } from '@quintet/kit/events/relay.ts'
import { createBoard } from '@quintet/kit/leaderboard/leaderboard.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { resolvers as applications } from './applications/resolvers.ts'
import { resolvers as leaderboards } from './leaderboards/resolvers.ts'
import { resolvers as scoresSlice } from './scores/resolvers.ts'

export const credit = defineSubgraph({
  name: 'credit',
  slices: [applications, scoresSlice, leaderboards],
  idempotencyKeys,
  retention: { outbox: eventDays },
  open({ database, bus, log }) {
    const subgraph = 'credit'
    const relay = createRelay({ subgraph, jobs: database.jobs, bus, log })
    const parts = { topic: 'credit.scores', subgraph, outbox: createOutbox({ streams, outbox }), relay, bus }
    return { parts: { scoreBoard: createBoard(scores, scoresTally, parts) }, close: relay.close }
  },
})
