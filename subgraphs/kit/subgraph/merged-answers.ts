// Questions of services that name no tenant, answered by all databases together.
import type { ExecutionResult } from 'graphql'
import type { Placements } from '../events/placements.ts'
import type { SubgraphRequest } from '../wire/request.ts'

/** One database that may be asked; an answer says UNAVAILABLE where it does not answer. */
interface Asked {
  readonly databaseId: string
  ask(request: SubgraphRequest): Promise<ExecutionResult>
}
/** @param databases the first one first */
type Merger = (
  request: SubgraphRequest,
  databases: readonly Asked[],
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
  databases: readonly Asked[],
  own: (databaseId: string) => SubgraphRequest,
): Promise<ExecutionResult | readonly Data[]> {
  const results = await Promise.all(databases.map(({ databaseId, ask }) => ask(own(databaseId))))
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
  async (request, databases, { databaseOf }) => {
    const { people = [] } = (request.variables ?? {}) as { people?: readonly PersonInTenants[] }
    // What a moved tenant left behind in its old database is not told twice.
    const peopleIn = (databaseId: string) =>
      people.map(({ userId, tenantIds }) => ({
        userId,
        tenantIds: tenantIds.filter((id) => databaseOf(id) === databaseId),
      }))
    // A database that has none of their tenants is not asked, and may be down.
    const concerned = databases.filter(
      ({ databaseId }, i) => i === 0 || peopleIn(databaseId).some(({ tenantIds }) => tenantIds.length > 0),
    )
    const found = await askAll(concerned, (databaseId) => ({
      query: request.query,
      variables: { people: peopleIn(databaseId) },
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

/** The newest of all, as many as were asked for. While a tenant moves, both databases may tell of one job. */
const mergeDeadJobs =
  (field: string): Merger =>
  async (request, databases) => {
    const found = await askAll(databases, () => request)
    if (isResult(found)) return found
    const jobs = new Map(found.flatMap((data) => data[field] as readonly DeadJob[]).map((job) => [job.id, job]))
    const newest = [...jobs.values()].sort(
      (a, b) => Number(BigInt(b.diedAt) - BigInt(a.diedAt)) || (a.id < b.id ? 1 : -1),
    )
    return { data: { [field]: newest.slice(0, Number(request.variables?.first ?? newest.length)) } }
  }

/** One database after the other, until one has the job; one that does not answer may have it where none of the others has. */
const firstThatDid: Merger = async (request, databases) => {
  let none: ExecutionResult = { data: null }
  for (const { ask } of databases) {
    const answer = await ask(request)
    if (answer.errors === undefined && Object.values(answer.data ?? {}).some((value) => value !== null)) return answer
    if (none.errors === undefined) none = answer
  }
  return none
}
