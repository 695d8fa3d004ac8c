// What a subgraph holds of a person, for the exports that people ask for. A subgraph takes part by declaring `personalData`.
import type { Scope } from '@quintet/drizzle/client/scope.ts'
import type { BaseContext } from '../slice/context.ts'
import { isUuid } from '../slice/pages.ts'

interface PersonalScope<Context> {
  readonly context: Context
  readonly userId: string
  /** Reads as the person, outside of every tenant: row-level security shows what is the person's own. */
  readonly own: Scope
  /** What a read finds in each tenant that the person is or was a member of. */
  inTenants<Row>(read: (scope: Scope, tenantId: string) => Promise<readonly Row[]>): Promise<Row[]>
}

/** Lists by name, of rows without secrets. */
export type CollectPersonalData<Context> = (
  of: PersonalScope<Context>,
) => Promise<Readonly<Record<string, readonly unknown[]>>>

interface PersonInTenants {
  readonly userId: string
  readonly tenantIds: readonly string[]
}

/** The resolver of a subgraph's question; nothing is held where none is declared. */
export const personalDataResolvers = <Context extends BaseContext>(
  subgraph: string,
  collect: CollectPersonalData<Context> = async () => ({}),
): object => ({
  Query: {
    [`${subgraph}PersonalData`]: (_: unknown, { people }: { people: readonly PersonInTenants[] }, context: Context) =>
      Promise.all(
        people
          .filter(({ userId }) => isUuid(userId))
          .map(async ({ userId, tenantIds }) => {
            const { scope } = context
            const tenants = tenantIds.filter(isUuid)
            const data = await collect({
              context,
              userId,
              own: scope.as({ userId, tenantId: null }),
              inTenants: async (read) =>
                (await Promise.all(tenants.map((tenantId) => read(scope.as({ userId, tenantId }), tenantId)))).flat(),
            })
            return { userId, data: JSON.stringify(data, plain) }
          }),
      ),
  },
})

/** JSON has no form for bigints. */
const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
