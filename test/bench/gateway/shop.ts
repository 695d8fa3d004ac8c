// The classic shop as sources of a gateway: each subgraph executed as the kit executes ours.
import { composeServices } from '@apollo/composition'
import type { Source } from '@quintet/gateway/sources/source.ts'
import { createEngine } from '@quintet/kit/subgraph/engine.ts'
import { guardSchema } from '@quintet/kit/subgraph/guards.ts'
import { buildExecutable } from '@quintet/kit/subgraph/schema.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { accessTable } from '@quintet/schema/access.ts'
import { parse } from 'graphql'
import { type ClassicService, classic, linked, openSdl } from './classic.ts'

/** A subgraph in this process. With `isGuarded` it checks the envelope again, as ours do. */
export function sourceOf({ name, sdl, resolvers }: ClassicService, isGuarded: boolean): Source {
  const typeDefs = parse(linked(sdl))
  const schema = buildExecutable(typeDefs, resolvers)
  if (isGuarded) guardSchema(schema, accessTable(typeDefs), () => false, {})
  const prepare = createEngine(schema)
  return {
    name,
    execute({ query, variables, operationName }, envelope) {
      const prepared = prepare(query)
      return 'errors' in prepared ? prepared : prepared.run({ variables, operationName, context: contextOf(envelope) })
    },
    subscribe: () => Promise.reject(new Error('none')),
    answer: async () => null,
  }
}

const contextOf = (envelope: Envelope) => ({ envelope, verdicts: new Map() })

/** The supergraph of the shop at some addresses; without access rules for gateways that do not support them. */
export function composeShop(urls: ReadonlyMap<string, string>, isGuarded: boolean): string {
  const composed = composeServices(
    classic.map(({ name, sdl }) => ({
      name,
      url: urls.get(name) ?? `http://${name}`,
      typeDefs: parse(linked(isGuarded ? sdl : openSdl(sdl))),
    })),
  )
  if (composed.errors !== undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'))
  return composed.supergraphSdl
}
