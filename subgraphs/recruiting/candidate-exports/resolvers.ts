import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { exportCandidate } from './actions.ts'
import { exportKey } from './rules.ts'
import { exportPage } from './store.ts'

export const resolvers: Resolvers = {
  Candidate: {
    exports: ({ id }, args, context) => exportPage(context, id, args),
  },
  CandidateExport: {
    async download({ id, status, expiresAt }, _, context) {
      const { files, clock } = context
      if (files === null || status !== 'DONE' || expiresAt === null || expiresAt <= clock.now()) return null
      const { url, expiresAt: until } = await files.store.downloadLink(exportKey(tenantId(context), id), {
        type: 'application/zip',
        fileName: 'candidate.zip',
      })
      return { url, expiresAt: until }
    },
  },
  Mutation: {
    exportCandidate: (_, { input }, context) => exportCandidate(context, input),
  },
}
