// Files in S3, or in whatever speaks its protocol. Links lead there directly.
import type { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Clock } from '../process/clock.ts'
import { attachment, checkKey, type FileStore, linkSeconds } from './store.ts'

export interface S3Settings {
  readonly bucket: string
  /** Null for AWS itself. */
  readonly endpoint: string | null
  /** The address in links, where clients reach the store by another one than we do. */
  readonly publicEndpoint?: string | null
  readonly region: string
  /** Null reads AWS's own settings and roles. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null
  readonly clock: Clock
}

const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404

const clientOf = ({ region, credentials }: S3Settings, endpoint: string | null): S3Client =>
  new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint }),
    ...(credentials === null ? {} : { credentials }),
    // Other stores know neither buckets as host names nor checksums behind the content.
    forcePathStyle: endpoint !== null,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

/** A store in a bucket, which must exist. */
export function openS3Store(settings: S3Settings): FileStore {
  const { bucket, endpoint, publicEndpoint = null, clock } = settings
  const client = clientOf(settings, endpoint)
  // Host and port are part of a signature.
  const signer = publicEndpoint === null ? client : clientOf(settings, publicEndpoint)
  const at = (key: string) => {
    checkKey(key)
    return { Bucket: bucket, Key: key }
  }
  const signedUntil = () => {
    const signingDate = clock.now()
    return {
      signing: { signingDate, expiresIn: linkSeconds },
      expiresAt: new Date(signingDate.getTime() + linkSeconds * 1000),
    }
  }
  return {
    async uploadLink(key, { size, type, sha256 }) {
      const checksum = Buffer.from(sha256, 'hex').toString('base64')
      const command = new PutObjectCommand({
        ...at(key),
        ContentType: type,
        ContentLength: size,
        ChecksumSHA256: checksum,
      })
      const { signing, expiresAt } = signedUntil()
      const url = await getSignedUrl(signer, command, {
        ...signing,
        // Signed as headers, so that another size, type or content is refused.
        signableHeaders: new Set(['content-type', 'content-length']),
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      })
      return { url, method: 'PUT', headers: { 'content-type': type, 'x-amz-checksum-sha256': checksum }, expiresAt }
    },
    async downloadLink(key, { type, fileName }) {
      const command = new GetObjectCommand({
        ...at(key),
        ResponseContentType: type,
        ResponseContentDisposition: attachment(fileName),
        ResponseCacheControl: 'private, no-store',
      })
      const { signing, expiresAt } = signedUntil()
      return { url: await getSignedUrl(signer, command, signing), method: 'GET', headers: {}, expiresAt }
    },
    async write(key, content, type) {
      await client.send(new PutObjectCommand({ ...at(key), Body: content, ContentType: type }))
    },
    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand(at(key)))
        return (Body as Readable | undefined) ?? null
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async move(from, to) {
      try {
        await client.send(new CopyObjectCommand({ ...at(to), CopySource: `${bucket}/${at(from).Key}` }))
      } catch (error) {
        if (!isMissing(error)) throw error
        await client.send(new HeadObjectCommand(at(to)))
      }
      await client.send(new DeleteObjectCommand(at(from)))
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)))
    },
    async *list(prefix) {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
        for (const { Key, Size = 0, LastModified } of Contents) {
          if (Key !== undefined) yield { key: Key, size: Size, modifiedAt: LastModified ?? new Date(0) }
        }
      }
    },
    // An object is there whole, or not at all.
    removePartial: async () => {},
  }
}
