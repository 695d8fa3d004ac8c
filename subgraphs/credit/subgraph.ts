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
import { recordKeys } from '@quintet/drizzle/credit/record-keys.ts'
import { scoreHistogram, scores } from '@quintet/drizzle/credit/scores.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { createRelay, eventDays } from '@quintet/kit/events/relay.ts'
import { openLeaderboard } from '@quintet/kit/leaderboard/open.ts'
import { deriveKey } from '@quintet/kit/process/secrets.ts'
import { openScoreCache } from '@quintet/kit/score-cache/score-cache.ts'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import { recordKeyStatements } from '@quintet/kit/sealed/record-keys.ts'
import { createSealedFields } from '@quintet/kit/sealed/sealed-fields.ts'
import { createFeed } from '@quintet/kit/subgraph/feed.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { publicAgent } from '@quintet/kit/wire/public-address.ts'
import { resolvers as accountTiers } from './account-tiers/resolvers.ts'
import { accountTopic } from './accounts/live.ts'
import { resolvers as accounts } from './accounts/resolvers.ts'
import { statementRoute } from './accounts/routes.ts'
import { consumers as applicationConsumers } from './applications/events.ts'
import { applicationTopic } from './applications/live.ts'
import { collectPersonalData } from './applications/personal-data.ts'
import { resolvers as applications } from './applications/resolvers.ts'
import type { CreditApplicationRow } from './applications/store.ts'
import { resolvers as bids } from './bids/resolvers.ts'
import { queues as calendarQueues } from './business-calendars/jobs.ts'
import { resolvers as businessCalendars } from './business-calendars/resolvers.ts'
import { resolvers as categories } from './categories/resolvers.ts'
import { consumers as chargeConsumers } from './charges/events.ts'
import { queues as chargeQueues } from './charges/jobs.ts'
import { resolvers as charges } from './charges/resolvers.ts'
import { queues as recordQueues } from './credit-records/jobs.ts'
import { resolvers as creditRecords } from './credit-records/resolvers.ts'
import { letterRoute } from './decisions/letter.ts'
import { resolvers as decisions } from './decisions/resolvers.ts'
import { queues as holdQueues } from './holds/jobs.ts'
import { resolvers as holds } from './holds/resolvers.ts'
import { resolvers as kyc } from './kyc/resolvers.ts'
import { resolvers as leaderboards } from './leaderboards/resolvers.ts'
import { queues as ledgerQueues } from './ledger/jobs.ts'
import { resolvers as ledger } from './ledger/resolvers.ts'
import { resolvers as loanProviders } from './loan-providers/resolvers.ts'
import { resolvers as loanQuotes } from './loan-quotes/resolvers.ts'
import { resolvers as loanRestructurings } from './loan-restructurings/resolvers.ts'
import { loanTopic } from './loans/live.ts'
import { resolvers as loans } from './loans/resolvers.ts'
import { loanRoutes } from './loans/routes.ts'
import { resolvers as merchants } from './merchants/resolvers.ts'
import { queues as gatewayQueues } from './payment-gateways/jobs.ts'
import { resolvers as paymentGateways } from './payment-gateways/resolvers.ts'
import { readTenantOfGateway } from './payment-gateways/store.ts'
import { webhookRoute } from './payment-gateways/webhooks.ts'
import { resolvers as payoutDestinations } from './payout-destinations/resolvers.ts'
import { queues as payoutQueues } from './payouts/jobs.ts'
import { resolvers as payouts } from './payouts/resolvers.ts'
import { resolvers as referralPrograms } from './referral-programs/resolvers.ts'
import { resolvers as referrals } from './referrals/resolvers.ts'
import { resolvers as savings } from './savings/resolvers.ts'
import { resolvers as savingsPlans } from './savings-plans/resolvers.ts'
import { resolvers as scoreProviders } from './score-providers/resolvers.ts'
import { queues as recomputationQueues } from './score-recomputations/jobs.ts'
import { resolvers as recomputations } from './score-recomputations/resolvers.ts'
import { historyMonths } from './scores/chart.ts'
import { scoreTopic } from './scores/leave.ts'
import { resolvers as scoresSlice } from './scores/resolvers.ts'
import { resolvers as scoringModels } from './scoring-models/resolvers.ts'
import { resolvers as suspenseItems } from './suspense-items/resolvers.ts'

const keyStatements = recordKeyStatements(recordKeys, 'tenantId')

export const credit = defineSubgraph({
  name: 'credit',
  slices: [
    categories,
    applications,
    decisions,
    loanProviders,
    bids,
    loanQuotes,
    loans,
    loanRestructurings,
    scoreProviders,
    scoringModels,
    { resolvers: creditRecords, queues: recordQueues },
    scoresSlice,
    { resolvers: recomputations, queues: recomputationQueues },
    leaderboards,
    accounts,
    accountTiers,
    { resolvers: businessCalendars, queues: calendarQueues },
    { resolvers: ledger, queues: ledgerQueues },
    { resolvers: holds, queues: holdQueues },
    kyc,
    savingsPlans,
    savings,
    referralPrograms,
    referrals,
    { resolvers: paymentGateways, queues: gatewayQueues },
    merchants,
    { resolvers: charges, queues: chargeQueues },
    suspenseItems,
    payoutDestinations,
    { resolvers: payouts, queues: payoutQueues },
  ],
  routes: [statementRoute, letterRoute, ...loanRoutes, webhookRoute],
  published: { published, eventHeads },
  consumers: { list: [...applicationConsumers, ...chargeConsumers], cursors: eventCursors },
  jobs: jobTables,
  personalData: collectPersonalData,
  idempotencyKeys,
  recordKeys,
  rowPolicies: {
    // Rows about an application have its applicant too.
    self: (application, envelope) => (application as CreditApplicationRow).applicantId === envelope.viewer?.userId,
  },
  retention: { outbox: eventDays },
  monthRetention: { score_history: historyMonths },
  open(runtime) {
    const tables = { entries: scores, histogram: scoreHistogram, streams, outbox }
    const board = { subgraph: 'credit', topic: scoreTopic, ...tables }
    const { leaderboard, close } = openLeaderboard(runtime, board)
    const cache = openScoreCache(runtime, board)
    const { database, bus, log, secret, publicUrl, isDevelopment = false } = runtime
    const ring = createKeyring([secret, ...(runtime.previousSecrets ?? [])], runtime.sealingKeys)
    const providerAgent = publicAgent(isDevelopment)
    const relay = createRelay({ subgraph: 'credit', jobs: database.jobs, bus, log })
    const feeds = { subgraph: 'credit', outbox: createOutbox({ streams, outbox }), relay, bus }
    const parts = {
      leaderboard,
      isDevelopment,
      publicUrl,
      providerAgent,
      providerSecrets: createSealedFields(keyStatements, ring, 'score_providers'),
      rawRecords: createSealedFields(keyStatements, ring, 'credit_records'),
      gatewaySecrets: createSealedFields(keyStatements, ring, 'payment_gateways'),
      payoutAccounts: createSealedFields(keyStatements, ring, 'payout_destinations'),
      outsideKey: deriveKey(secret, 'accounts outside'),
      tenantOfGateway: (id: string) => readTenantOfGateway(database.jobs, id),
      accountFeed: createFeed({ topic: accountTopic, ...feeds }),
      applicationFeed: createFeed({ topic: applicationTopic, ...feeds }),
      loanFeed: createFeed({ topic: loanTopic, ...feeds }),
      statementKey: deriveKey(secret, 'links to statements'),
      letterKey: deriveKey(secret, 'links to letters'),
      loanLinkKey: deriveKey(secret, 'links to loans'),
    }
    return {
      parts,
      figures: () => cache?.figures() ?? [],
      async close() {
        await cache?.close()
        await relay.close()
        close()
        await providerAgent.destroy()
      },
    }
  },
})
