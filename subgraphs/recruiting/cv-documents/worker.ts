// Reads documents in a thread of its own, one at a time. It is ended when one takes too long or too much memory.
import { parentPort } from 'node:worker_threads'
import { readContent } from './content.ts'

interface ReadRequest {
  readonly content: Uint8Array
  readonly contentType: string
  readonly maxPages: number
}

parentPort!.on('message', async ({ content, contentType, maxPages }: ReadRequest) => {
  parentPort!.postMessage(await readContent(content, contentType, maxPages))
})
