// The examples that AWS publishes for Signature Version 4, held against the verifier that the tests of S3 rely on.
import { expect, it } from 'vitest'
import { isSigned, type SignedRequest } from '../../../support/bucket-server.ts'

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const host = 'examplebucket.s3.amazonaws.com'
const now = new Date('2013-05-24T00:00:00Z')
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'

/** Amazon S3 API Reference: "Authenticating Requests: Using Query Parameters". */
const presigned: SignedRequest = {
  method: 'GET',
  url: `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(credential)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`,
  headers: { host },
}
const signed = (request: Omit<SignedRequest, 'headers'>, names: string, signature: string, headers: object) => ({
  ...request,
  headers: {
    host,
    'x-amz-date': '20130524T000000Z',
    'x-amz-content-sha256': emptyHash,
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${names},Signature=${signature}`,
  },
})
/** The same reference: "Examples: Signature Calculations". */
const examples: [string, SignedRequest][] = [
  ['a presigned GET', presigned],
  [
    'GET of an object with a range',
    signed(
      { method: 'GET', url: '/test.txt' },
      'host;range;x-amz-content-sha256;x-amz-date',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
      { range: 'bytes=0-9' },
    ),
  ],
  [
    'PUT of an object with characters to escape',
    signed(
      { method: 'PUT', url: '/test%24file.text' },
      'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
      {
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      },
    ),
  ],
  [
    'GET of a list',
    signed(
      { method: 'GET', url: '/?max-keys=2&prefix=J' },
      'host;x-amz-content-sha256;x-amz-date',
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
      {},
    ),
  ],
]

it.each(examples)('the verifier accepts %s as AWS publishes it', (_, request) =>
  expect(isSigned(request, credentials, now)).toBe(true),
)
it.each(examples)('the verifier refuses %s once anything of it was changed', (_, request) => {
  const changes: SignedRequest[] = [
    { ...request, method: 'DELETE' },
    { ...request, url: request.url.replace(/^\/[^?]*/, '/other.txt') },
    { ...request, headers: { ...request.headers, host: 'other.s3.amazonaws.com' } },
    { ...request, headers: { ...request.headers, 'x-amz-acl': 'public-read' } },
  ]
  for (const changed of changes) expect(isSigned(changed, credentials, now)).toBe(false)
  expect(isSigned(request, { ...credentials, secretAccessKey: 'another' }, now)).toBe(false)
})
it('the verifier refuses a presigned link after its time', () => {
  expect(isSigned(presigned, credentials, new Date('2013-05-24T23:59:59Z'))).toBe(true)
  expect(isSigned(presigned, credentials, new Date('2013-05-25T00:00:02Z'))).toBe(false)
})
