// Custom scalars of a supergraph that is not ours pass unchanged: numbers keep their text, enum values stay enum values.

import { BlockList } from 'node:net'
import { startStandaloneServer } from '@apollo/server/standalone'
import { createApolloServer } from '@quintet/gateway/apollo.ts'
import { plainVisit } from '@quintet/gateway/explorer/pages.ts'
import { createGateway, type Gateway, type GatewaySettings } from '@quintet/gateway/gateway.ts'
import { type RunningServer, startServer } from '@quintet/gateway/http/server.ts'
import { type HttpSource, overHttp } from '@quintet/gateway/sources/http.ts'
import type { SourceRequest } from '@quintet/gateway/sources/source.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { parseExactly } from '@quintet/kit/wire/exact-numbers.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { supergraphOf } from '../../support/federation/foreign.ts'
import { startTextSubgraph, type TextSubgraph } from '../../support/federation/text-subgraph.ts'
import { silent } from '../../support/quintet/subgraph.ts'

const long = '9007199254740993'
const json = `{"n":1.10,"m":${long},"list":[1.0,1e3,-0],"text":"1.10"}`
let subgraphs: TextSubgraph[]
let sources: HttpSource[]
let settings: GatewaySettings
let gateway: Gateway
let server: RunningServer
beforeAll(async () => {
  const root = await startTextSubgraph(
    'root',
    `scalar Num scalar Any input In { n: Num d: Num = 1.10 list: [Num!] i: Int f: Float inner: In any: Any }
      type Query { echo(n: Num, list: [Num], in: In, ins: [In!], any: Any, i: Int, f: Float): Num any: Any item: Item items: [Item] part: Part
        int: Int float: Float id: ID nums: [Num!] }
      type Mutation { set(n: Num!): Num }
      type Subscription { ticked(n: Num): Tick }
      scalar Code @inaccessible type Part @key(fields: "code") { code: Code @inaccessible }
      type Tick { n: Num item: Item }
      type Item @key(fields: "id") { id: ID! price: Num priceAt(rate: Num): Num }`,
    (query) => {
      const keys = (field: string) =>
        [...query.matchAll(new RegExp(`(\\w+) ?: ?${field}\\b`, 'g'))].map(([, key]) => key)
      const priceAt = keys('priceAt').map((key) => `,"${key}":2.0`)
      const values = { echo: '1.10', any: json, item: `{"__typename":"Item","id":"1","price":1.10${priceAt}}` }
      const more = {
        int: '7.0',
        float: '1.50',
        id: long,
        nums: `[1.0,${long},2]`,
        set: '1.10',
        part: `{"__typename":"Part","code":${long}}`,
      }
      const items = `[{"__typename":"Item","id":"1","price":1.10},{"__typename":"Item","id":"2","price":${long}}]`
      const fields = Object.entries({ ...values, ...more, items }).flatMap(([field, value]) =>
        [field, ...keys(field)].map((key) => `"${key}":${value}`),
      )
      return `{${fields.join(',')}}`
    },
    (query) => {
      const key = /(\w+): ?ticked/.exec(query)?.[1]
      const payloads = ['{"n":1.10,"item":{"__typename":"Item","id":"1"}}', `{"n":${long},"item":null}`]
      return payloads.map((payload) => `{"${key}":${payload}}`)
    },
  )
  const tax = await startTextSubgraph(
    'tax',
    `scalar Num scalar Any scalar Code @inaccessible type Part @key(fields: "code") { code: Code @inaccessible duty: Int }
      type Item @key(fields: "id") { id: ID! price: Num @external tax: Num @requires(fields: "price")
      rate(of: Any): Num priceAt(rate: Num): Num @external fee: Num @requires(fields: "priceAt(rate: 1.10)") }`,
    (query, variables) => {
      const rate = /(\w+): ?rate\b/.exec(query)?.[1] ?? 'rate'
      const entities = ['2.50', '3.0'].map(
        (tax) => `{"__typename":"Item","tax":${tax},"${rate}":0.50,"fee":0.10,"duty":5}`,
      )
      // Merged queries have a prefix each.
      const prefixes = Object.keys(variables).flatMap((name) => /^(.*)representations$/.exec(name)?.[1] ?? [])
      const fields = prefixes.map((prefix) => {
        const count = variables[`${prefix}representations`].length
        return `"${prefix}_entities":[${entities.slice(0, count)}]`
      })
      return `{${fields}}`
    },
  )
  subgraphs = [root, tax]
  sources = subgraphs.map(({ name, url }) =>
    overHttp({ name, url, keys: null, clock: systemClock }, { timeoutMilliseconds: 5_000 }),
  )
  settings = {
    supergraphSdl: supergraphOf(subgraphs as never),
    sources: new Map(sources.map((source) => [source.name, source])),
    clock: systemClock,
    log: silent,
    issuer: null,
    introspection: true,
  }
  gateway = await createGateway(settings)
  const http = { corsOrigins: [], compression: false }
  const explorer = async () => plainVisit('')
  const parts = { gateway, log: silent, trustedProxies: new BlockList(), isDevelopment: false, http, explorer }
  server = await startServer({ ...parts, publicUrl: 'http://localhost', probe: async () => {} }, '127.0.0.1', 0)
})
afterEach(() => {
  for (const { requests } of subgraphs) requests.length = 0
})
afterAll(async () => {
  await server?.stop(0)
  await gateway?.stop()
  for (const each of [...(sources ?? []), ...(subgraphs ?? [])]) await each.close()
})

const post = async (query: string, variables = '{}'): Promise<string> => {
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`
  const headers = { 'content-type': 'application/json' }
  return (await fetch(`http://127.0.0.1:${server.port}/graphql`, { method: 'POST', headers, body })).text()
}
/** What the subgraph got: the query, and the text of the variables. */
const sent = (index = 0, name = 'root') => {
  const body = subgraphs.find((each) => each.name === name)!.requests[index] ?? '{}'
  return { query: String(JSON.parse(body).query), variables: /"variables":(\{.*\})\}+$/.exec(body)?.[1] }
}

describe('a literal', () => {
  it.each([long, '1.0', '1.10', '1e3', 'A', 'true', '"1.10"', `-${long}`])(
    '%s arrives as it was written',
    async (literal) => {
      expect(await post(`{ echo(n: ${literal}) }`)).toBe('{"data":{"echo":1.10}}')
      expect(sent().query).toContain(`(n:${literal})`)
      expect(sent().variables).toBe('{}')
    },
  )
  it('in lists, in input objects, and with variables inside arrives as it was written', async () => {
    const query = `query ($x: Num, $t: String) { echo(list: [1.0, A, $x], n: 1.0
      in: { n: ${long}, list: [1.10], f: 1.5, inner: { n: B, i: 3 } }, any: { a: [1.0, { b: $t }], c: C }) }`
    await post(query, '{"x":1.10,"t":"x"}')
    expect(sent().query).toContain(
      `(list:[1.0 A$x]n:1.0 in:{n:${long} list:[1.10]f:1.5 inner:{n:B i:3}}any:{a:[1.0{b:$t}]c:C})`,
    )
    expect(sent().query).toMatch(/^query\(\$x:Num ?\$t:String\)/)
    expect(sent().variables).toBe('{"x":1.10,"t":"x"}')
  })
  it('stands for a list of one, also as a default value', async () => {
    await post(`query ($list: [Num] = 1.0) { echo(list: $list) other: echo(list: 1.10) }`)
    expect(sent().query).toContain('$list:[Num]=1.0')
    expect(sent().query).toContain('list:1.10')
    expect(sent().variables).toBe('{}')
  })
  it('in fields that differ by it alone makes two fields', async () => {
    await post('{ a: echo(n: 1.0) b: echo(n: 1.00) }')
    expect(sent().query).toContain('(n:1.0)')
    expect(sent().query).toContain('(n:1.00)')
  })
  it('of an entity field, in a fragment', async () => {
    expect(await post('{ item { ...I } } fragment I on Item { rate(of: { x: 1.0, y: A }) }')).toContain('"rate":0.50')
    expect(sent(0, 'tax').query).toContain('(of:{x:1.0 y:A})')
  })
})

describe('a variable', () => {
  it.each([long, '1.0', '1.10', '1e3', '-0'])('%s arrives as it was written', async (number) => {
    await post('query ($n: Num) { echo(n: $n) }', `{"n":${number}}`)
    expect(sent().variables).toBe(`{"n":${number}}`)
  })
  it('in lists and input objects has exact numbers for custom scalars alone', async () => {
    const variables = `{"list":[1.0,null],"in":{"n":1.10,"list":1.0,"i":3.0,"f":1.50,"inner":{"any":${json}}},"i":7.0}`
    const query = 'query ($list: [Num], $in: In, $i: Int) { echo(list: $list, in: $in, i: $i) }'
    await post(query, variables)
    expect(sent().variables).toBe(
      `{"list":[1.0,null],"in":{"n":1.10,"list":[1.0],"i":3,"f":1.5,"inner":{"any":${json}}},"i":7}`,
    )
  })
  it('with a default value is left out, and the default stands in the fetch', async () => {
    await post(`query ($n: Num = ${long}, $in: In = { n: 1.10, inner: { n: A } }) { echo(n: $n, in: $in) }`)
    expect(sent().query).toContain(`($n:Num=${long}$in:In={n:1.10 inner:{n:A}})`)
    expect(sent().variables).toBe('{}')
  })
  it('of an input object leaves its default values to the subgraph', async () => {
    const query = 'query ($in: In, $ins: [In!]) { echo(in: $in, ins: $ins) }'
    await post(query, '{"in":{"inner":{}},"ins":{"n":1.0}}')
    expect(sent().variables).toBe('{"in":{"inner":{}},"ins":[{"n":1.0}]}')
  })
  it('in the address of a GET', async () => {
    const parameters = new URLSearchParams({ query: 'query ($n: Num) { echo(n: $n) }', variables: `{"n":${long}}` })
    await fetch(`http://127.0.0.1:${server.port}/graphql?${parameters}`)
    expect(sent().variables).toBe(`{"n":${long}}`)
  })
  it('that is nested too deeply for exact numbers is still answered', async () => {
    const deep = `${'['.repeat(20_000)}1${']'.repeat(20_000)}`
    expect(await post('query ($any: Any) { echo(any: $any) }', `{"any":${deep}}`)).not.toContain('INTERNAL')
  })
  it('of a mutation', async () => {
    expect(await post('mutation ($n: Num!) { set(n: $n) }', '{"n":1.0}')).toBe('{"data":{"set":1.10}}')
    expect(sent().variables).toBe('{"n":1.0}')
  })
})

describe('a result', () => {
  it('arrives as it was sent, under any key', async () => {
    expect(await post('{ any mine: any nums }')).toBe(`{"data":{"any":${json},"mine":${json},"nums":[1.0,${long},2]}}`)
  })
  it('of Int, Float and ID beside it is what its type is', async () => {
    expect(await post('{ any int float id }')).toBe(`{"data":{"any":${json},"int":7,"float":1.5,"id":"${long}"}}`)
  })
  it('that another subgraph requires is sent to it unchanged', async () => {
    expect(await post('{ item { price tax } }')).toBe('{"data":{"item":{"price":1.10,"tax":2.50}}}')
    expect(sent(0, 'tax').variables).toContain('"price":1.10')
  })
  it('that is required with a literal has the literal as it was written', async () => {
    expect(await post('{ item { fee } }')).toBe('{"data":{"item":{"fee":0.10}}}')
    expect(sent().query).toContain('priceAt(rate:1.10)')
    expect(sent(0, 'tax').variables).toContain('"priceAt":2.0')
  })
  it('that clients do not see is sent unchanged as a key', async () => {
    expect(await post('{ part { duty } }')).toBe('{"data":{"part":{"duty":5}}}')
    expect(sent(0, 'tax').variables).toContain(`"code":${long}`)
  })
  it('of two fetches in one request', async () => {
    expect(await post('{ item { rate(of: { x: 1.0 }) } items { tax } }')).toBe(
      '{"data":{"item":{"rate":0.50},"items":[{"tax":2.50},{"tax":3.0}]}}',
    )
    expect(subgraphs[1]!.requests).toHaveLength(1)
    expect(sent(0, 'tax').query).toContain('of: {x: 1.0}')
    expect(sent(0, 'tax').variables).toContain(`"price":${long}`)
  })
  it('of several entities', async () => {
    expect(await post('{ items { price tax rate } }')).toBe(
      `{"data":{"items":[{"price":1.10,"tax":2.50,"rate":0.50},{"price":${long},"tax":3.0,"rate":0.50}]}}`,
    )
    expect(sent(0, 'tax').variables).toContain(`"price":${long}`)
  })
  it('is shared by equal queries of one viewer', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('{ any }')))
    expect(new Set(answers)).toEqual(new Set([`{"data":{"any":${json}}}`]))
    expect(subgraphs[0]!.requests.length).toBeLessThan(5)
  })
})

it('a subscription sends variables and events unchanged', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws')
  const events: string[] = []
  socket.on('open', () => socket.send('{"type":"connection_init"}'))
  socket.on('message', (data) => {
    const text = String(data)
    if (text.includes('connection_ack')) {
      const query = 'subscription ($n: Num) { ticked(n: $n) { n item { rate } } }'
      socket.send(`{"id":"1","type":"subscribe","payload":{"query":"${query}","variables":{"n":${long}}}}`)
    } else events.push(text)
  })
  await expect.poll(() => events, { timeout: 5_000 }).toHaveLength(2)
  expect(events[0]).toContain('{"ticked":{"n":1.10,"item":{"rate":0.50}}}')
  expect(events[1]).toContain(`{"ticked":{"n":${long},"item":null}}`)
  expect(subgraphs[0]!.requests[0]).toContain(`"variables":{"n":${long}}`)
  socket.terminate()
})

it('a source in the same process gets and gives exact numbers', async () => {
  const given: unknown[] = []
  const source = {
    name: 'root',
    execute: ({ query, variables = {} }: SourceRequest) => {
      given.push(variables.n)
      const key = /(\w+): ?echo/.exec(query)?.[1] ?? 'echo'
      return { data: { [key]: parseExactly('2.50') } }
    },
    subscribe: () => Promise.reject(new Error('none')),
    answer: () => Promise.resolve(null),
  }
  const inProcess = await createGateway({ ...settings, sources: new Map([['root', source]]) })
  const facts = { requestId: 'r', clientIp: null, userAgent: null }
  const request = { query: 'query ($n: Num) { echo(n: $n) }', readExactly: () => parseExactly('{"n":1.0}') }
  const { text } = await inProcess.run(inProcess.prepare(request, facts), { n: 1 }, undefined, facts)
  expect(text).toBe('{"data":{"echo":2.50}}')
  expect(JSON.stringify(given)).toBe('[1.0]')
  await inProcess.stop()
})

it('an Apollo Server of your own gets literals and results unchanged', async () => {
  const { server: apollo } = await createApolloServer({ ...settings, publicUrl: 'http://localhost' })
  const { url } = await startStandaloneServer(apollo, { listen: { port: 0, host: '127.0.0.1' } })
  const body = JSON.stringify({ query: '{ any echo(n: 1.0) }' })
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect((await response.text()).trim()).toBe(`{"data":{"any":${json},"echo":1.10}}`)
  expect(sent().query).toContain('(n:1.0)')
  await apollo.stop()
})
