import { activeTenant } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { isStorable, normalEmail } from '@quintet/kit/slice/text-rules.ts'
import { loadRoles } from '../roles/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { cancelInvitation, inviteMember, resendInvitation } from './actions.ts'
import { acceptInvitation, declineInvitation } from './answers.ts'
import { statusOf } from './rules.ts'
import { invitationPage, invitationPageOfStatus, pendingOf } from './store.ts'

const person = (id: string | null) => (id === null ? null : { id })

export const resolvers: Resolvers = {
  Query: {
    async isInvited(_, { tenantId, email }, { scope, clock }) {
      if (!isUuid(tenantId) || !isStorable(email)) return false
      const [invitation] = await scope.as({ tenantId }).read(pendingOf, { emailNorm: normalEmail(email) })
      return invitation !== undefined && statusOf(invitation, clock.now()) === 'PENDING'
    },
  },
  Tenant: {
    invitations({ id }, { status = null, ...args }, context) {
      const inside = activeTenant(context, id)
      if (status === null) return invitationPage(inside, args)
      return invitationPageOfStatus(inside, { ...args, status, at: context.clock.now() })
    },
  },
  Invitation: {
    status: (row, _, { clock }) => statusOf(row, clock.now()),
    roles: async (row, _, context) => (await loadRoles(context)).filter(({ slug }) => row.roles.includes(slug)),
    invitedBy: ({ invitedBy }) => person(invitedBy),
    cancelledBy: ({ cancelledBy }) => person(cancelledBy),
  },
  Mutation: {
    inviteMember: (_, { input }, context) => inviteMember(context, input),
    resendInvitation: (_, { input }, context) => resendInvitation(context, input),
    cancelInvitation: (_, { input }, context) => cancelInvitation(context, input),
    acceptInvitation: (_, { input }, context) => acceptInvitation(context, input),
    declineInvitation: (_, { input }, context) => declineInvitation(context, input),
  },
}
