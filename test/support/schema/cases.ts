// Federations small enough to be read at a glance, over rows in memory, and what operations over them must answer.
import { isDeepStrictEqual } from 'node:util'
import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, federate, type Service } from '../federation/federation.ts'
import type { Json } from '../quintet/quintet.ts'

export interface Graph {
  readonly sdl: string
  /** What the subgraph knows of entities, by type. A reference finds the row that agrees with it, and adds what it requires. */
  readonly rows?: Readonly<Record<string, readonly Json[]>>
  /** Values of root fields, or functions of their arguments. */
  readonly query?: Readonly<Record<string, unknown>>
  readonly mutation?: Readonly<Record<string, unknown>>
  /** Fields that are more than a value of the row. */
  readonly fields?: Readonly<Record<string, Readonly<Record<string, (source: Json, args: Json) => unknown>>>>
  readonly isFirst?: boolean
}

export interface Case {
  readonly query: string
  readonly variables?: Record<string, unknown>
  /** By hand, from what the specification demands. */
  readonly data: Json
  /** Path and code of each error, as `a.0.b CODE`. */
  readonly errors?: readonly string[]
  /** The subgraphs in the order of their requests; those between brackets are asked in any order. */
  readonly requests?: string
  /** What Apollo's executor answers instead, and why that is wrong. */
  readonly apollo?: Otherwise
  /** What is answered instead of `data` by anybody who trusts Apollo's planner, for now: it is found out when that mends. */
  readonly planner?: Otherwise
}

interface Otherwise {
  readonly data: Json
  readonly because: string
}

export const failing = (code: string) => (): never => {
  throw new GraphQLError('by intent', { extensions: { code } })
}

/** Subgraphs of a federation, by name. */
export const servicesOf = (graphs: Readonly<Record<string, Graph>>): Service[] =>
  Object.entries(graphs).map(([name, graph]) => ({
    name,
    sdl: graph.sdl,
    isFirst: graph.isFirst ?? false,
    resolvers: resolversOf(graph),
  }))

/** One test for each case: data, errors and requests of our executor; the data of Apollo's. */
export function conforms(
  title: string,
  graphs: Readonly<Record<string, Graph>>,
  cases: Readonly<Record<string, Case>>,
) {
  describe(title, () => {
    let federation: Federation
    beforeAll(async () => {
      federation = await federate(servicesOf(graphs))
    })
    afterAll(() => federation?.stop())
    it.each(Object.entries(cases))('%s', async (_, { query, variables = {}, errors = [], requests, ...expected }) => {
      const { apollo, planner } = expected
      const { data } = planner ?? expected
      federation.asked.length = 0
      const ours = await federation.ask(query, variables)
      const asked = federation.asked.map(({ subgraph }) => subgraph)
      expect(ours.data).toEqual(data)
      // As text too: the order of keys is the specification's.
      expect(JSON.stringify(ours.data)).toBe(JSON.stringify(data))
      expect((ours.errors ?? []).map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`)).toEqual(errors)
      if (requests !== undefined) expect(orderedAs(requests, asked)).toBe(requests)
      const theirs = await federation.askApollo(query, variables)
      expect(theirs.data, apollo?.because).toEqual((apollo ?? planner ?? expected).data)
    })
  })
}

/** What was asked, written as it is expected where only the order within brackets differs. */
function orderedAs(requests: string, asked: readonly string[]): string {
  let next = 0
  return requests
    .replaceAll(/\[([^\]]*)\]|[^\s[\]]+/g, (part, group: string | undefined) => {
      const count = group === undefined ? 1 : group.split(' ').length
      const actual = asked.slice(next, next + count)
      next += count
      if (group === undefined) return actual[0] ?? 'none'
      return isDeepStrictEqual([...actual].sort(), group.split(' ').sort()) ? part : `[${actual.join(' ')}]`
    })
    .concat(
      asked
        .slice(next)
        .map((name) => ` ${name}`)
        .join(''),
    )
}

function resolversOf({ rows = {}, query, mutation, fields = {} }: Graph): object {
  const byType = Object.entries(rows).map(([type, known]) => [
    type,
    {
      ...fields[type],
      __resolveReference(reference: Json) {
        const row = known.find((each) => agrees(each, reference))
        return row && { ...row, ...reference, __typename: row.__typename ?? reference.__typename }
      },
    },
  ])
  const roots = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        (_: unknown, args: Json) => (typeof value === 'function' ? value(args) : value),
      ]),
    )
  return {
    ...fields,
    ...Object.fromEntries(byType),
    ...(query && { Query: roots(query) }),
    ...(mutation && { Mutation: roots(mutation) }),
  }
}

/** Whether all that a reference and a row both tell is the same. */
function agrees(row: Json, reference: Json): boolean {
  return Object.entries(reference).every(([key, value]: [string, Json]) => {
    const own = row[key]
    if (key === '__typename' || own === undefined) return true
    return typeof value === 'object' && value !== null && own !== null ? agrees(own, value) : own === value
  })
}
