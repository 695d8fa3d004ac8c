import { activeTenant, activeViewer, callerId } from '@quintet/kit/slice/context.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { plansOfSlugs, type SavingsPlanRow } from '../savings-plans/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { breakSavings, openSavings, topUpSavings, updateSavings, withdrawSavings } from './actions.ts'
import { keptThrough, mayBreak, payableInterest, penaltyOf } from './rules.ts'
import {
  dayPages,
  loadAccrued,
  loadMovements,
  loadPrincipal,
  loadSavings,
  pageOfOwner,
  type SavingsDayRow,
  savingsPage,
  savingsPageOfStatus,
  type UserSavingsRow,
} from './store.ts'

const money = (amountMinor: bigint, currency: string) => ({ amount: decimalText({ amountMinor, currency }), currency })

async function ownSavings(context: Context, id: string): Promise<UserSavingsRow | null> {
  const row = context.envelope.tenantId === null ? null : await loadSavings(context, id)
  return row !== null && row.ownerId === callerId(context.envelope) ? row : null
}

const loadPlan = loadOne<Context, SavingsPlanRow>(
  (context, slugs) => context.scope.read(plansOfSlugs, { slugs }),
  ({ slug }) => slug,
)

export const resolvers: Resolvers = {
  Viewer: {
    savings: ({ id }, args, context) => pageOfOwner(activeViewer(context, id), { ...args, ownerId: id }),
    userSavings: ({ id }, args, context) => found('savings', ownSavings(activeViewer(context, id), args.id)),
  },
  Tenant: {
    savings({ id }, { status, ...page }, context) {
      const tenant = activeTenant(context, id)
      return status ? savingsPageOfStatus(tenant, { ...page, status }) : savingsPage(tenant, page)
    },
  },
  UserSavings: {
    plan: ({ planSlug }, _, context) => loadPlan(context, planSlug),
    owner: ({ ownerId }) => ({ id: ownerId }),
    principal: async ({ id, currency }, _, context) => money(await loadPrincipal(context, id), currency),
    accruedInterest: ({ accrued }) => withDecimals(accrued),
    postedInterest: ({ postedMinor, currency }) => money(postedMinor, currency),
    target: ({ targetMinor, currency }) => (targetMinor === null ? null : money(targetMinor, currency)),
    autoTopUp: ({ autoTopUpMinor, currency }) => (autoTopUpMinor === null ? null : money(autoTopUpMinor, currency)),
    topUpEvery: ({ topUpEvery }) => topUpEvery as 'MONTH' | null,
    atMaturity: ({ atMaturity }) => atMaturity as 'PAY_OUT',
    async breakQuote(row, _, context) {
      if (row.status !== 'ACTIVE' || !mayBreak(row)) return null
      const [principal, kept, movements, { holidays }] = await Promise.all([
        loadPrincipal(context, row.id),
        loadAccrued(context, row.id, keptThrough(row)),
        loadMovements(context, row.id),
        readCalendar(context),
      ])
      const penalty = penaltyOf(row, kept, movements, holidays)
      return {
        payout: money(principal + payableInterest(row, penalty), row.currency),
        penalty: money(penalty, row.currency),
      }
    },
    async interest({ id, currency }, args, context) {
      const page = await dayPages(context, id, args)
      const shown = (day: SavingsDayRow) => ({ ...day, currency })
      return {
        pageInfo: page.pageInfo,
        nodes: page.nodes.map(shown),
        edges: page.edges.map(({ cursor, node }) => ({ cursor, node: shown(node) })),
      }
    },
  },
  SavingsDay: {
    accrued: ({ accrued }) => withDecimals(accrued),
    posted: (day) => money(day.postedMinor, (day as SavingsDayRow & { currency: string }).currency),
  },
  Mutation: {
    openSavings: (_, { input }, context) => openSavings(context, input),
    topUpSavings: (_, { input }, context) => topUpSavings(context, input),
    withdrawSavings: (_, { input }, context) => withdrawSavings(context, input),
    updateSavings: (_, { input }, context) => updateSavings(context, input),
    breakSavings: (_, { input }, context) => breakSavings(context, input),
  },
}

/** Ten decimals, also where nothing accrued. */
const withDecimals = (accrued: string): string => {
  const [whole = '0', decimals = ''] = accrued.split('.')
  return `${whole}.${decimals.padEnd(10, '0')}`
}
