// Documents by id, by hash and as text: manifests, persisted queries, and trusted documents only.
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { createDocuments, type DocumentRequest } from '@quintet/gateway/operations/documents.ts'
import { parseManifest, readManifests } from '@quintet/gateway/operations/manifest.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import type { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { codesOf, jsonType, post } from '../../support/clients/http.ts'
import { type Json, operationText, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

const hash = (text: string, algorithm = 'sha256') => createHash(algorithm).update(text).digest('hex')
const me = 'query Me { viewer { permissions } }'
const mods = 'query Mods($first: Int) { modules(first: $first) { nodes { slug } } }'
const scores = 'subscription Scores { creditScoreChanged(category: "personal-loan") { cursor } }'
const free = 'query Free { viewer { user { email } } }'
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hash(text) } })
const apollo = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: hash(me), name: 'Me', type: 'query', body: me },
    { id: hash(scores), name: 'Scores', type: 'subscription', body: scores },
  ],
}

describe('a manifest', () => {
  it.each([
    ["of Relay's compiler", { [hash(me, 'md5')]: me, [hash(mods, 'md5')]: mods }, [me, mods]],
    ['of the client preset', { [hash(me, 'sha1')]: me, [hash(mods)]: mods }, [me, mods]],
    ['with named hashes', { [`sha256:${hash(me)}`]: me, [`md5:${hash(mods, 'md5')}`]: mods }, [me, mods]],
    ['of Apollo', apollo, [me, scores]],
    ['without documents', {}, []],
  ])('%s is read', (_, manifest, texts) => {
    expect([...parseManifest(JSON.stringify(manifest)).values()]).toEqual(texts)
  })
  it.each([
    ['whose hash is of another text', { [hash(me)]: mods }, /is not the sha256 of its text/],
    ['whose id is a name', { Me: me }, /is not an MD5, SHA-1 or SHA-256/],
    ['without a text', { [hash(me)]: null }, /has no text/],
    ['that is a list', [me], /not a manifest of documents/],
    ['of another version', { ...apollo, version: 2 }, /version 2, is unknown/],
    ['of another format', { format: 'other', operations: [] }, /format other/],
    ['of Apollo, with another hash', { ...apollo, operations: [{ id: hash(mods), body: me }] }, /is not the sha256/],
  ])('%s is refused', (_, manifest, message) => {
    expect(() => parseManifest(JSON.stringify(manifest))).toThrow(message)
  })
  it('is named by its file in errors', async () => {
    await expect(readManifests(['/nowhere/list.json'])).rejects.toThrow(
      /TRUSTED_DOCUMENTS: \/nowhere\/list\.json: .*ENOENT/,
    )
  })
})

describe('documents', () => {
  const trusted = parseManifest(JSON.stringify({ [hash(me, 'md5')]: me }))
  const open = (options = {}) => createDocuments({ trusted, only: false, apq: true, ...options })
  const codeOf = (work: () => unknown): [string, string] => {
    try {
      work()
    } catch (error) {
      return [String((error as GraphQLError).extensions.code), (error as Error).message]
    }
    throw new Error('not refused')
  }
  it('are found by the id of their manifest and by their SHA-256', () => {
    const documents = open({ only: true, apq: false })
    for (const documentId of [hash(me, 'md5'), `md5:${hash(me, 'md5')}`, hash(me), `sha256:${hash(me)}`]) {
      expect(documents.textOf({ documentId })).toBe(me)
    }
    expect(documents.textOf({ extensions: persisted(me) })).toBe(me)
    expect(documents.textOf({ query: '', extensions: persisted(me) })).toBe(me)
    expect(codeOf(() => documents.textOf({ documentId: hash(mods) }))[0]).toBe('PERSISTED_QUERY_NOT_FOUND')
  })
  it('are registered with the second request, once they are validated', () => {
    const documents = open()
    const extensions = persisted(mods)
    expect(codeOf(() => documents.textOf({ extensions }))).toEqual([
      'PERSISTED_QUERY_NOT_FOUND',
      'PersistedQueryNotFound',
    ])
    expect(documents.textOf({ query: mods, extensions })).toBe(mods)
    expect(codeOf(() => documents.textOf({ extensions }))[0]).toBe('PERSISTED_QUERY_NOT_FOUND')
    documents.register({ query: mods, extensions }, mods)
    expect(documents.textOf({ extensions })).toBe(mods)
    expect(documents.textOf({ query: mods, extensions })).toBe(mods)
  })
  it('are not registered under the hash of another text', () => {
    const documents = open()
    const extensions = persisted(mods)
    expect(codeOf(() => documents.textOf({ query: me, extensions }))[0]).toBe('BAD_USER_INPUT')
    documents.register({ query: mods, extensions }, mods)
    expect(codeOf(() => documents.textOf({ query: free, extensions }))[0]).toBe('BAD_USER_INPUT')
    // The hash of a trusted document always means that document.
    expect(documents.textOf({ query: free, extensions: persisted(me) })).toBe(me)
  })
  it('that are registered take no more memory than allowed', () => {
    const documents = open({ apqBytes: 100_000 })
    const texts = Array.from({ length: 200 }, (_, i) => `query Q${i} { viewer { permissions } } # ${'x'.repeat(1000)}`)
    for (const text of texts) documents.register({ extensions: persisted(text) }, text)
    const isKept = (text: string) => {
      try {
        return documents.textOf({ extensions: persisted(text) }) === text
      } catch {
        return false
      }
    }
    const kept = texts.filter(isKept).length
    expect(kept).toBeGreaterThan(10)
    expect(kept).toBeLessThan(50)
    expect(isKept(texts.at(-1)!)).toBe(true)
  })
  it.each<[string, DocumentRequest]>([
    ['nothing', {}],
    ['a hash of another version', { extensions: { persistedQuery: { version: 2, sha256Hash: hash(me) } } }],
    ['a malformed hash', { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } }],
    ['a string for the extension', { extensions: { persistedQuery: 'abc' } }],
  ])('named by %s are refused', (_, request) => {
    expect(codeOf(() => open().textOf(request))[0]).toBe('BAD_USER_INPUT')
  })
  it('are sent as text to a gateway without persisted queries', () => {
    const documents = open({ apq: false })
    expect(codeOf(() => documents.textOf({ extensions: persisted(mods) }))).toEqual([
      'PERSISTED_QUERY_NOT_FOUND',
      'PersistedQueryNotSupported',
    ])
    expect(documents.textOf({ query: mods, extensions: persisted(mods) })).toBe(mods)
  })
  it('are refused as text where only trusted ones run, except as the exact text of one', () => {
    const documents = open({ only: true })
    expect(documents.textOf({ query: me })).toBe(me)
    for (const request of [{ query: free }, { query: `${me} ` }, { query: mods, extensions: persisted(mods) }]) {
      expect(codeOf(() => documents.textOf(request))[0]).toBe('FORBIDDEN')
      documents.register(request, request.query)
    }
    expect(codeOf(() => documents.textOf({ extensions: persisted(mods) }))[0]).toBe('PERSISTED_QUERY_NOT_FOUND')
  })
  it('must be listed where only trusted ones run', () => {
    expect(() => readConfig({ TRUSTED_DOCUMENTS_ONLY: 'on' })).toThrow(/needs TRUSTED_DOCUMENTS/)
    expect(readConfig({ TRUSTED_DOCUMENTS: 'a.json, b.json' }).documents).toEqual({
      files: ['a.json', 'b.json'],
      only: false,
      apq: true,
    })
  })
})

describe('every transport', () => {
  let quintet: TestQuintet
  let strict: TestQuintet
  let directory: string
  let token: string
  let strictToken: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'quintet-documents-'))
    const [relay, other] = [join(directory, 'relay.json'), join(directory, 'apollo.json')]
    const signIn = operationText('SignIn')
    await writeFile(relay, JSON.stringify({ [hash(mods, 'md5')]: mods, [hash(signIn, 'md5')]: signIn }))
    await writeFile(other, JSON.stringify(apollo))
    const trusted = { TRUSTED_DOCUMENTS: `${relay},${other}` }
    quintet = await startTestQuintet({}, trusted)
    strict = await startTestQuintet({}, { ...trusted, TRUSTED_DOCUMENTS_ONLY: 'on' })
    token = await quintet.signIn(acme.owner.email)
    strictToken = await strict.signIn(acme.owner.email)
  })
  afterAll(async () => {
    await Promise.all([quintet?.stop(), strict?.stop()])
    await rm(directory, { recursive: true })
  })

  type Transport = (to: TestQuintet, sent: Record<string, unknown>) => Promise<{ status: number; text: string }>
  const bearer = (to: TestQuintet) => ({ authorization: `Bearer ${to === strict ? strictToken : token}` })
  const get =
    (headers: Record<string, string>): Transport =>
    async (to, sent) => {
      const parameters = Object.entries(sent).map(([key, value]): [string, string] => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
      const response = await fetch(`${to.url}?${new URLSearchParams(parameters)}`, {
        headers: { ...bearer(to), ...headers },
      })
      return { status: response.status, text: await response.text() }
    }
  const transports: [string, Transport][] = [
    ['POST', (to, sent) => post(to, JSON.stringify(sent), { ...jsonType, ...bearer(to) })],
    ['GET', get({})],
    [
      'event stream',
      async (to, sent) => {
        const { status, text } = await get({ accept: 'text/event-stream' })(to, sent)
        return { status, text: /^data: (.+)$/m.exec(text)?.[1] ?? text }
      },
    ],
    [
      'socket',
      (to, sent) =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(to.wsUrl, 'graphql-transport-ws')
          socket.on('error', reject)
          socket.on('close', (code, reason) => reject(new Error(`${code} ${reason}`)))
          socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: bearer(to) })))
          socket.on('message', (data) => {
            const { type, payload } = JSON.parse(String(data)) as Json
            if (type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: sent }))
            if (type !== 'next' && type !== 'error') return
            resolve({ status: 200, text: JSON.stringify(type === 'next' ? payload : { errors: payload }) })
            socket.close()
          })
        }),
    ],
  ]
  it.each(transports)('accepts ids and hashes: %s', async (_, ask) => {
    for (const to of [quintet, strict]) {
      const byId = JSON.parse((await ask(to, { documentId: hash(mods, 'md5'), variables: { first: 2 } })).text)
      expect(byId.data.modules.nodes).toHaveLength(2)
      const byHash = JSON.parse((await ask(to, { extensions: persisted(me) })).text)
      expect(byHash.data.viewer.permissions).toEqual(['*.*:*'])
      expect(codesOf(await ask(to, { documentId: hash(free) }))).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
    }
  })
  it.each(transports)('refuses other texts where only trusted ones run: %s', async (_, ask) => {
    expect(codesOf(await ask(strict, { query: free }))).toEqual(['FORBIDDEN'])
    expect(codesOf(await ask(strict, { query: '{ __schema { types { name } } }' }))).toEqual(['FORBIDDEN'])
    expect(JSON.parse((await ask(strict, { query: me })).text).errors).toBeUndefined()
    expect(JSON.parse((await ask(quintet, { query: free })).text).data.viewer.user.email).toBe(acme.owner.email)
  })
  it.each(transports)('registers texts by hash: %s', async (name, ask) => {
    const text = `query At { viewer { permissions } } # ${name}`
    expect(codesOf(await ask(quintet, { extensions: persisted(text) }))).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
    expect(codesOf(await ask(quintet, { query: free, extensions: persisted(text) }))).toEqual(['BAD_USER_INPUT'])
    for (const sent of [{ query: text, extensions: persisted(text) }, { extensions: persisted(text) }]) {
      expect(JSON.parse((await ask(quintet, sent)).text).data.viewer.permissions).toEqual(['*.*:*'])
    }
    const bad = '{ nothing }'
    expect(codesOf(await ask(quintet, { query: bad, extensions: persisted(bad) }))).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ])
    expect(codesOf(await ask(quintet, { extensions: persisted(bad) }))).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
  })
})
