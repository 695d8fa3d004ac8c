// The embedder that is a service with OpenAI's API, against a server of the test.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { readEmbeddingSettings } from '@quintet/kit/process/embedding-settings.ts'
import { readSettings } from '@quintet/kit/process/settings.ts'
import { createRemoteEmbedder } from '@quintet/tenancy/memories/remote-embedder.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

interface Asked {
  readonly path: string | undefined
  readonly authorization: string | undefined
  readonly body: { model: string; input: string[]; encoding_format: string }
}
let server: Server
let url: string
const asked: Asked[] = []
type Answer = (response: ServerResponse, request: Asked) => void
let answers: Answer[] = []
const send = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
/** Out of order, as an API may answer. */
const rightAnswer: Answer = (response, { body }) => {
  const data = body.input.map((each, index) => ({ index, embedding: [each.length, 0, index] })).reverse()
  send(response, 200, { data })
}
beforeAll(async () => {
  server = createServer(async (request: IncomingMessage, response) => {
    const { url: path, headers } = request
    const one = { path, authorization: headers.authorization, body: JSON.parse(await text(request)) }
    asked.push(one)
    const answer = answers.shift() ?? rightAnswer
    answer(response, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked.length = 0
  answers = []
})
const embedderOf = (milliseconds?: number) =>
  createRemoteEmbedder({ url, model: 'small-3', key: 'a key' }, milliseconds)

describe('the remote embedder', () => {
  it('sends all texts in one request, and returns vectors of length 1 in their order', async () => {
    const vectors = await embedderOf().embed(['abc', 'abcd'])
    expect(asked).toEqual([
      {
        path: '/v1/embeddings',
        authorization: 'Bearer a key',
        body: { model: 'small-3', input: ['abc', 'abcd'], encoding_format: 'float' },
      },
    ])
    expect(vectors.map((vector) => [...vector].map((value) => value.toFixed(3)))).toEqual([
      ['1.000', '0.000', '0.000'],
      ['0.970', '0.000', '0.243'],
    ])
  })

  it.each<[string, Answer]>([
    ['is overloaded', (response) => send(response, 503, {})],
    ['is asked too often', (response) => send(response, 429, {}, { 'retry-after': '0' })],
    [
      'cuts its answer off',
      (response) => response.writeHead(200, { 'content-length': '9' }).write('{') && response.destroy(),
    ],
    ['closes the connection', (response) => response.destroy()],
  ])('retries when the service %s', async (_, fault) => {
    answers = [fault, fault]
    expect(await embedderOf().embed(['abc'])).toHaveLength(1)
    expect(asked).toHaveLength(3)
  })

  it('gives up on a silent service after three tries, and does not reveal its key', async () => {
    answers = Array(3).fill(() => {})
    const failed = embedderOf(50).embed(['abc'])
    await expect(failed).rejects.toThrow('The embedder did not respond')
    await expect(failed).rejects.not.toThrow('a key')
    expect(asked).toHaveLength(3)
  })

  it.each<[string, unknown, number]>([
    ['a refusal', {}, 401],
    ['an answer without a list', { data: 'none' }, 200],
    ['too few vectors', { data: [] }, 200],
    ['a vector that is not of numbers', { data: [{ index: 0, embedding: ['x'] }] }, 200],
    ['a vector for another text', { data: [{ index: 7, embedding: [1] }] }, 200],
  ])('does not retry after %s', async (_, body, status) => {
    answers = [(response) => send(response, status, body)]
    await expect(embedderOf().embed(['abc'])).rejects.toThrow('The')
    expect(asked).toHaveLength(1)
  })

  it('is configured by three settings', () => {
    const read = (environment: Record<string, string>) => readSettings(environment, readEmbeddingSettings)
    expect(read({})).toBeNull()
    expect(read({ EMBEDDINGS_URL: 'https://api.example/v1', EMBEDDINGS_MODEL: 'small-3' })).toEqual({
      url: 'https://api.example/v1',
      model: 'small-3',
      key: null,
    })
    expect(() => read({ EMBEDDINGS_URL: 'https://api.example/v1' })).toThrow('EMBEDDINGS_MODEL')
    expect(() => read({ EMBEDDINGS_URL: 'no address', EMBEDDINGS_MODEL: 'm' })).toThrow('EMBEDDINGS_URL')
    expect(() => read({ EMBEDDINGS_KEY: 'k' })).toThrow('EMBEDDINGS_URL')
  })
})
