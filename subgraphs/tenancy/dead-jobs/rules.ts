/** When a job died, in microseconds since 1970, and its id. */
interface Death {
  readonly diedAt: string
  readonly id: string
}

/** The position that a cursor names; null without one, or where its time is none. */
export const afterDead = (key: readonly [string, string] | null): Death | null =>
  key !== null && /^\d{1,18}$/.test(key[0]) ? { diedAt: key[0], id: key[1] } : null

/** The order of the list: latest first, and by id where two died at the same time. */
export function laterFirst(a: Death, b: Death): number {
  const [later, earlier] = [BigInt(b.diedAt), BigInt(a.diedAt)]
  if (later !== earlier) return later > earlier ? 1 : -1
  return b.id > a.id ? 1 : -1
}
