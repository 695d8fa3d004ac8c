import { tenantId } from '@quintet/kit/slice/context.ts'
import { shortLink } from '@quintet/kit/wire/signed-links.ts'
import type { DecisionReason, Resolvers } from '../types.gen.ts'
import { answerContest, contestDecision } from './actions.ts'
import { seesReasons } from './seeing.ts'
import { loadDecisions } from './store.ts'

export const resolvers: Resolvers = {
  CreditApplication: {
    decisions: (row, _, context) => (seesReasons(context, row) ? loadDecisions(context, row.id) : []),
  },
  CreditDecision: {
    reasonCodes: ({ reasonCodes }) => reasonCodes as DecisionReason[],
    decidedBy: ({ decidedBy }) => ({ id: decidedBy }),
    decidedAt: ({ createdAt }) => createdAt,
    score: ({ scoreHundredths }) => (scoreHundredths === null ? null : scoreHundredths / 100),
    scoreReasons: ({ scoreReasons }) => scoreReasons.map((each) => ({ ...each, factor: each.factor as never })),
    contest: (decision) => (decision.contestedAt === null ? null : decision),
    letter({ id }, _, context) {
      const { letterKey: key, publicUrl, clock } = context
      return shortLink({ key, publicUrl }, `/decision-letters/${id}`, { tenant: tenantId(context) }, clock.now())
    },
  },
  CreditContest: {
    text: ({ contestText }) => contestText!,
    at: ({ contestedAt }) => contestedAt!,
    answeredBy: ({ answeredBy }) => (answeredBy === null ? null : { id: answeredBy }),
  },
  Mutation: {
    contestCreditDecision: (_, { input }, context) => contestDecision(context, input),
    answerCreditContest: (_, { input }, context) => answerContest(context, input),
  },
}
