// Questions of services that name no tenant, answered by all databases together.
import type { ExecutionResult } from 'graphql'
import type { Placements } from '../events/placements.ts'
import type { SubgraphRequest } from '../wire/request.ts'

/** @param own the request as it is for one database, by its id */
type Ask = (own: (databaseId: string) => SubgraphRequest) => Promise<ExecutionResult>
/** @param asks one for each database, the first one first */
type Merger = (
  request: SubgraphRequest,
  asks: readonly Ask[],
  placements: Pick<Placements, 'databaseOf'>,
) => Promise<ExecutionResult>

type Data = Readonly<Record<string, unknown>>

/** How the answers to a request are joined; null where the first database answers alone. */
export function mergerOf(subgraph: string, { query }: SubgraphRequest): Merger | null {
  if (query.includes(`${subgraph}PersonalData(`)) return mergePersonalData(`${subgraph}PersonalData`)
  if (query.includes(`${subgraph}DeadJobs(`)) return mergeDeadJobs(`${subgraph}DeadJobs`)
  if (query.includes(`${subgraph}RequeueJob(`)) return firstThatDid
  return null
}

/** Asks all; the first failure is the answer: a part would look like the whole. */
async function askAll(
  asks: readonly Ask[],
  own: (databaseId: string) => SubgraphRequest,
): Promise<ExecutionResult | readonly Data[]> {
  const results = await Promise.all(asks.map((ask) => ask(own)))
  return results.find(({ errors }) => errors !== undefined) ?? results.map(({ data }) => data ?? {})
}
const isResult = (found: ExecutionResult | readonly Data[]): found is ExecutionResult => !Array.isArray(found)

type Held = Readonly<Record<string, readonly unknown[]>>

interface PersonInTenants {
  readonly userId: string
  readonly tenantIds: readonly string[]
}

/** Rows by kind, for each person. */
const mergePersonalData =
  (field: string): Merger =>
  async (request, asks, { databaseOf }) => {
    const { people = [] } = (request.variables ?? {}) as { people?: readonly PersonInTenants[] }
    // What a moved tenant left behind in its old database is not told twice.
    const found = await askAll(asks, (databaseId) => ({
      query: request.query,
      variables: {
        people: people.map(({ userId, tenantIds }) => ({
          userId,
          tenantIds: tenantIds.filter((id) => databaseOf(id) === databaseId),
        })),
      },
    }))
    if (isResult(found)) return found
    const lists = found.map((data) => data[field] as readonly { readonly data: string }[])
    const merged = lists[0]!.map((first, person) => {
      const all = new Map<string, Set<string>>()
      for (const list of lists) {
        for (const [kind, rows] of Object.entries(JSON.parse(list[person]!.data) as Held)) {
          all.set(kind, new Set([...(all.get(kind) ?? []), ...rows.map((row) => JSON.stringify(row))]))
        }
      }
      const rows = [...all].map(([kind, texts]) => [kind, [...texts].map((text) => JSON.parse(text) as unknown)])
      return { ...first, data: JSON.stringify(Object.fromEntries(rows)) }
    })
    return { data: { [field]: merged } }
  }

interface DeadJob {
  readonly id: string
  readonly diedAt: string
}

/** The newest of all, as many as were asked for. */
const mergeDeadJobs =
  (field: string): Merger =>
  async (request, asks) => {
    const found = await askAll(asks, () => request)
    if (isResult(found)) return found
    const jobs = found.flatMap((data) => data[field] as readonly DeadJob[])
    const newest = jobs.sort((a, b) => Number(BigInt(b.diedAt) - BigInt(a.diedAt)) || (a.id < b.id ? 1 : -1))
    return { data: { [field]: newest.slice(0, Number(request.variables?.first ?? newest.length)) } }
  }

/** One database after the other, until one has the job. */
const firstThatDid: Merger = async (request, asks) => {
  let last: ExecutionResult = { data: null }
  for (const ask of asks) {
    last = await ask(() => request)
    if (last.errors !== undefined || Object.values(last.data ?? {}).some((value) => value !== null)) return last
  }
  return last
}
