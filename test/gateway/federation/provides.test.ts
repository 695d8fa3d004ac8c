// @provides: fields of an entity that a subgraph returns on some paths, so that no other subgraph is asked.
import { conforms, type Graph } from '../../support/schema/cases.ts'

const hall: Record<string, Graph> = {
  programme: {
    sdl: `type Query { tonight: Concert @provides(fields: "composer { name town { name } }") concerts: [Concert]
        best: [Act] @provides(fields: "... on Solo { player } ... on Band { size }")
        stage: Place @provides(fields: "... on Hall { seats }") }
      type Concert @key(fields: "id") { id: ID! title: String @shareable composer: Composer @external
        opener: Composer @provides(fields: "name") }
      type Composer @key(fields: "id") { id: ID! name: String @external town: Town @external }
      type Town @key(fields: "id") { id: ID! name: String @external }
      union Act = Solo | Band
      type Solo @key(fields: "id") { id: ID! player: String @external } type Band @key(fields: "id") { id: ID! size: Int @external }
      interface Place { id: ID! seats: Int } type Hall implements Place @key(fields: "id") { id: ID! seats: Int @external }
      type Park implements Place @key(fields: "id") { id: ID! seats: Int @external }`,
    query: {
      tonight: { id: 'c', title: 'Night', composer: { id: 'b', name: 'Bartok', town: { id: 't', name: 'Pest' } } },
      concerts: [
        { id: 'c', title: 'Night', opener: { id: 'b', name: 'Bartok' } },
        { id: 'd', title: 'Day', opener: null },
      ],
      best: [
        { __typename: 'Solo', id: 's', player: 'Argerich' },
        { __typename: 'Band', id: 'q', size: 4 },
      ],
      stage: { __typename: 'Hall', id: 'h', seats: 900 },
    },
  },
  library: {
    sdl: `type Concert @key(fields: "id") { id: ID! composer: Composer @shareable }
      type Composer @key(fields: "id") { id: ID! name: String @shareable town: Town @shareable born: Int }
      type Town @key(fields: "id") { id: ID! name: String @shareable people: Int }
      type Solo @key(fields: "id") { id: ID! player: String @shareable fee: Int }
      type Band @key(fields: "id") { id: ID! size: Int @shareable }
      interface Place { id: ID! seats: Int }
      type Hall implements Place @key(fields: "id") { id: ID! seats: Int @shareable organ: Boolean }
      type Park implements Place @key(fields: "id") { id: ID! seats: Int @shareable }`,
    rows: {
      Concert: [
        { id: 'c', composer: { id: 'b' } },
        { id: 'd', composer: null },
      ],
      Composer: [{ id: 'b', name: 'Bartok', town: { id: 't' }, born: 1881 }],
      Town: [{ id: 't', name: 'Pest', people: 5 }],
      Solo: [{ id: 's', player: 'Argerich', fee: 9 }],
      Band: [{ id: 'q', size: 4 }],
      Hall: [{ id: 'h', seats: 900, organ: true }],
      Park: [],
    },
    fields: {
      Composer: { name: () => 'Bartok', town: () => ({ id: 't', name: 'Pest', people: 5 }), born: () => 1881 },
    },
  },
}

conforms('a provided field', hall, {
  'is not fetched': {
    query: '{ tonight { composer { name } } }',
    data: { tonight: { composer: { name: 'Bartok' } } },
    requests: 'programme',
  },
  'may be nested': {
    query: '{ tonight { composer { town { name id } id } } }',
    data: { tonight: { composer: { town: { name: 'Pest', id: 't' }, id: 'b' } } },
    requests: 'programme',
  },
  'is provided on its path only': {
    query: '{ concerts { opener { name } composer { name } } }',
    data: {
      concerts: [
        { opener: { name: 'Bartok' }, composer: { name: 'Bartok' } },
        { opener: null, composer: null },
      ],
    },
    requests: 'programme library',
  },
  'leaves the other fields to one request': {
    query: '{ tonight { composer { name born town { name people } } } }',
    data: { tonight: { composer: { name: 'Bartok', born: 1881, town: { name: 'Pest', people: 5 } } } },
    requests: 'programme [library]',
  },
  'may depend on the member of a union': {
    query: '{ best { ... on Solo { player } ... on Band { size } } }',
    data: { best: [{ player: 'Argerich' }, { size: 4 }] },
    requests: 'programme',
  },
  'of one member saves no request for another': {
    query: '{ best { ... on Solo { fee player } ... on Band { size } } }',
    data: { best: [{ fee: 9, player: 'Argerich' }, { size: 4 }] },
    requests: 'programme library',
  },
  'may depend on the type of an interface': {
    query: '{ stage { ... on Hall { seats } } }',
    data: { stage: { seats: 900 } },
    requests: 'programme',
  },
  'is merged with fields that are not provided': {
    query: '{ stage { __typename seats ... on Hall { organ } } }',
    data: { stage: { __typename: 'Hall', seats: 900, organ: true } },
    requests: 'programme library',
  },
})
