import { viewerId } from '@quintet/kit/slice/context.ts'
import type { ExportStatus, Resolvers } from '../types.gen.ts'
import { requestUserExport } from './actions.ts'
import { linkTo } from './links.ts'
import { exportPage } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    userExports: (_, page, context) => exportPage(context, { ...page, person: viewerId(context) }),
  },
  UserExport: {
    status: ({ status }) => status as ExportStatus,
    url({ id, status, expiresAt }, _, { clock, envelope, linkKey, publicUrl }) {
      // Who acts as the user sees that there is one.
      if (envelope.actor !== null || status !== 'READY' || expiresAt === null || expiresAt <= clock.now()) return null
      return linkTo(linkKey, publicUrl, { id, realmId: envelope.realmId, expires: expiresAt.getTime() })
    },
  },
  Mutation: {
    requestUserExport: (_, __, context) => requestUserExport(context),
  },
}
