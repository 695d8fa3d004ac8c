// What the explorers' pages hold, and for whom.
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { acme } from '@quintet/kit/demo/people.ts'
import { buildSchema, type DocumentNode, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gql } from '../process/program.ts'
import { aStage, emailOf, type Stage } from './fixture.ts'

const apiText = readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8')
const api = buildSchema(apiText)
let stage: Stage
let base: string
beforeAll(async () => {
  stage = await aStage()
  base = stage.base
})
afterAll(() => stage?.remove())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${stage.port}${path}`, { headers, redirect: 'manual' })
const textOf = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text()

/** The options that a page hands to its explorer. */
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
      initialSubscriptionEndpoint: `ws://localhost:${stage.port}/graphql`,
      runTelemetry: false,
      initialState: { variables: { category: 'personal-loan' } },
    })
  })

  test('both open with operations that the API takes', async () => {
    const { initialState } = await optionsOf('/')
    const { tabs } = await optionsOf('/explore')
    const documents: DocumentNode[] = [initialState.document, ...tabs.map((tab: { query: string }) => tab.query)].map(
      (text) => parse(text),
    )
    expect(documents).toHaveLength(3)
    for (const document of documents) expect(validate(api, document)).toEqual([])
    for (const tab of tabs) expect(JSON.parse(tab.variables)).toEqual(initialState.variables)
  })

  test('both bring a token of the demo agent to who sits at this machine', async () => {
    const sandbox = (await optionsOf('/')).initialState.headers.authorization
    const graphiql = JSON.parse((await optionsOf('/explore')).headers).authorization
    for (const header of [sandbox, graphiql])
      expect(await emailOf(base, header.slice('Bearer '.length))).toBe(acme.agent.email)
  })

  test.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])('who comes by %s gets none', async (header) => {
    const headers = { [header]: '127.0.0.1' }
    expect((await optionsOf('/', headers)).initialState.headers).toEqual({})
    expect(JSON.parse((await optionsOf('/explore', headers)).headers)).toEqual({})
    expect(await textOf('/explore', headers)).not.toMatch(/eyJ|Bearer/)
  })

  test('a token that somebody signed out with is not given again', async () => {
    const before = JSON.parse((await optionsOf('/explore')).headers).authorization.slice('Bearer '.length)
    const { data } = await gql(base, 'mutation { signOut { __typename } }', {}, before)
    expect(data.signOut.__typename).toBe('SignedOut')
    await expect.poll(() => emailOf(base, before)).toBeUndefined()
    const after = JSON.parse((await optionsOf('/explore')).headers).authorization.slice('Bearer '.length)
    expect(await emailOf(base, after)).toBe(acme.agent.email)
  })

  test('the parts of /explore may be kept for good, compressed or not', async () => {
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

  test('/schema.graphql is the API; a browser on /graphql is sent to /', async () => {
    expect(await textOf('/schema.graphql')).toBe(apiText)
    const answer = await get('/graphql', { accept: 'text/html,*/*' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/'])
  })
})

describe('elsewhere', () => {
  test('without demo data nobody gets a token', async () => {
    await rm(join(stage.directory, 'demo-data'))
    expect((await stage.restart()).hasDemo).toBe(false)
    expect((await optionsOf('/')).initialState.headers).toEqual({})
    expect(await textOf('/explore')).not.toMatch(/eyJ|Bearer/)
  })

  test('production has no explorer and no schema to read', async () => {
    await stage.restart({ MODE: 'production' })
    for (const path of ['/', '/explore', '/schema.graphql', '/explore/graphiql.js'])
      expect((await get(path, { accept: 'text/html' })).status).toBe(404)
    expect((await get('/graphql', { accept: 'text/html' })).status).toBe(406)
    expect((await get('/live')).status).toBe(200)
  })
})
