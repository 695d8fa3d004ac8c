import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { buckets, documents } from '@quintet/drizzle/tenancy/documents.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { personalBucket } from './rules.ts'

const rows = tenantRows(buckets)
export type BucketRow = RowOf<typeof rows>

export const bucketPage = rows.page({ by: 'slug' })
export const insertBucket = rows.insert()
export const updateRow = rows.update(
  'name',
  'maxFileBytes',
  'maxTotalMegabytes',
  'contentTypes',
  'retentionDays',
  'updatedAt',
)

/** The index that keeps slugs unique. */
export const slugIndex = 'buckets_slug'

const columns = {
  id: buckets.id,
  slug: buckets.slug,
  name: buckets.name,
  isShared: buckets.isShared,
  maxFileBytes: buckets.maxFileBytes,
  maxTotalMegabytes: buckets.maxTotalMegabytes,
  contentTypes: buckets.contentTypes,
  retentionDays: buckets.retentionDays,
  usedBytes: buckets.usedBytes,
  createdAt: buckets.createdAt,
  updatedAt: buckets.updatedAt,
}

/** Buckets by id; a tenant has at most two hundred. */
const bucketsByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(buckets)
    .where(and(eq(buckets.tenantId, p.tenantId), isAnyOf(buckets.id, p.ids))),
)

export const loadBucket = loadOne<Context, BucketRow>(
  (context, ids) => context.scope.read(bucketsByIds, { ids }),
  ({ id }) => id,
)

export const readBucket = async (reader: Reader, id: string): Promise<BucketRow | null> =>
  (await reader.read(bucketsByIds, { ids: [id] }))[0] ?? null

/** A bucket by its slug. */
export const bucketOfSlug = statement({ slug: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(buckets)
    .where(and(eq(buckets.tenantId, p.tenantId), eq(buckets.slug, p.slug))),
)

const insertPersonal = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .insert(buckets)
    .values({ tenantId: p.tenantId, id: p.id, ...personalBucket, createdAt: p.at, updatedAt: p.at } as never)
    .onConflictDoNothing(),
)

/** Makes the bucket that every tenant has, where the tenant of the transaction has none yet. */
export const ensurePersonal = (writer: Writer, at: Date) => writer.run(insertPersonal, { id: newId(), at })

export const countBuckets = statement({}, (db, p) =>
  db.select({ count: sql<number>`count(*)::int` }).from(buckets).where(eq(buckets.tenantId, p.tenantId)),
)

/** Bytes in all buckets of the active tenant. */
export const totalBytes = statement({}, (db, p) =>
  db
    .select({ bytes: sql<number>`coalesce(sum(${buckets.usedBytes}), 0)`.mapWith(Number) })
    .from(buckets)
    .where(eq(buckets.tenantId, p.tenantId)),
)

/** Counts bytes in, where the bucket has room for them: no row where it has none. */
export const takeBytes = statement({ id: slot.uuid, bytes: slot.int }, (db, p) =>
  db
    .update(buckets)
    .set({ usedBytes: sql`${buckets.usedBytes} + ${p.bytes}::bigint` })
    .where(
      and(
        eq(buckets.tenantId, p.tenantId),
        eq(buckets.id, p.id),
        sql`(${buckets.maxTotalMegabytes} is null or
          ${buckets.usedBytes} + ${p.bytes}::bigint <= ${buckets.maxTotalMegabytes}::bigint * 1048576)`,
      ),
    )
    .returning({ id: buckets.id }),
)

/** Counts bytes out. */
export const giveBytes = statement({ id: slot.uuid, bytes: slot.int }, (db, p) =>
  db
    .update(buckets)
    .set({ usedBytes: sql`greatest(0, ${buckets.usedBytes} - ${p.bytes}::bigint)` })
    .where(and(eq(buckets.tenantId, p.tenantId), eq(buckets.id, p.id))),
)

/** Deletes a bucket with nothing in it: no row where there is something. */
export const deleteEmpty = statement({ id: slot.uuid }, (db, p) =>
  db
    .delete(buckets)
    .where(
      and(
        eq(buckets.tenantId, p.tenantId),
        eq(buckets.id, p.id),
        sql`not exists (select from ${documents} where ${documents.tenantId} = ${p.tenantId} and ${documents.bucketId} = ${buckets.id})`,
      ),
    )
    .returning({ id: buckets.id }),
)
