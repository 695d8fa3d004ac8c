// Fields whose type is Query, by which any other root field can be reached, and questions about the schema beside them.
import { conforms, failing } from '../../support/schema/cases.ts'

conforms(
  'a query inside of an answer',
  {
    people: {
      sdl: `type Query { me: Person gone: Person nobody: [Person] all: [Person] }
        type Mutation { join: Joined }
        type Joined { query: Query since: Int }
        type Person { name: String query: Query }`,
      query: {
        me: { name: 'Ada', query: {} },
        gone: null,
        nobody: [],
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
    'is answered': {
      query: '{ me { name query { degrees me { name } } } }',
      data: { me: { name: 'Ada', query: { degrees: 21, me: { name: 'Ada' } } } },
    },
    'is not asked where there is none': {
      query: '{ gone { query { storm } } nobody { query { storm } } }',
      data: { gone: null, nobody: [] },
      requests: 'people',
    },
    'is not asked either for a mutation that brings nothing': {
      query: 'mutation { join { since query { storm } } }',
      data: { join: null },
      requests: 'people',
    },
    'that fails is told wherever it stands': {
      query: '{ all { name query { storm } } }',
      data: { all: [{ name: 'Ada', query: { storm: null } }, null, { name: 'Bo', query: { storm: null } }] },
      errors: ['all.0.query.storm UNAVAILABLE', 'all.2.query.storm UNAVAILABLE'],
      requests: 'people weather',
    },
  },
)

conforms(
  'a question about the schema',
  {
    shop: {
      sdl: 'interface Known { id: ID! } type Query implements Known { id: ID! name: String }',
      query: { id: 'shop', name: 'Corner' },
    },
  },
  {
    'stands beside fields of an interface': {
      query: '{ ...F __schema { queryType { name } } } fragment F on Known { id }',
      data: { id: 'shop', __schema: { queryType: { name: 'Query' } } },
    },
    'with fragments of its own': {
      query: '{ name __type(name: "Query") { ...T } } fragment T on __Type { name kind }',
      data: { name: 'Corner', __type: { name: 'Query', kind: 'OBJECT' } },
    },
    'that cannot be answered is told so': {
      query: 'query ($name: String = "Query") { name __type(name: $name) { name } }',
      variables: { name: null },
      data: { name: 'Corner', __type: null },
      errors: ['__type BAD_USER_INPUT'],
      apollo: { data: undefined, because: 'it answers nothing of the rest either' },
    },
  },
)
