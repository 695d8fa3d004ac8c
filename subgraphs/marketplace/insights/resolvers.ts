import { activeTenant, tenantId } from '@quintet/kit/slice/context.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'

const maxDays = 366
const dayMilliseconds = 86_400_000

/** Throws BAD_USER_INPUT for days that are none, or too many. */
function checkDays(from: string, to: string): void {
  const count = (Date.parse(to) - Date.parse(from)) / dayMilliseconds
  if (!(count >= 0 && count <= maxDays)) throw badInput(`to must be up to ${maxDays} days after from`)
}

/** Short names of tenants that are there. */
const slugsOf = async (context: Context, ids: readonly string[]) =>
  new Map((await context.peers.tenantEntries([...new Set(ids)])).map((entry) => [entry.tenantId, entry.slug]))

export const resolvers: Resolvers = {
  Query: {
    operatorInsights: async (_, __, { insights, clock }) => ({ refreshedAt: await insights.refresh(clock.now()) }),
  },
  OperatorInsights: {
    licencesExpiring: async (_, { withinDays }, context) => {
      const days = withinDays ?? 7
      if (days < 0 || days > maxDays) throw badInput(`withinDays must be a whole number from 0 to ${maxDays}`)
      const now = context.clock.now()
      const rows = await context.insights.expiring(now, new Date(now.getTime() + days * dayMilliseconds))
      const slugs = await slugsOf(
        context,
        rows.map((row) => row.tenantId),
      )
      return rows.map((row) => ({
        ...row,
        tenantSlug: slugs.get(row.tenantId) ?? null,
        expiresAt: new Date(row.expiresAt),
      }))
    },
    orphans: async (_, __, context) => {
      const rows = await context.insights.tenantRows()
      const present = await slugsOf(
        context,
        rows.map((row) => row.tenantId),
      )
      const lost = Map.groupBy(
        rows.filter((row) => !present.has(row.tenantId)),
        ({ table }) => table,
      )
      return [...lost].map(([table, of]) => ({
        subgraph: 'marketplace',
        table,
        count: of.reduce((sum, { count }) => sum + count, 0),
      }))
    },
    moduleUsage: (_, __, { insights, clock }) => insights.moduleUsage(clock.now()),
    usage: (_, { from, to }, { insights }) => {
      checkDays(from, to)
      return insights.usage(from, to, null)
    },
  },
  Tenant: {
    usage: ({ id }, { from, to }, context) => {
      checkDays(from, to)
      return activeTenant(context, id).insights.usage(from, to, tenantId(context))
    },
  },
}
