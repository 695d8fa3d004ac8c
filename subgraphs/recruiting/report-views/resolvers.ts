import { found } from '@quintet/kit/wire/errors.ts'
import { loadShare } from '../report-shares/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { viewPage } from './store.ts'

export const resolvers: Resolvers = {
  Interview: {
    reportViews: ({ id }, args, context) => viewPage(context, id, args),
  },
  ReportView: {
    at: ({ createdAt }) => createdAt,
    share: ({ shareId }, _, context) => (shareId === null ? null : found('link', loadShare(context, shareId))),
  },
}
