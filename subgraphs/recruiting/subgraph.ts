import {
  eventCursors,
  eventHeads,
  idempotencyKeys,
  outbox,
  published,
  streams,
} from '@quintet/drizzle/recruiting/events.ts'
import { jobEntries, jobHistogram } from '@quintet/drizzle/recruiting/leaderboards.ts'
import * as jobTables from '@quintet/drizzle/recruiting/queues.ts'
import { eventDays } from '@quintet/kit/events/relay.ts'
import { openLeaderboard } from '@quintet/kit/leaderboard/open.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { collectPersonalData } from './analyses/personal-data.ts'
import { resolvers as analyses } from './analyses/resolvers.ts'
import { resolvers as candidates } from './candidates/resolvers.ts'
import { resolvers as jobs } from './jobs/resolvers.ts'
import { resolvers as leaderboards } from './leaderboards/resolvers.ts'

const subgraph = 'recruiting'

/** Jobs, candidates, how well they match, and live leaderboards of jobs. */
export const recruiting = defineSubgraph({
  name: subgraph,
  personalData: collectPersonalData,
  published: { published, eventHeads },
  slices: [jobs, candidates, analyses, leaderboards],
  consumers: { list: [], cursors: eventCursors },
  jobs: jobTables,
  idempotencyKeys,
  retention: { outbox: eventDays },
  open(runtime) {
    const tables = { entries: jobEntries, histogram: jobHistogram, streams, outbox }
    const { leaderboard, close } = openLeaderboard(runtime, { subgraph, topic: 'recruiting.standings', ...tables })
    return { parts: { leaderboard }, close }
  },
})
