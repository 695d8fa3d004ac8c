// The pages of the explorers, and which visitors get a token.
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { acme } from '@quintet/kit/demo/people.ts'
import { buildSchema, type DocumentNode, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gql } from '../process/program.ts'
import { type ExplorerFixture, emailOf, startExplorer } from './fixture.ts'

const apiText = readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8')
const api = buildSchema(apiText)
let fixture: ExplorerFixture
let base: string
beforeAll(async () => {
  fixture = await startExplorer()
  base = fixture.base
})
afterAll(() => fixture?.remove())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${fixture.port}${path}`, { headers, redirect: 'manual' })
const textOf = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text()

/** The options that a page passes to its explorer. */
async function optionsOf(path: '/' | '/explore', headers: Record<string, string> = {}) {
  const page = await textOf(path, headers)
  const [, options = ''] = page.match(path === '/' ? /const options = (.*)/ : /openGraphiQL\((.*)\)<\/script>/) ?? []
  return JSON.parse(options)
}

describe('the pages', () => {
  test('/ opens Apollo Sandbox on this server, with telemetry off', async () => {
    const page = await get('/', { accept: 'text/html' })
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(await optionsOf('/')).toMatchObject({
      initialEndpoint: `${base}/graphql`,
      initialSubscriptionEndpoint: `ws://localhost:${fixture.port}/graphql`,
      runTelemetry: false,
      initialState: { variables: { category: 'personal-loan' } },
    })
  })

  test('both open with valid operations', async () => {
    const { initialState } = await optionsOf('/')
    const { tabs } = await optionsOf('/explore')
    const documents: DocumentNode[] = [initialState.document, ...tabs.map((tab: { query: string }) => tab.query)].map(
      (text) => parse(text),
    )
    expect(documents).toHaveLength(3)
    for (const document of documents) expect(validate(api, document)).toEqual([])
    for (const tab of tabs) expect(JSON.parse(tab.variables)).toEqual(initialState.variables)
  })

  test('both contain a token of the demo agent for a visitor from this machine', async () => {
    const sandbox = (await optionsOf('/')).initialState.headers.authorization
    const graphiql = JSON.parse((await optionsOf('/explore')).headers).authorization
    for (const header of [sandbox, graphiql])
      expect(await emailOf(base, header.slice('Bearer '.length))).toBe(acme.agent.email)
  })

  test.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])(
    'neither contains a token for a request with %s',
    async (header) => {
      const headers = { [header]: '127.0.0.1' }
      expect((await optionsOf('/', headers)).initialState.headers).toEqual({})
      expect(JSON.parse((await optionsOf('/explore', headers)).headers)).toEqual({})
      expect(await textOf('/explore', headers)).not.toMatch(/eyJ|Bearer/)
    },
  )

  test('neither contains a token again whose session was signed out', async () => {
    const before = JSON.parse((await optionsOf('/explore')).headers).authorization.slice('Bearer '.length)
    const { data } = await gql(base, 'mutation { signOut { __typename } }', {}, before)
    expect(data.signOut.__typename).toBe('SignedOut')
    await expect.poll(() => emailOf(base, before)).toBeUndefined()
    const after = JSON.parse((await optionsOf('/explore')).headers).authorization.slice('Bearer '.length)
    expect(await emailOf(base, after)).toBe(acme.agent.email)
  })

  test('the assets of /explore may be cached without limit, compressed or not', async () => {
    const page = await textOf('/explore')
    const paths = [...page.matchAll(/"(\/explore\/graphiql[^"]+)"/g)].map(([, path = '']) => path)
    expect(paths).toHaveLength(2)
    for (const path of paths) {
      const plain = await get(path, { 'accept-encoding': 'identity' })
      const compressed = await get(path, { 'accept-encoding': 'gzip, br' })
      expect(plain.headers.get('content-encoding')).toBeNull()
      expect(compressed.headers.get('content-encoding')).toBe('gzip')
      expect(compressed.headers.get('cache-control')).toMatch(/immutable/)
      expect(await compressed.text()).toBe(await plain.text())
    }
    expect((await get('/explore/graphiql.js')).status).toBe(404)
  })

  test('/schema.graphql is the schema of the API, and a browser is redirected from /graphql to /', async () => {
    expect(await textOf('/schema.graphql')).toBe(apiText)
    const answer = await get('/graphql', { accept: 'text/html,*/*' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/'])
  })
})

describe('other starts', () => {
  test('without demo data no page contains a token', async () => {
    await rm(join(fixture.directory, 'demo-data'))
    expect((await fixture.restart()).hasDemo).toBe(false)
    expect((await optionsOf('/')).initialState.headers).toEqual({})
    expect(await textOf('/explore')).not.toMatch(/eyJ|Bearer/)
  })

  test('in production there are no explorers and no schema', async () => {
    await fixture.restart({ MODE: 'production' })
    for (const path of ['/', '/explore', '/schema.graphql', '/explore/graphiql.js'])
      expect((await get(path, { accept: 'text/html' })).status).toBe(404)
    expect((await get('/graphql', { accept: 'text/html' })).status).toBe(406)
    expect((await get('/live')).status).toBe(200)
  })
})
