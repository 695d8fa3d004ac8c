import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { memoryEntries as entries, memorySearches as searches } from '@quintet/drizzle/tenancy/memories.ts'
import { and, desc, eq, gt, lt, lte, type SQL, sql } from 'drizzle-orm'

const columns = {
  id: entries.id,
  namespace: entries.namespace,
  content: entries.content,
  metadata: entries.metadata,
  importance: entries.importance,
  model: entries.model,
  createdAt: entries.createdAt,
  expiresAt: entries.expiresAt,
}
export interface MemoryRow {
  readonly id: string
  readonly namespace: string
  readonly content: string
  readonly metadata: Record<string, unknown> | null
  readonly importance: number
  readonly model: string | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
}

/** The memories of a member that are not forgotten. */
export const ofMember = (p: { tenantId: unknown; memberId: unknown; at: unknown }): SQL =>
  sql`${entries.tenantId} = ${p.tenantId} and ${entries.userId} = ${p.memberId}::uuid and (${entries.expiresAt} is null or ${entries.expiresAt} > ${p.at})`
export const inNamespace = (namespace: unknown): SQL =>
  sql`(${namespace}::text is null or ${entries.namespace} = ${namespace}::text)`

export const member = { memberId: slot.uuid, at: slot.instant }
export const searched = { ...member, namespace: slot.nullable(slot.text) }

export const memoriesBefore = statement({ ...searched, beyond: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select(columns)
    .from(entries)
    .where(and(ofMember(p), inNamespace(p.namespace), lt(entries.id, p.beyond)))
    .orderBy(desc(entries.id))
    .limit(p.limit),
)

export const memoriesOf = statement({ ...member, ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(entries)
    .where(and(ofMember(p), isAnyOf(entries.id, p.ids))),
)

export const countMemories = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(entries)
    .where(and(eq(entries.tenantId, p.tenantId), eq(entries.userId, p.memberId))),
)

/** Any of the words, not all: a question has words that no answer has. In a select of its own it is read once, not for each row. */
const anyWord = (query: unknown): SQL =>
  sql`(select replace(plainto_tsquery('english', ${query})::text, '&', '|')::tsquery)`

/** How many memories are packed into one row: the driver copies rows that come in many pieces again and again. */
const perPack = 64

/**
 * The vectors that a search compares, packed as base64: few rows are read much faster than many, and base64 faster than what
 * PostgreSQL makes of bytes. Each memory is its id, its importance as a float of 8 bytes in network order, and its vector.
 * Those without a vector of the model are counted alone.
 */
export const packedVectors = statement(
  { ...searched, model: slot.text, vectorBytes: slot.int, limit: slot.int },
  (db, p) => {
    const isOfModel = sql`${entries.model} = ${p.model} and octet_length(${entries.embedding}) = ${p.vectorBytes}::int`
    const candidates = db
      .select({
        packed:
          sql`case when ${isOfModel} then uuid_send(${entries.id}) || float8send(${entries.importance}) || ${entries.embedding} end`.as(
            'packed',
          ),
        number: sql`row_number() over ()`.as('number'),
      })
      .from(entries)
      .where(and(ofMember(p), inNamespace(p.namespace)))
      .limit(p.limit)
      .as('candidates')
    return db
      .select({
        memories: sql<number>`count(*)::int`,
        vectors: sql<string | null>`encode(string_agg(${candidates.packed}, ''), 'base64')`,
      })
      .from(candidates)
      .groupBy(sql`${candidates.number} / ${sql.raw(String(perPack))}`)
  },
)

/** The memories that have words of the query, best first. */
export const withWords = statement({ ...searched, model: slot.text, query: slot.text, limit: slot.int }, (db, p) => {
  const any = anyWord(p.query)
  return db
    .select({
      id: entries.id,
      importance: entries.importance,
      /** Null where it is of another model. */
      embedding: sql<Uint8Array | null>`case when ${entries.model} = ${p.model} then ${entries.embedding} end`,
    })
    .from(entries)
    .where(and(ofMember(p), inNamespace(p.namespace), sql`${entries.words} @@ ${any}`))
    .orderBy(sql`ts_rank(${entries.words}, ${any}) desc`, entries.id)
    .limit(p.limit)
})

/** Memories without a vector of the model, up to a limit. */
export const staleOf = statement({ ...member, model: slot.text, limit: slot.int }, (db, p) =>
  db
    .select({ id: entries.id, content: entries.content })
    .from(entries)
    .where(and(ofMember(p), sql`${entries.model} is distinct from ${p.model}`))
    .orderBy(entries.id)
    .limit(p.limit),
)

/** Members of the active tenant, after one of them, who have memories without a vector of the model. */
export const membersWithStale = statement({ model: slot.text, after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .selectDistinct({ memberId: entries.userId })
    .from(entries)
    .where(
      and(
        eq(entries.tenantId, p.tenantId),
        gt(entries.userId, p.after),
        sql`${entries.model} is distinct from ${p.model}`,
      ),
    )
    .orderBy(entries.userId)
    .limit(p.limit),
)

const newSlots = {
  ...member,
  id: slot.uuid,
  namespace: slot.text,
  content: slot.text,
  contentHash: slot.bytes,
  metadata: slot.nullable(slot.json),
  importance: slot.any,
  model: slot.nullable(slot.text),
  embedding: slot.nullable(slot.bytes),
  expiresAt: slot.nullable(slot.instant),
}
/** Inserts a memory, or gives the one of this content its other values. */
export const upsertMemory = statement(newSlots, (db, p) =>
  db
    .insert(entries)
    .values({
      tenantId: p.tenantId,
      id: p.id,
      userId: p.memberId,
      namespace: p.namespace,
      content: p.content,
      contentHash: p.contentHash,
      metadata: p.metadata,
      importance: p.importance,
      model: p.model,
      embedding: p.embedding,
      createdAt: p.at,
      expiresAt: p.expiresAt,
    } as never)
    .onConflictDoUpdate({
      target: [entries.tenantId, entries.userId, entries.namespace, entries.contentHash],
      set: {
        metadata: sql`excluded.metadata`,
        importance: sql`excluded.importance`,
        model: sql`excluded.model`,
        embedding: sql`excluded.embedding`,
        expiresAt: sql`excluded.expires_at`,
      },
    })
    .returning(columns),
)

export const setEmbedding = statement({ id: slot.uuid, model: slot.text, embedding: slot.bytes }, (db, p) =>
  db
    .update(entries)
    .set({ model: p.model as never, embedding: p.embedding as never })
    .where(and(eq(entries.tenantId, p.tenantId), eq(entries.id, p.id))),
)

const ofUser = (p: { tenantId: unknown; memberId: unknown }) =>
  and(eq(entries.tenantId, p.tenantId as string), eq(entries.userId, p.memberId as string))
export const deleteSome = statement({ memberId: slot.uuid, ids: slot.uuids }, (db, p) =>
  db
    .delete(entries)
    .where(and(ofUser(p), isAnyOf(entries.id, p.ids)))
    .returning({ id: entries.id }),
)
export const deleteNamespace = statement({ memberId: slot.uuid, namespace: slot.text }, (db, p) =>
  db
    .delete(entries)
    .where(and(ofUser(p), eq(entries.namespace, p.namespace)))
    .returning({ id: entries.id }),
)
export const deleteExpired = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db.delete(entries).where(and(eq(entries.tenantId, p.tenantId), eq(entries.id, p.id), lte(entries.expiresAt, p.at))),
)
/** Removes the memories of a user in the active tenant. */
export const deleteMemoriesOf = statement({ memberId: slot.uuid }, (db, p) => db.delete(entries).where(ofUser(p)))

const searchSlots = {
  id: slot.uuid,
  memberId: slot.uuid,
  query: slot.text,
  namespace: slot.nullable(slot.text),
  resultCount: slot.int,
  engine: slot.text,
  model: slot.text,
  milliseconds: slot.int,
  at: slot.instant,
}
export const insertSearch = statement(searchSlots, (db, p) =>
  db.insert(searches).values({
    tenantId: p.tenantId,
    id: p.id,
    userId: p.memberId,
    query: p.query,
    namespace: p.namespace,
    resultCount: p.resultCount,
    engine: p.engine,
    model: p.model,
    milliseconds: p.milliseconds,
    at: p.at,
  } as never),
)
export const searchesBefore = statement({ memberId: slot.uuid, beyond: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select({
      id: searches.id,
      at: searches.at,
      query: searches.query,
      namespace: searches.namespace,
      resultCount: searches.resultCount,
      engine: searches.engine,
      model: searches.model,
      milliseconds: searches.milliseconds,
    })
    .from(searches)
    .where(and(eq(searches.tenantId, p.tenantId), eq(searches.userId, p.memberId), lt(searches.id, p.beyond)))
    .orderBy(desc(searches.id))
    .limit(p.limit),
)
export const deleteSearchesBefore = statement({ before: slot.instant }, (db, p) =>
  db.delete(searches).where(and(eq(searches.tenantId, p.tenantId), lt(searches.at, p.before))),
)
export const deleteSearchesOf = statement({ memberId: slot.uuid }, (db, p) =>
  db.delete(searches).where(and(eq(searches.tenantId, p.tenantId), eq(searches.userId, p.memberId))),
)
