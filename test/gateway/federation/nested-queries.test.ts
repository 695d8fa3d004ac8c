// Fields of type Query, through which every root field can be reached, and introspection.
import { conforms, failing } from '../../support/schema/cases.ts'

conforms(
  'a field of type Query',
  {
    people: {
      sdl: `type Query { me: Person gone: Person none: [Person] all: [Person] }
        type Mutation { join: Joined }
        type Joined { query: Query since: Int }
        type Person { name: String query: Query }`,
      query: {
        me: { name: 'Ada', query: {} },
        gone: null,
        none: [],
        all: [{ name: 'Ada', query: {} }, null, { name: 'Bo', query: {} }],
      },
      mutation: { join: null },
    },
    weather: {
      sdl: 'type Query { degrees: Int storm: Int }',
      query: { degrees: 21, storm: failing('UNAVAILABLE') },
    },
  },
  {
    'has all root fields': {
      query: '{ me { name query { degrees me { name } } } }',
      data: { me: { name: 'Ada', query: { degrees: 21, me: { name: 'Ada' } } } },
    },
    'is not fetched where its parent is null': {
      query: '{ gone { query { storm } } none { query { storm } } }',
      data: { gone: null, none: [] },
      requests: 'people',
    },
    'is not fetched for a mutation that returns null': {
      query: 'mutation { join { since query { storm } } }',
      data: { join: null },
      requests: 'people',
    },
    'that fails is reported at each path': {
      query: '{ all { name query { storm } } }',
      data: { all: [{ name: 'Ada', query: { storm: null } }, null, { name: 'Bo', query: { storm: null } }] },
      errors: ['all.0.query.storm UNAVAILABLE', 'all.2.query.storm UNAVAILABLE'],
      requests: 'people weather',
    },
  },
)

conforms(
  'introspection',
  {
    shop: {
      sdl: 'interface Known { id: ID! } type Query implements Known { id: ID! name: String }',
      query: { id: 'shop', name: 'Corner' },
    },
  },
  {
    'is answered beside fields of an interface': {
      query: '{ ...F __schema { queryType { name } } } fragment F on Known { id }',
      data: { id: 'shop', __schema: { queryType: { name: 'Query' } } },
    },
    'may have fragments': {
      query: '{ name __type(name: "Query") { ...T } } fragment T on __Type { name kind }',
      data: { name: 'Corner', __type: { name: 'Query', kind: 'OBJECT' } },
    },
    'that fails is reported': {
      query: 'query ($name: String = "Query") { name __type(name: $name) { name } }',
      variables: { name: null },
      data: { name: 'Corner', __type: null },
      errors: ['__type BAD_USER_INPUT'],
      apollo: { data: undefined, because: 'it answers without any data' },
    },
  },
)
