// Who has been found to be, or to have been, a member of a tenant. That stays true: a membership is kept when its member
// leaves. So tenancy is asked about a person once, not in every request that shows their name.

export interface KnownMembers {
  /** Those of some people who are known. They may be forgotten by the next add. */
  among(tenantId: string, userIds: readonly string[]): string[]
  add(tenantId: string, userId: string): void
}

/** @param most pairs that are kept; those that were used longest ago make room for new ones */
export function createKnownMembers(most = 20_000): KnownMembers {
  const pairs = new Set<string>()
  const pairOf = (tenantId: string, userId: string): string => `${tenantId} ${userId}`
  const use = (pair: string): boolean => {
    const isKnown = pairs.delete(pair)
    if (isKnown) pairs.add(pair)
    return isKnown
  }
  return {
    among: (tenantId, userIds) => userIds.filter((userId) => use(pairOf(tenantId, userId))),
    add(tenantId, userId) {
      pairs.add(pairOf(tenantId, userId))
      if (pairs.size > most) pairs.delete(pairs.values().next().value as string)
    },
  }
}
