import { viewerId } from '@quintet/kit/slice/context.ts'
import { signedLink } from '@quintet/kit/wire/signed-links.ts'
import type { ExportStatus, Resolvers } from '../types.gen.ts'
import { requestUserExport } from './actions.ts'
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
      return signedLink({ key: linkKey, publicUrl }, `/exports/${id}`, { realm: envelope.realmId }, expiresAt)
    },
  },
  Mutation: {
    requestUserExport: (_, __, context) => requestUserExport(context),
  },
}
