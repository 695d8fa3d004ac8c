// Clients learn from introspection where a scalar is specified.
import { loadSupergraph, type Supergraph } from '@quintet/gateway/supergraph/load.ts'
import { buildClientSchema, introspectionFromSchema, isScalarType } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { supergraphText } from '../../support/schema/access.ts'

let supergraph: Supergraph
beforeAll(async () => {
  supergraph = await loadSupergraph(supergraphText)
})
afterAll(() => supergraph.stop())

it.each(['Date', 'DateTime', 'Decimal', 'CurrencyCode'])('the specification of %s reaches clients', (name) => {
  const schema = buildClientSchema(introspectionFromSchema(supergraph.apiSchema, { specifiedByUrl: true }))
  const type = schema.getType(name)
  expect(isScalarType(type) && type.specifiedByURL).toMatch(/^https:/)
})
