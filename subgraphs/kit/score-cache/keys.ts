// The keys of a board in Redis. The part in braces is all that a Redis Cluster hashes: a board's keys lie on one node.

/** A board of one tenant. */
export interface BoardId {
  readonly tenantId: string
  readonly board: string
}

export interface BoardKeys {
  /** Sorted set: subjects and their scores in hundredths. */
  readonly leaderboard: string
  /** Stream of the newest changes, each under the number of its event. */
  readonly changes: string
  /** Hash: how far the keys follow the board, and who may write them. */
  readonly state: string
  /** String: one subject's score as JSON. */
  score(subjectId: string): string
  /** The sorted set of a rebuild, before it takes the place of the leaderboard. */
  loading(epoch: string): string
}

export function keysOf({ tenantId, board }: BoardId): BoardKeys {
  const prefix = `q:{${tenantId}/${board}}`
  return {
    leaderboard: `${prefix}:leaderboard:${board}`,
    changes: `${prefix}:changes`,
    state: `${prefix}:state`,
    score: (subjectId) => `${prefix}:score:${subjectId}`,
    loading: (epoch) => `${prefix}:loading:${epoch}`,
  }
}

/** The set of the boards of a database that may have keys. */
export const boardsKey = (databaseId: string): string => `q:{boards/${databaseId}}`

/** A board in that set, and among those of a process. */
export const nameOfBoard = ({ tenantId, board }: BoardId): string => `${tenantId}/${board}`

export function boardOfName(name: string): BoardId {
  const slash = name.indexOf('/')
  return { tenantId: name.slice(0, slash), board: name.slice(slash + 1) }
}
