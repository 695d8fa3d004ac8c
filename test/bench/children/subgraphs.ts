// The four subgraphs of the shop over HTTP, in one process, as fast as JavaScript answers: what they cost is not counted.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { serveBench } from '../children.ts'
import { classic } from '../gateway/classic.ts'
import { sourceOf } from '../gateway/shop.ts'

const envelope = anonymousEnvelope('bench', null, null)
const urls: Record<string, string> = {}
for (const service of classic) {
  // The baselines send no envelope: answers are the same for every caller.
  const source = sourceOf(service, false)
  const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const result = await source.execute(JSON.parse(Buffer.concat(chunks).toString()), envelope)
    const body = Buffer.from(JSON.stringify(result))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  urls[service.name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}
serveBench({ port: 0 }, () => urls)
