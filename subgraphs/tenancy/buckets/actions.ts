import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, limitReached, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { lockTenant } from '../tenants/store.ts'
import type { CreateBucketInput, DeleteBucketInput, UpdateBucketInput } from '../types.gen.ts'
import { bucketProblems, defaultRetentionDays, maxBuckets, personalSlug } from './rules.ts'
import { type BucketRow, bucketOfSlug, countBuckets, deleteEmpty, insertBucket, slugIndex, updateRow } from './store.ts'

/** Makes a bucket. */
export const createBucket = (context: Context, input: CreateBucketInput) =>
  change(context, 'createBucket', input, {
    problems: bucketProblems(input),
    taken: { [slugIndex]: conflict('This slug is taken', 'SLUG_TAKEN', ['input', 'slug']) },
    async work(writer) {
      // So that the count below stays right.
      await writer.read(lockTenant, {})
      const [{ count } = { count: 0 }] = await writer.read(countBuckets, {})
      if (input.slug === personalSlug)
        throw new Refused(conflict('This slug is taken', 'SLUG_TAKEN', ['input', 'slug']))
      if (count >= maxBuckets) {
        throw new Refused(limitReached(`A tenant can have ${maxBuckets} buckets`, 'MAX_BUCKETS', ['input']))
      }
      const at = context.clock.now()
      return insertBucket(writer, {
        id: newId(),
        slug: input.slug,
        name: input.name.trim(),
        isShared: input.isShared,
        maxFileBytes: input.maxFileBytes ?? null,
        maxTotalMegabytes: input.maxTotalMegabytes ?? null,
        contentTypes: input.contentTypes === null || input.contentTypes === undefined ? null : [...input.contentTypes],
        retentionDays: input.retentionDays ?? defaultRetentionDays,
        usedBytes: 0,
        createdAt: at,
        updatedAt: at,
      })
    },
  })

/** Changes the name and the limits of a bucket. */
export const updateBucket = (context: Context, input: UpdateBucketInput) =>
  change(context, 'updateBucket', input, {
    problems: bucketProblems(input),
    async work(writer) {
      await writer.read(lockTenant, {})
      const present = await existing(writer, input.bucket)
      const { name, maxFileBytes, maxTotalMegabytes, contentTypes, retentionDays } = input
      const next = {
        name: name?.trim() ?? present.name,
        maxFileBytes: maxFileBytes === undefined ? present.maxFileBytes : maxFileBytes,
        maxTotalMegabytes: maxTotalMegabytes === undefined ? present.maxTotalMegabytes : maxTotalMegabytes,
        contentTypes:
          contentTypes === undefined ? present.contentTypes : contentTypes === null ? null : [...contentTypes],
        retentionDays: retentionDays === undefined ? present.retentionDays : (retentionDays ?? defaultRetentionDays),
      }
      return (await updateRow(writer, { id: present.id, ...next, updatedAt: context.clock.now() }))!
    },
  })

/** Deletes an empty bucket. */
export const deleteBucket = (context: Context, { bucket: slug }: DeleteBucketInput) =>
  change(
    context,
    'deleteBucket',
    {},
    {
      async work(writer) {
        const { id } = await existing(writer, slug)
        if (slug === personalSlug) {
          throw new Refused(notAllowed('Every tenant has this bucket', 'BUILT_IN', ['input', 'bucket']))
        }
        // An upload that begins meanwhile locks the tenant too.
        await writer.read(lockTenant, {})
        if ((await writer.run(deleteEmpty, { id })).length === 0) {
          throw new Refused(conflict('There are documents in this bucket', 'NOT_EMPTY', ['input', 'bucket']))
        }
        return { id: slug }
      },
    },
  )

async function existing(writer: Writer, slug: string): Promise<BucketRow> {
  const [bucket] = await writer.read(bucketOfSlug, { slug })
  if (bucket === undefined) throw new Refused(notFoundProblem('There is no such bucket', ['input', 'bucket']))
  return bucket
}
