// @skip, @include, __typename, aliases, variables and introspection, across subgraphs.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, federate } from '../../support/federation/federation.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { conforms, type Graph, servicesOf } from '../../support/schema/cases.ts'

const film = { __typename: 'Film', id: 'f', title: 'Alien' }
const series = { __typename: 'Series', id: 's', title: 'Dark' }
const cinema: Record<string, Graph> = {
  films: {
    sdl: `type Query { film: Film sure: Film! shows: [Show] count(of: Int, than: Int): Int constructor: Film }
      interface Show { id: ID! title: String } interface Watchable implements Show { id: ID! title: String }
      type Film implements Watchable & Show @key(fields: "id") { id: ID! title: String }
      type Series implements Show @key(fields: "id") { id: ID! title: String }`,
    query: {
      film,
      sure: film,
      shows: [film, series],
      count: (args: Json) => (args.of ?? 100) + (args.than ?? 1000),
      constructor: film,
    },
  },
  cast: {
    sdl: `type Film @key(fields: "id") { id: ID! actors(first: Int = 1, named: String): [Actor] year: Int toString: Int }
      type Series @key(fields: "id") { id: ID! seasons: Int }
      type Actor @key(fields: "id") { id: ID! name: String hasOwnProperty: Boolean }`,
    rows: {
      Film: [{ id: 'f', year: 1979, toString: 5 }],
      Series: [{ id: 's', seasons: 3 }],
      Actor: [],
    },
    fields: {
      Film: {
        actors: (_, { first, named }) =>
          [
            { id: 'w', name: 'Weaver', hasOwnProperty: true },
            { id: 'h', name: 'Hurt', hasOwnProperty: null },
          ]
            .filter(({ name }) => named === undefined || named === null || name === named)
            .slice(0, first),
      },
    },
  },
  prizes: {
    sdl: 'type Film @key(fields: "id") { id: ID! year: Int @external old: Boolean @requires(fields: "year") } type Actor @key(fields: "id") { id: ID! prizes: Int }',
    rows: {
      Film: [{ id: 'f' }],
      Actor: [
        { id: 'w', prizes: 2 },
        { id: 'h', prizes: 0 },
      ],
    },
    fields: { Film: { old: ({ year }) => year < 2000 } },
  },
}

conforms('a skipped field', cinema, {
  'is not fetched': {
    query: '{ film { title year @skip(if: true) old @include(if: false) } }',
    data: { film: { title: 'Alien' } },
    requests: 'films',
  },
  'is not fetched when a variable decides': {
    query: 'query ($no: Boolean!) { film { title ... @include(if: $no) { year } } }',
    variables: { no: false },
    data: { film: { title: 'Alien' } },
    requests: 'films',
  },
  'may be the whole operation': {
    query: 'query ($no: Boolean! = false) { film @include(if: $no) { title } }',
    data: {},
    requests: '',
  },
  'is there when it is also selected elsewhere': {
    query:
      'query ($a: Boolean!, $b: Boolean!) { film { ...Years @include(if: $a) ...Years @include(if: $b) title @skip(if: $b) } } fragment Years on Film { year id }',
    variables: { a: false, b: true },
    data: { film: { year: 1979, id: 'f' } },
    requests: 'films cast',
  },
  'with both directives needs both': {
    query:
      'query ($a: Boolean!, $b: Boolean!) { film { title @skip(if: $a) @include(if: $b) year @include(if: $a) @skip(if: $b) } }',
    variables: { a: false, b: true },
    data: { film: { title: 'Alien' } },
    requests: 'films',
  },
  'may be the whole selection of an included field': {
    query: 'query ($a: Boolean!, $b: Boolean!) { film { title actors @include(if: $a) { name @include(if: $b) } } }',
    variables: { a: true, b: false },
    data: { film: { title: 'Alien', actors: [{}] } },
  },
  'may be the whole selection of an included root field': {
    query: 'query ($a: Boolean!, $b: Boolean!) { film @include(if: $a) { title @include(if: $b) } }',
    variables: { a: true, b: false },
    data: { film: {} },
    requests: 'films',
  },
  'may be all that a non-null root field selects': {
    query: 'query ($a: Boolean!, $b: Boolean!) { sure @include(if: $a) { title @skip(if: $b) } }',
    variables: { a: true, b: true },
    data: { sure: {} },
    requests: 'films',
  },
  'may stand below another skipped field': {
    query: `query ($a: Boolean!, $b: Boolean!) { film @skip(if: $a) { ... @skip(if: $b) { title }
      actors @include(if: $b) { ...Prizes @skip(if: $b) } } } fragment Prizes on Actor { prizes @include(if: $a) }`,
    variables: { a: false, b: true },
    data: { film: { actors: [{}] } },
  },
  'may leave fragments on types of an interface empty': {
    query: `query ($a: Boolean!, $b: Boolean!) { shows @include(if: $a) { ... on Film @include(if: $b) { year }
      ... on Series { seasons @include(if: $b) } } }`,
    variables: { a: true, b: false },
    data: { shows: [{}, {}] },
    requests: 'films',
  },
  'may leave an object without fields': {
    query:
      'query ($no: Boolean!) { film { title @include(if: $no) } shows { ... on Film { year @include(if: $no) } } }',
    variables: { no: false },
    data: { film: {}, shows: [{}, {}] },
    requests: 'films',
  },
})

conforms('response keys', cinema, {
  'of __typename give the type everywhere': {
    query: `{ __typename t: __typename film { __typename actors { __typename prizes } } shows { ... on Show { kind: __typename }
      ... on Watchable { __typename } ... on Series { seasons title: __typename } } }`,
    data: {
      __typename: 'Query',
      t: 'Query',
      film: { __typename: 'Film', actors: [{ __typename: 'Actor', prizes: 2 }] },
      shows: [
        { kind: 'Film', __typename: 'Film' },
        { kind: 'Series', seasons: 3, title: 'Series' },
      ],
    },
  },
  'may look like those of the plan, and like inherited properties': {
    query: `{ film { __q0_title: title __q1_year: id toString __q_id: toString valueOf: title __proto__: id actors { hasOwnProperty } }
      constructor { hasOwnProperty: id constructor: year } }`,
    data: JSON.parse(`{ "film": { "__q0_title": "Alien", "__q1_year": "f", "toString": 5, "__q_id": 5, "valueOf": "Alien",
      "__proto__": "f", "actors": [{ "hasOwnProperty": true }] }, "constructor": { "hasOwnProperty": "f", "constructor": 1979 } }`),
  },
  'may be the names of other fields, of keys too': {
    query: '{ film { __typename: year id: title title: __typename year: id old } }',
    data: { film: { __typename: 1979, id: 'Alien', title: 'Film', year: 'f', old: true } },
    apollo: {
      data: { film: { __typename: null, id: 'f', title: 'Film', year: 1979, old: true } },
      because: 'key fields and required fields take the keys that the client uses',
    },
  },
  'keep different arguments apart': {
    query: `query ($h: String = "Hurt", $n: Int) { a: count(of: 1, than: 2) b: count(than: 1, of: 2) c: count d: count(of: null) film { actors { prizes name }
      w: actors(first: 2) { name } h: actors(first: 2, named: $h) { prizes } none: actors(named: "x", first: $n) { name } } }`,
    variables: { n: 0 },
    data: {
      a: 3,
      b: 3,
      c: 1100,
      d: 1100,
      film: {
        actors: [{ prizes: 2, name: 'Weaver' }],
        w: [{ name: 'Weaver' }, { name: 'Hurt' }],
        h: [{ prizes: 0 }],
        none: [],
      },
    },
  },
})

conforms('variables', cinema, {
  'may have the name of the planner’s own, or of inherited properties': {
    query: `query ($representations: Int, $toString: String, $constructor: Boolean = true, $__proto__: Int, $__q_x: Int = 3) { film {
      actors(first: $representations, named: $toString) @include(if: $constructor) { name } } count(of: $__proto__, than: $__q_x) }`,
    variables: JSON.parse('{ "representations": 2, "__proto__": 7 }'),
    data: { film: { actors: [{ name: 'Weaver' }, { name: 'Hurt' }] }, count: 10 },
    apollo: { data: { film: { actors: null }, count: 10 }, because: 'one request has two variables of that name' },
  },
  'that are null differ from missing ones': {
    query: 'query ($of: Int = 5, $than: Int) { count(of: $of, than: $than) missing: count(of: $than) }',
    variables: { of: null, than: 1 },
    data: { count: 101, missing: 1001 },
  },
})

conforms('introspection', cinema, {
  'is answered beside data, in fragments too': {
    query: `query ($no: Boolean!) { ...Both film { year } none: __schema @include(if: $no) { types { name } } } fragment Both on Query { s: __schema { queryType { name } }
      ... { film { id } __type(name: "Actor") { fields { name } } hidden: __type(name: "_Entity") { name } } }`,
    variables: { no: false },
    data: {
      s: { queryType: { name: 'Query' } },
      film: { id: 'f', year: 1979 },
      __type: { fields: [{ name: 'id' }, { name: 'name' }, { name: 'hasOwnProperty' }, { name: 'prizes' }] },
      hidden: null,
    },
  },
})

describe('conditions', () => {
  let federation: Federation
  beforeAll(async () => {
    federation = await federate(servicesOf(cinema))
  })
  afterAll(() => federation?.stop())

  it('that are null are refused before anything is fetched', async () => {
    federation.asked.length = 0
    const query = 'query ($a: Boolean = true) { film { title @skip(if: $a) } }'
    const { data, errors } = await federation.ask(query, { a: null })
    expect([data, errors?.[0]?.extensions.code, federation.asked]).toEqual([undefined, 'BAD_USER_INPUT', []])
    expect((await federation.ask(query)).data).toEqual({ film: {} })
  })

  it('in any combination leave the fields whose own conditions hold', async () => {
    const condition = fc.tuple(fc.constantFrom('skip', 'include'), fc.constantFrom('$a', '$b', 'true', 'false'))
    const part = fc.record({
      conditions: fc.uniqueArray(condition, { maxLength: 2, selector: ([name]) => name }),
      at: fc.nat(5),
    })
    const texts = ['title%', '... on Film% { year }', '...F%', 'actors% { prizes }', 'o: old%', '...% { id ...F }']
    const outcomes = [
      { title: 'Alien' },
      { year: 1979 },
      { k: 'Film', old: true },
      { actors: [{ prizes: 2 }] },
      { o: true },
      { id: 'f', k: 'Film', old: true },
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.boolean(),
        async (parts, a, b) => {
          const value = (text: string) => ({ $a: a, $b: b })[text] ?? text === 'true'
          const body = parts.map(({ conditions, at }) => {
            const directives = conditions.map(([name, text]) => ` @${name}(if: ${text})`).join('')
            return texts[at]!.replace('%', directives)
          })
          const expected: Json = {}
          for (const { conditions, at } of parts) {
            if (conditions.every(([name, text]) => (name === 'skip') !== value(text)))
              Object.assign(expected, outcomes[at])
          }
          const query = `query ($a: Boolean!, $b: Boolean! = ${b}, $c: Boolean = true) { film { ${body.join(' ')} __typename }
          __typename @skip(if: $a) @include(if: $b) ...G @include(if: $c) other: film { ...F } }
          fragment F on Film { k: __typename old } fragment G on Query { u: __typename }`
          const { data, errors } = await federation.ask(query, { a })
          expect(errors).toBeUndefined()
          expect(data).toEqual({
            film: { ...expected, __typename: 'Film' },
            ...(!a && b && { __typename: 'Query' }),
            u: 'Query',
            other: { k: 'Film', old: true },
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})
