// How far behind each database is: events that are not consumed, jobs that wait or were given up, and its connections.
import { isPlaced, movedSubgraphs, placedSubgraphs } from '@quintet/drizzle/table-parts/residences.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import postgres from 'postgres'
import { readWaiting, type WaitingJobs } from '../jobs/figures.ts'
import { homeDatabaseId } from '../wire/placements.ts'

export interface DatabaseLag {
  /** Events that were published, and that a consumer of this database or about it has not consumed: of the slowest one. */
  readonly events: number
  readonly jobs: WaitingJobs
  /** Connections to the database, and how many its server allows. */
  readonly connections: { readonly open: number; readonly allowed: number }
}

type UrlOf = (subgraph: string) => string
type Positions = ReadonlyMap<string, number>

/**
 * Reads what waits in a database. Throws where it does not answer.
 * @param homeUrlOf of an administrator, in the first database of a subgraph
 * @param database another one with its administrator; null for the first one
 */
export async function readLag(
  homeUrlOf: UrlOf,
  database: { readonly id: string; readonly url: string } | null,
  now: Date,
): Promise<DatabaseLag> {
  const { id, url } = database ?? { id: homeDatabaseId, url: null }
  const here = (subgraph: string): string => (isPlaced(subgraph) ? (url ?? homeUrlOf(subgraph)) : homeUrlOf(subgraph))
  const read = await Promise.all(
    subgraphNames.map(async (subgraph) => {
      const work = (sql: postgres.Sql) =>
        Promise.all([positions(sql, subgraph, 'heads'), positions(sql, subgraph, 'cursors')])
      const [heads, cursors] = await withJobRole(here(subgraph), subgraph, work)
      return { subgraph, heads, cursors }
    }),
  )
  const heads = new Map(read.flatMap((each) => [...each.heads]))
  // Of what is published in several databases, consumers in the first one have a cursor for each.
  const ofPlaced = read.flatMap((each) => (isPlaced(each.subgraph) ? [...each.heads] : []))
  const headsHere = url === null ? heads : new Map([...ofPlaced, ...(await headsOfParts(url))])
  const suffix = id === homeDatabaseId ? '' : `@${id}`
  const waiting = read.flatMap(({ subgraph, cursors }) =>
    [...cursors].flatMap(([cursor, position]) => {
      const name = isPlaced(subgraph) ? cursor : eventOf(cursor, suffix)
      if (name === null) return []
      return [((isPlaced(subgraph) ? heads : headsHere).get(name) ?? 0) - position]
    }),
  )
  const subgraphs = url === null ? subgraphNames : placedSubgraphs
  const jobs = await Promise.all(
    subgraphs.map((subgraph) => withJobRole(here(subgraph), subgraph, (sql) => readWaiting(sql, subgraph, now))),
  )
  return {
    events: Math.max(0, ...waiting),
    jobs: {
      waiting: jobs.reduce((sum, each) => sum + each.waiting, 0),
      oldest: Math.max(0, ...jobs.map(({ oldest }) => oldest)),
      dead: jobs.reduce((sum, each) => sum + each.dead, 0),
    },
    connections: await readConnections(here(placedSubgraphs[0])),
  }
}

/** Numbers of events of the subgraphs that are there in part. */
async function headsOfParts(url: string): Promise<Positions> {
  const parts = movedSubgraphs.filter((subgraph) => !isPlaced(subgraph))
  const found = await Promise.all(
    parts.map((subgraph) => withJobRole(url, subgraph, (sql) => positions(sql, subgraph, 'heads'))),
  )
  return new Map(found.flatMap((each) => [...each]))
}

/** The event that a cursor of a subgraph in the first database is about; null where it follows another database. */
function eventOf(cursor: string, suffix: string): string | null {
  if (suffix === '') return cursor.includes('@') ? null : cursor
  return cursor.endsWith(suffix) ? cursor.slice(0, -suffix.length) : null
}

async function positions(sql: postgres.Sql, subgraph: string, table: 'heads' | 'cursors'): Promise<Positions> {
  const name = `${subgraph}.event_${table}`
  const [row] = await sql<{ isThere: boolean }[]>`select to_regclass(${name}) is not null as "isThere"`
  if (!row!.isThere) return new Map()
  const rows = await sql.unsafe<{ name: string; position: string }[]>(`select name, position::text from ${name}`)
  return new Map(rows.map(({ name, position }) => [name, Number(position)]))
}

async function readConnections(url: string): Promise<DatabaseLag['connections']> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    const [row] = await sql<{ open: number; allowed: number }[]>`
      select (select count(*)::int from pg_stat_activity where datname = current_database()) as open,
        current_setting('max_connections')::int as allowed`
    return row!
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function withJobRole<T>(url: string, subgraph: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const connection = { role: `${subgraph}_job` }
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, connection })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
