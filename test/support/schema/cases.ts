// Small federations over rows in memory, and cases of operations with the answer that the specification demands.
import { isDeepStrictEqual } from 'node:util'
import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, federate, type Service } from '../federation/federation.ts'
import type { Json } from '../quintet/quintet.ts'

export interface Graph {
  readonly sdl: string
  /** Rows of entities by type. A reference finds the row with equal values, and adds the required fields to it. */
  readonly rows?: Readonly<Record<string, readonly Json[]>>
  /** Values of root fields, or functions of their arguments. */
  readonly query?: Readonly<Record<string, unknown>>
  readonly mutation?: Readonly<Record<string, unknown>>
  /** Resolvers of fields that are not a value of the row. */
  readonly fields?: Readonly<Record<string, Readonly<Record<string, (source: Json, args: Json) => unknown>>>>
  readonly isFederation1?: boolean
}

export interface Case {
  readonly query: string
  readonly variables?: Record<string, unknown>
  /** Written by hand from the specification. */
  readonly data: Json
  /** Path and code of each error, as `a.0.b CODE`. */
  readonly errors?: readonly string[]
  /** The subgraphs in the order of their requests; the order within brackets does not matter. */
  readonly requests?: string
  /** The wrong answer of Apollo's executor, and why it is wrong. */
  readonly apollo?: WrongAnswer
}

interface WrongAnswer {
  readonly data: Json
  readonly because: string
}

export const failing = (code: string) => (): never => {
  throw new GraphQLError('by intent', { extensions: { code } })
}

/** The subgraphs of a federation. */
export const servicesOf = (graphs: Readonly<Record<string, Graph>>): Service[] =>
  Object.entries(graphs).map(([name, graph]) => ({
    name,
    sdl: graph.sdl,
    isFederation1: graph.isFederation1 ?? false,
    resolvers: resolversOf(graph),
  }))

/** One test for each case: data, errors and requests of the compiled executor, and data of Apollo's. */
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
      const { apollo, data } = expected
      federation.asked.length = 0
      const ours = await federation.ask(query, variables)
      const asked = federation.asked.map(({ subgraph }) => subgraph)
      expect(ours.data).toEqual(data)
      // As text too, because the specification orders keys.
      expect(JSON.stringify(ours.data)).toBe(JSON.stringify(data))
      expect((ours.errors ?? []).map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`)).toEqual(errors)
      if (requests !== undefined) expect(orderedAs(requests, asked)).toBe(requests)
      const theirs = await federation.askApollo(query, variables)
      expect(theirs.data, apollo?.because).toEqual((apollo ?? expected).data)
    })
  })
}

/** The subgraphs of the requests, in the notation of a case where only the order within brackets differs. */
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
  const byType = Object.entries(rows).map(([type, all]) => [
    type,
    {
      ...fields[type],
      __resolveReference(reference: Json) {
        const row = all.find((each) => agrees(each, reference))
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

/** Whether a row has the values of a reference, as far as it has them at all. */
function agrees(row: Json, reference: Json): boolean {
  return Object.entries(reference).every(([key, value]: [string, Json]) => {
    const own = row[key]
    if (key === '__typename' || own === undefined) return true
    return typeof value === 'object' && value !== null && own !== null ? agrees(own, value) : own === value
  })
}
