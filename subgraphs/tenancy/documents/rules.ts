import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { isPermitted, isPerson } from '@quintet/kit/wire/powers.ts'
import { maxFileBytes } from '../buckets/rules.ts'

/** How many uploads of a user may be under way in a tenant. */
export const maxPending = 200
/** After so many hours an upload that is not complete is gone. */
export const uploadHours = 24
/** How large the documents of a tenant may be, where its features do not say `storageMegabytes`. */
const defaultStorageMegabytes = 10 * 1024

/** Media types that a bucket takes where it names none: each can be told by its first bytes, or is plain text. */
const safeTypes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'text/plain',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
])

interface Declared {
  readonly fileName: string
  readonly contentType: string
  readonly size: number
  readonly sha256: string
  readonly metadata?: unknown
}

/** What is wrong with a file to upload, whatever its bucket; empty when nothing is. */
export function uploadProblems({ fileName, size, sha256, metadata }: Declared): FieldProblem[] {
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  return [
    ...textProblems('The file name', fileName, { max: 255 }, 'input', 'fileName'),
    ...(/[\\/\n\r\t]/.test(fileName) || /^\.+$/.test(fileName.trim())
      ? at('fileName', 'The file name must be a name without a path')
      : []),
    ...(size >= 1 && size <= maxFileBytes ? [] : at('size', `A file can have 1 to ${maxFileBytes} bytes`)),
    ...(/^[0-9a-f]{64}$/.test(sha256) ? [] : at('sha256', 'This must be a SHA-256 in hexadecimal, lower case')),
    ...(metadata === undefined || metadata === null || isJsonObject(metadata)
      ? jsonProblems('The metadata', metadata, 'input', 'metadata')
      : at('metadata', 'The metadata must be an object')),
  ]
}

interface Limits {
  readonly maxFileBytes: number | null
  readonly contentTypes: readonly string[] | null
}

/** What is wrong with a file for its bucket; empty when nothing is. */
export function bucketFaults({ contentType, size }: Declared, bucket: Limits): FieldProblem[] {
  const isTaken = bucket.contentTypes === null ? safeTypes.has(contentType) : bucket.contentTypes.includes(contentType)
  const isTooLarge = bucket.maxFileBytes !== null && size > bucket.maxFileBytes
  return [
    ...(isTaken ? [] : [fieldProblem('This bucket does not take files of this type', 'input', 'contentType')]),
    ...(isTooLarge
      ? [fieldProblem(`A file in this bucket can have up to ${bucket.maxFileBytes} bytes`, 'input', 'size')]
      : []),
  ]
}

/** How many bytes the documents of a tenant may have, by its features. */
export function storageBytes(features: Readonly<Record<string, unknown>>): number {
  const { storageMegabytes: given } = features
  return (typeof given === 'number' && given >= 0 ? given : defaultStorageMegabytes) * 1024 * 1024
}

interface Owned {
  readonly ownerId: string
  readonly isShared: boolean
}

/** Whether a document is the caller's own, and the caller may reach what is. */
const isOwn = (document: Owned, envelope: Envelope): boolean =>
  document.ownerId === envelope.viewer?.userId && sightOf(envelope).seesOwn

/** What of a tenant's documents the caller may see. */
export const sightOf = (envelope: Envelope) => ({
  // A client or key reaches what is its person's only by the scope that says so.
  seesOwn: isPerson(envelope) || isPermitted(envelope, 'tenancy.documents:own'),
  seesShared: isPermitted(envelope, 'tenancy.documents:read'),
  seesAll: isPermitted(envelope, 'tenancy.documents:inspect'),
})

export function maySee(document: Owned, envelope: Envelope): boolean {
  const { seesShared, seesAll } = sightOf(envelope)
  return seesAll || (document.isShared ? seesShared || isOwn(document, envelope) : isOwn(document, envelope))
}

/** Whether the caller may delete, restore and upload: what is shared with the permission, and else their own. */
export const mayChange = (document: Owned, envelope: Envelope): boolean =>
  document.isShared ? isPermitted(envelope, 'tenancy.documents:write') : isOwn(document, envelope)

/** When a deleted document is to be purged. */
export const purgeTime = (trashedAt: Date, retentionDays: number): Date =>
  new Date(trashedAt.getTime() + retentionDays * 86_400_000)

/** Where the bytes of a version lie, and where clients may put them before they are looked at. */
export const storeKey = (tenantId: string, versionId: string): string => `documents/${tenantId}/${versionId}`
export const uploadKey = (tenantId: string, versionId: string): string => `uploads/${tenantId}/${versionId}`

/** The tenant and the version that a key names; null for what is no such key. */
export function versionOfKey(key: string): { readonly tenantId: string; readonly versionId: string } | null {
  const [, tenantId, versionId] = /^(?:documents|uploads)\/([0-9a-f-]{36})\/([0-9a-f-]{36})$/.exec(key) ?? []
  return tenantId === undefined || versionId === undefined ? null : { tenantId, versionId }
}
