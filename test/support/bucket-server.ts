// A store that speaks S3 and verifies every signature (AWS Signature Version 4), since the small ones on npm verify none.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** A request as it was signed. */
export interface SignedRequest {
  readonly method: string
  /** Path and query, as sent. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

const hmac = (key: string | Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * Whether a request is signed by the credentials, in its header or its address, and not expired.
 * Written from AWS's description of Signature Version 4; the tests hold its published examples against it.
 */
export function isSigned({ method, url, headers }: SignedRequest, credentials: Credentials, now: Date): boolean {
  const { pathname, searchParams } = new URL(url, 'http://host')
  const query = Object.fromEntries(searchParams)
  const isPresigned = query['X-Amz-Signature'] !== undefined
  const authorization = /Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=(\w+)/.exec(
    String(headers.authorization ?? ''),
  )
  const [credential = '', signed = '', signature = ''] = isPresigned
    ? [query['X-Amz-Credential'], query['X-Amz-SignedHeaders'], query['X-Amz-Signature']]
    : (authorization?.slice(1) ?? [])
  const time = String((isPresigned ? query['X-Amz-Date'] : headers['x-amz-date']) ?? '')
  const [accessKeyId, day = '', region = '', service = ''] = credential.split('/')
  if (accessKeyId !== credentials.accessKeyId || !time.startsWith(day) || day === '') return false
  const age = (now.getTime() - timeOf(time)) / 1000
  if (isPresigned ? age > Number(query['X-Amz-Expires']) || age < -300 : Math.abs(age) > 900) return false
  const names = signed.split(';')
  if (!names.includes('host')) return false
  // Headers that S3 itself demands to be signed where they are sent.
  const isUnsigned = (name: string) => name.startsWith('x-amz-') && !names.includes(name)
  if (Object.keys(headers).some(isUnsigned)) return false
  const canonicalQuery = [...searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const canonical = [
    method,
    decodeURIComponent(pathname).split('/').map(encode).join('/'),
    canonicalQuery,
    ...names.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    signed,
    isPresigned ? 'UNSIGNED-PAYLOAD' : String(headers['x-amz-content-sha256']),
  ].join('\n')
  const text = ['AWS4-HMAC-SHA256', time, `${day}/${region}/${service}/aws4_request`, sha256(canonical)].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`)
  const right = hmac(key, text)
  const given = Buffer.from(signature, 'hex')
  return given.length === right.length && timingSafeEqual(given, right)
}

const timeOf = (time: string): number =>
  Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

export interface S3Server {
  readonly endpoint: string
  readonly bucket: string
  readonly credentials: Credentials
  /** What it keeps, by key. */
  readonly objects: Map<string, { content: Buffer; type: string; modifiedAt: Date }>
  stop(): Promise<void>
}

/** Starts a store with one bucket on a free port of this machine. */
export async function startS3Server(now: () => Date): Promise<S3Server> {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'a secret of the tests' }
  const bucket = 'quintet-files'
  const objects: S3Server['objects'] = new Map()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request
    const body = await buffer(request)
    const refuse = (status: number, code: string): void =>
      void response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`)
    // Links go by the clock of the tests, the SDK's own requests by that of the machine.
    const time = url.includes('X-Amz-Signature=') ? now() : new Date()
    if (!isSigned({ method, url, headers }, credentials, time)) return refuse(403, 'SignatureDoesNotMatch')
    const { pathname, searchParams } = new URL(url, 'http://host')
    const key = decodeURIComponent(pathname.slice(`/${bucket}/`.length))
    if (!pathname.startsWith(`/${bucket}`)) return refuse(404, 'NoSuchBucket')
    const contentHash = headers['x-amz-content-sha256']
    if (/^[0-9a-f]{64}$/.test(String(contentHash)) && contentHash !== sha256(body)) return refuse(400, 'BadDigest')
    if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined) {
      const source = objects.get(decodeURIComponent(String(headers['x-amz-copy-source'])).replace(`${bucket}/`, ''))
      if (source === undefined) return refuse(404, 'NoSuchKey')
      objects.set(key, { ...source, modifiedAt: now() })
      response.writeHead(200, { 'content-type': 'application/xml' }).end('<CopyObjectResult></CopyObjectResult>')
      return
    }
    if (method === 'PUT') {
      const declared = headers['x-amz-checksum-sha256']
      if (declared !== undefined && declared !== createHash('sha256').update(body).digest('base64'))
        return refuse(400, 'BadDigest')
      objects.set(key, { content: body, type: String(headers['content-type']), modifiedAt: now() })
      response.writeHead(200).end()
      return
    }
    if (method === 'DELETE') {
      objects.delete(key)
      response.writeHead(204).end()
      return
    }
    if (searchParams.has('list-type')) return list(response, searchParams.get('prefix') ?? '')
    const found = objects.get(key)
    if (found === undefined) return refuse(404, 'NoSuchKey')
    response.writeHead(200, {
      'content-type': searchParams.get('response-content-type') ?? found.type,
      'content-length': found.content.length,
      'content-disposition': searchParams.get('response-content-disposition') ?? 'inline',
    })
    response.end(method === 'HEAD' ? undefined : found.content)
  }
  const list = (response: ServerResponse, prefix: string): void => {
    const rows = [...objects].filter(([key]) => key.startsWith(prefix))
    const contents = rows.map(
      ([key, { content, modifiedAt }]) =>
        `<Contents><Key>${key}</Key><Size>${content.length}</Size><LastModified>${modifiedAt.toISOString()}</LastModified></Contents>`,
    )
    response.writeHead(200, { 'content-type': 'application/xml' })
    response.end(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket,
    credentials,
    objects,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
