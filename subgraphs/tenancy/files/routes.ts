import { Readable } from 'node:stream'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Context } from '../context.ts'

/** Answers the links of the directory store. Nothing but the link decides: it is signed for one file, method and time. */
async function serveFile({ method, path, headers, body }: ReceivedRoute, { files }: Context): Promise<RouteResponse> {
  // In a bucket links lead to the bucket.
  if (files?.serve === null || files?.serve === undefined) return { status: 404, headers: {}, body: null }
  const stream = body instanceof Readable ? body : Readable.from(body)
  return files.serve({ method, path, headers, host: headers.host ?? '', body: stream })
}

export const fileRoute = { path: '/files/*key', handlers: { GET: serveFile, PUT: serveFile } }
