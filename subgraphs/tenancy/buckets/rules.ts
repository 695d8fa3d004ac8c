import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

/** How many buckets a tenant may have. */
export const maxBuckets = 200
/** The bucket that every tenant has. */
export const personalSlug = 'personal'
export const megabyte = 1024 * 1024
/** The largest file that the store takes. */
export const maxFileBytes = 100 * megabyte
export const personalBucket = {
  slug: personalSlug,
  name: 'Personal',
  isShared: false,
  maxFileBytes: 25 * megabyte,
  maxTotalMegabytes: null,
  contentTypes: null,
  retentionDays: 30,
  usedBytes: 0,
}
export const defaultRetentionDays = 30

const maxRetentionDays = 3650
const maxContentTypes = 50
const slugPattern = /^[a-z][a-z0-9-]{0,48}[a-z0-9]$/
const typePattern = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/

/** Whether a text is a media type in lower case, without parameters. */
const isContentType = (text: string): boolean => text.length <= 127 && typePattern.test(text)

interface BucketInput {
  readonly slug?: string
  readonly name?: string | null | undefined
  readonly maxFileBytes?: number | null | undefined
  readonly maxTotalMegabytes?: number | null | undefined
  readonly contentTypes?: readonly string[] | null | undefined
  readonly retentionDays?: number | null | undefined
}

/** What is wrong with what a bucket is to have; empty when nothing is. */
export function bucketProblems(input: BucketInput): FieldProblem[] {
  const { slug, name, contentTypes, retentionDays } = input
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  const isWithin = (value: number | null | undefined, min: number, max: number) =>
    value === null || value === undefined || (value >= min && value <= max)
  const areTypes = (contentTypes ?? []).every(isContentType) && (contentTypes ?? []).length <= maxContentTypes
  return [
    ...(slug === undefined || slugPattern.test(slug)
      ? []
      : at('slug', 'The slug must have 2 to 50 of a-z, 0-9 and hyphen, and begin with a letter')),
    ...(name === null
      ? at('name', 'The name cannot be emptied')
      : textProblems('The name', name, { max: 100 }, 'input', 'name')),
    ...(isWithin(input.maxFileBytes, 1, maxFileBytes)
      ? []
      : at('maxFileBytes', `A file can have 1 to ${maxFileBytes} bytes`)),
    ...(isWithin(input.maxTotalMegabytes, 1, 2 ** 30) ? [] : at('maxTotalMegabytes', 'This must be 1 or more')),
    ...(areTypes && contentTypes?.length !== 0
      ? []
      : at('contentTypes', `There must be 1 to ${maxContentTypes} media types such as application/pdf`)),
    ...(isWithin(retentionDays, 0, maxRetentionDays)
      ? []
      : at('retentionDays', `The days must be from 0 to ${maxRetentionDays}`)),
  ]
}
