import { tenantId } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { tokenOfHash } from '../interviews/tokens.ts'
import type { Resolvers } from '../types.gen.ts'
import { endReportShare, shareInterviewReport } from './actions.ts'
import { shareName, shareUrl } from './rules.ts'
import { loadShare, shareHashOf, sharePage } from './store.ts'

export const resolvers: Resolvers = {
  Interview: {
    reportShares: ({ id }, args, context) => sharePage(context, id, args),
  },
  ReportShare: {
    createdBy: ({ createdBy }) => ({ id: createdBy }),
  },
  InterviewReportShared: {
    async url({ id }, _, context) {
      const hash = await shareHashOf(context.scope, id)
      const token = tokenOfHash(context, tenantId(context), shareName(id), hash)
      return token === null ? null : shareUrl(context.publicUrl, token)
    },
    share: ({ id }, _, context) => found('link', loadShare(context, id)),
  },
  Mutation: {
    shareInterviewReport: (_, { input }, context) => shareInterviewReport(context, input),
    endReportShare: (_, { input }, context) => endReportShare(context, input),
  },
}
