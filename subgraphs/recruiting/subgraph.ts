import { createHmac } from 'node:crypto'
import {
  eventCursors,
  eventHeads,
  idempotencyKeys,
  outbox,
  published,
  streams,
} from '@quintet/drizzle/recruiting/events.ts'
import { jobEntries, jobHistogram } from '@quintet/drizzle/recruiting/leaderboards.ts'
import { recordKeys } from '@quintet/drizzle/recruiting/policies.ts'
import * as jobTables from '@quintet/drizzle/recruiting/queues.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { createRelay, eventDays } from '@quintet/kit/events/relay.ts'
import { openLeaderboard } from '@quintet/kit/leaderboard/open.ts'
import { deriveKey } from '@quintet/kit/process/secrets.ts'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import { recordKeyStatements } from '@quintet/kit/sealed/record-keys.ts'
import { createSealedFields } from '@quintet/kit/sealed/sealed-fields.ts'
import { createFeed } from '@quintet/kit/subgraph/feed.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { publicAgent } from '@quintet/kit/wire/public-address.ts'
import { collectPersonalData } from './analyses/personal-data.ts'
import { resolvers as analyses } from './analyses/resolvers.ts'
import { queues as batchQueues } from './analysis-batches/jobs.ts'
import { resolvers as analysisBatches } from './analysis-batches/resolvers.ts'
import { resolvers as appeals } from './appeals/resolvers.ts'
import { queues as exportQueues } from './candidate-exports/jobs.ts'
import { resolvers as candidateExports } from './candidate-exports/resolvers.ts'
import { createCandidatePools } from './candidate-search/pools.ts'
import { resolvers as candidateSearch } from './candidate-search/resolvers.ts'
import { queues as candidateQueues } from './candidates/jobs.ts'
import { resolvers as candidates } from './candidates/resolvers.ts'
import { resolvers as consents } from './consents/resolvers.ts'
import { queues as cvQueues } from './cv-documents/jobs.ts'
import { cvTopic } from './cv-documents/live.ts'
import { resolvers as cvDocuments } from './cv-documents/resolvers.ts'
import { resolvers as demographics } from './demographics/resolvers.ts'
import { demographicsRecords } from './demographics/store.ts'
import { resolvers as fairness } from './fairness/resolvers.ts'
import { queues as answerQueues } from './interview-answers/jobs.ts'
import { resolvers as interviewAnswers } from './interview-answers/resolvers.ts'
import { resolvers as interviewComparisons } from './interview-comparisons/resolvers.ts'
import { resolvers as interviewContests } from './interview-contests/resolvers.ts'
import { resolvers as interviewQuestions } from './interview-questions/resolvers.ts'
import { resolvers as interviewReports } from './interview-reports/resolvers.ts'
import { tenantOfRequest } from './interview-sessions/named-tenant.ts'
import { interviewPageRoute } from './interview-sessions/page.ts'
import { resolvers as interviewSessions } from './interview-sessions/resolvers.ts'
import { queues as interviewQueues } from './interviews/jobs.ts'
import { interviewTopic } from './interviews/live.ts'
import { resolvers as interviews } from './interviews/resolvers.ts'
import { resolvers as jobs } from './jobs/resolvers.ts'
import { resolvers as leaderboards } from './leaderboards/resolvers.ts'
import { resolvers as ownQuestions } from './own-questions/resolvers.ts'
import { resolvers as policies } from './policies/resolvers.ts'
import { resolvers as reportShares } from './report-shares/resolvers.ts'
import { reportRoute } from './report-shares/routes.ts'
import { resolvers as reportViews } from './report-views/resolvers.ts'
import { resolvers as skills } from './skills/resolvers.ts'

const subgraph = 'recruiting'
const keyStatements = recordKeyStatements(recordKeys, 'tenantId')

function createPseudonyms(key: Uint8Array) {
  return (candidateId: string): string =>
    `Candidate ${createHmac('sha256', key).update(candidateId).digest('hex').slice(0, 8).toUpperCase()}`
}

/** Jobs, candidates, how well they match, and live leaderboards of jobs. */
export const recruiting = defineSubgraph({
  name: subgraph,
  personalData: collectPersonalData,
  routes: [interviewPageRoute, reportRoute],
  published: { published, eventHeads },
  slices: [
    jobs,
    { resolvers: candidates, queues: candidateQueues },
    consents,
    candidateSearch,
    { resolvers: candidateExports, queues: exportQueues },
    { resolvers: cvDocuments, queues: cvQueues },
    skills,
    policies,
    analyses,
    { resolvers: analysisBatches, queues: batchQueues },
    appeals,
    leaderboards,
    { resolvers: interviews, queues: interviewQueues },
    interviewQuestions,
    { resolvers: interviewAnswers, queues: answerQueues },
    interviewReports,
    interviewComparisons,
    interviewContests,
    ownQuestions,
    reportViews,
    reportShares,
    interviewSessions,
    demographics,
    fairness,
  ],
  consumers: { list: [], cursors: eventCursors },
  tenantOf: tenantOfRequest,
  jobs: jobTables,
  idempotencyKeys,
  recordKeys,
  retention: { outbox: eventDays, token_tries: 1 },
  open(runtime) {
    const tables = { entries: jobEntries, histogram: jobHistogram, streams, outbox }
    const { leaderboard, close } = openLeaderboard(runtime, { subgraph, topic: 'recruiting.standings', ...tables })
    const { secret, previousSecrets = [], sealingKeys, files = null, isDevelopment = false } = runtime
    const { database, bus, log } = runtime
    const relay = createRelay({ subgraph, jobs: database.jobs, bus, log })
    const ring = createKeyring([secret, ...previousSecrets], sealingKeys)
    const modelAgent = publicAgent(isDevelopment)
    const feeds = { subgraph, outbox: createOutbox({ streams, outbox }), relay, bus }
    return {
      parts: {
        leaderboard,
        files,
        candidatePools: createCandidatePools(),
        cvFeed: createFeed({ topic: cvTopic, ...feeds }),
        interviewFeed: createFeed({ topic: interviewTopic, ...feeds }),
        interviewKeys: [secret, ...previousSecrets].map((each) => deriveKey(each, 'tokens of interviews')),
        publicUrl: runtime.publicUrl,
        modelAgent,
        demographics: demographicsRecords(database.jobs),
        sealedPolicies: createSealedFields(keyStatements, ring, 'recruiting_policies'),
        pseudonymOf: createPseudonyms(deriveKey(secret, 'pseudonyms')),
        isDevelopment,
      },
      async close() {
        await relay.close()
        close()
        await modelAgent.destroy()
      },
    }
  },
})
