// @override: a field moves to another subgraph, and is no longer fetched from the first.
import { expect, it } from 'vitest'
import { federate } from '../../support/federation/federation.ts'
import { conforms, failing, type Graph, servicesOf } from '../../support/schema/cases.ts'

const moved: Record<string, Graph> = {
  old: {
    sdl: `type Query { feed: [Note] note: Note pinned: Pin old: Int }
      interface Note { id: ID! text: String } type Memo implements Note @key(fields: "id") { id: ID! text: String size: Int }
      type Card implements Note @key(fields: "id") { id: ID! text: String }
      union Pin = Memo | Card`,
    query: {
      feed: [
        { __typename: 'Memo', id: 'm', size: 3 },
        { __typename: 'Card', id: 'c', text: 'old card' },
      ],
      note: { __typename: 'Memo', id: 'm', size: 3 },
      pinned: { __typename: 'Card', id: 'c', text: 'old card' },
      old: 1,
    },
    rows: { Memo: [{ id: 'm', text: 'old', size: 3 }], Card: [{ id: 'c', text: 'old card' }] },
    fields: { Memo: { text: failing('CONFLICT') } },
  },
  fresh: {
    sdl: `type Query { old: Int @override(from: "old") newest: Memo } type Memo @key(fields: "id") { id: ID! text: String @override(from: "old")
      size: Int @external words: Int @requires(fields: "size") }`,
    query: { old: 2, newest: { id: 'm', text: 'fresh' } },
    rows: { Memo: [{ id: 'm', text: 'fresh' }] },
    fields: { Memo: { words: ({ size }) => size * 2 } },
  },
  index: {
    sdl: `type Memo @key(fields: "id") { id: ID! text: String @external gone: String @override(from: "nowhere")
      length: Int @requires(fields: "text") }`,
    rows: { Memo: [{ id: 'm', gone: 'here' }] },
    fields: { Memo: { length: ({ text }) => text.length } },
  },
}

conforms('a field that moved', moved, {
  'comes from its new subgraph': {
    query: '{ note { id ... on Memo { text size } } }',
    data: { note: { id: 'm', text: 'fresh', size: 3 } },
    requests: 'old fresh',
  },
  'may be a root field': { query: '{ old }', data: { old: 2 }, requests: 'fresh' },
  'of an interface moves for its type only': {
    query: '{ feed { text } }',
    data: { feed: [{ text: 'fresh' }, { text: 'old card' }] },
    requests: 'old fresh',
  },
  'of a union member': {
    query: '{ pinned { __typename ... on Note { text } ... on Memo { text } } }',
    data: { pinned: { __typename: 'Card', text: 'old card' } },
    requests: 'old',
  },
  'is required from its new subgraph': {
    query: '{ note { ... on Memo { length words } } }',
    data: { note: { length: 5, words: 6 } },
    requests: 'old fresh index',
  },
  'needs one request where the new subgraph begins': {
    query: '{ newest { text } }',
    data: { newest: { text: 'fresh' } },
    requests: 'fresh',
  },
  'may come from a subgraph that does not exist': {
    query: '{ newest { gone } }',
    data: { newest: { gone: 'here' } },
    requests: 'fresh index',
  },
})

/** A field that moves for the requests of a label. */
const labelled = (label: string) =>
  servicesOf({
    old: { sdl: 'type Query { where: String }', query: { where: 'old' } },
    fresh: { sdl: `type Query { where: String @override(from: "old", label: "${label}") }`, query: { where: 'fresh' } },
  })

it.each([
  ['percent(100)', 'fresh'],
  ['percent(0)', 'old'],
  ['beta', 'old'],
])('a field with the label %s comes from the %s subgraph', async (label, where) => {
  const { ask, stop } = await federate(labelled(label))
  expect((await ask('{ where }')).data).toEqual({ where })
  await stop()
})
it.each(['percent(25)', 'percent(0.5)', 'percent(99.99)'])(
  'a supergraph with the label %s is not loaded',
  async (label) => {
    await expect(federate(labelled(label))).rejects.toThrow(
      `@override(label: "${label}") is not supported: a field moves for all requests or for none. Use percent(100) or percent(0)`,
    )
  },
)
