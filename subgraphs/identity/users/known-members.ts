// Users who are known to be, or to have been, members of a tenant. That stays true, since a membership is kept when its
// member leaves. So tenancy is queried about a user once, not in every request that shows their name.

export interface KnownMembers {
  /** Those of some users who are known. The next `add` may evict them. */
  among(tenantId: string, userIds: readonly string[]): string[]
  add(tenantId: string, userId: string): void
}

/** @param max pairs that are kept; the least recently used make room for new ones */
export function createKnownMembers(max = 20_000): KnownMembers {
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
      if (pairs.size > max) pairs.delete(pairs.values().next().value as string)
    },
  }
}
