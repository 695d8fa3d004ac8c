// The credit subgraph: its slices, and the leaderboard of its live scores.
import {
  eventCursors,
  eventHeads,
  idempotencyKeys,
  outbox,
  published,
  streams,
} from '@quintet/drizzle/credit/events.ts'
import * as jobTables from '@quintet/drizzle/credit/queues.ts'
import { scoreHistogram, scores } from '@quintet/drizzle/credit/scores.ts'
import { eventDays } from '@quintet/kit/events/relay.ts'
import { openLeaderboard } from '@quintet/kit/leaderboard/open.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { consumers as applicationConsumers } from './applications/events.ts'
import { collectPersonalData } from './applications/personal-data.ts'
import { resolvers as applications } from './applications/resolvers.ts'
import type { CreditApplicationRow } from './applications/store.ts'
import { resolvers as categories } from './categories/resolvers.ts'
import { resolvers as leaderboards } from './leaderboards/resolvers.ts'
import { resolvers as scoresSlice } from './scores/resolvers.ts'

export const credit = defineSubgraph({
  name: 'credit',
  slices: [categories, applications, scoresSlice, leaderboards],
  published: { published, eventHeads },
  consumers: { list: applicationConsumers, cursors: eventCursors },
  jobs: jobTables,
  personalData: collectPersonalData,
  idempotencyKeys,
  rowPolicies: {
    self: (application, envelope) => (application as CreditApplicationRow).applicantId === envelope.viewer?.userId,
  },
  retention: { outbox: eventDays },
  open(runtime) {
    const tables = { entries: scores, histogram: scoreHistogram, streams, outbox }
    const { leaderboard, close } = openLeaderboard(runtime, { subgraph: 'credit', topic: 'credit.scores', ...tables })
    return { parts: { leaderboard }, close }
  },
})
