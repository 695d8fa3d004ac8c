import { activeTenant, activeViewer } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import { loadFunding } from '../accounts/store.ts'
import { openPage } from '../applications/store.ts'
import { bidsOfProvider, loadBids } from '../bids/store.ts'
import { businessDate } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { saveLoanProvider } from './actions.ts'
import { type LoanProviderRow, loadMembers, loadOwnProvider, readProviders } from './store.ts'

const isOwn = async (context: Context, { id }: LoanProviderRow): Promise<boolean> =>
  (await loadOwnProvider(context))?.id === id

export const resolvers: Resolvers = {
  Viewer: {
    loanProvider: ({ id }, _, context) => loadOwnProvider(activeViewer(context, id)),
  },
  Tenant: {
    loanProviders: async ({ id }, args, context) =>
      pageOfList(args, await readProviders(activeTenant(context, id).scope), ({ slug }) => slug),
  },
  LoanProvider: {
    categories: ({ categories }) => [...categories],
    members: async ({ id }, _, context) => (await loadMembers(context, id)).map(({ userId }) => ({ id: userId })),
    fundingAccount: async ({ slug }, _, context) => (await loadFunding(context, slug))[0] ?? null,
    async loanRequests(provider, args, context) {
      if (!(await isOwn(context, provider))) return null
      const { id: providerId, categories, isActive } = provider
      const on = await businessDate(context)
      const page = await openPage(context, { ...args, categories: isActive ? categories : [], on })
      return {
        ...page,
        nodes: page.nodes.map((application) => ({ application, providerId })),
        edges: page.edges.map(({ cursor, node }) => ({ cursor, node: { application: node, providerId } })),
      }
    },
    bids: async (provider, args, context) =>
      (await isOwn(context, provider)) ? bidsOfProvider(context, provider.id, args) : null,
  },
  LoanRequest: {
    applicationId: ({ application }) => application.id,
    category: ({ application }) => application.category,
    amount: ({ application }) => ({ amount: decimalText(application), currency: application.currency }),
    termMonths: ({ application }) => application.termMonths,
    scoreAtSubmission: ({ application: { scoreHundredths } }) =>
      scoreHundredths === null ? null : scoreHundredths / 100,
    offersUntil: ({ application }) => application.offersUntil!,
    async ownBid({ application, providerId }, _, context) {
      const all = await loadBids(context, application.id)
      return all.find((bid) => bid.providerId === providerId && bid.status === 'ACTIVE') ?? null
    },
  },
  Mutation: {
    saveLoanProvider: (_, { input }, context) => saveLoanProvider(context, input),
  },
}
