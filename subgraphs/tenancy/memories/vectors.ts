// Vectors compared by pgvector, where the database has it: the same answers, without reading the vectors.
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { memoryEntries as entries, type StoredMemoryEngine } from '@quintet/drizzle/tenancy/memories.ts'
import { tenancy } from '@quintet/drizzle/tenancy/schema.ts'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { text, uuid } from 'drizzle-orm/pg-core'
import { inNamespace, member, ofMember, searched } from './store.ts'

/** What compares vectors. Asked of the database until it has answered. */
export function createEngine(jobs: Database['jobs']): () => Promise<StoredMemoryEngine> {
  let known: Promise<StoredMemoryEngine> | undefined
  return () => {
    known ??= jobs<{ has: boolean }[]>`select exists (select from pg_attribute
        where attrelid = to_regclass('tenancy.memory_entries') and attname = 'vector' and not attisdropped) as has`.then(
      ([row]) => (row!.has ? 'PGVECTOR' : 'EXACT'),
      (error: unknown) => {
        known = undefined
        throw error
      },
    )
    return known
  }
}

/** A vector as pgvector reads it. */
export const vectorText = (vector: Float32Array): string => `[${vector.join(',')}]`

const compared = { model: slot.text, vector: slot.text }
const given = (vector: unknown): SQL => sql`${vector}::public.vector`
/** How unlike: the inner product of vectors of length 1, negative. */
const distance = (vector: unknown): SQL => sql`(vector operator(public.<#>) ${given(vector)})`
/** Vectors of other lengths cannot be compared, and are none of this model. */
const ofModel = (p: { model: unknown; vector: unknown }) =>
  and(eq(entries.model, p.model as string), sql`public.vector_dims(vector) = public.vector_dims(${given(p.vector)})`)

/** The memories of one model that are most alike, best first. */
export const nearest = statement({ ...searched, ...compared, limit: slot.int }, (db, p) =>
  db
    .select({
      id: entries.id,
      importance: entries.importance,
      score: sql<number>`(- ${distance(p.vector)})::float8`,
    })
    .from(entries)
    .where(and(ofMember(p), inNamespace(p.namespace), ofModel(p)))
    .orderBy(distance(p.vector), entries.id)
    .limit(p.limit),
)

/** How alike some memories are; none of those without a vector of the model. */
export const scoresOf = statement({ ...member, ...compared, ids: slot.uuids }, (db, p) =>
  db
    .select({ id: entries.id, score: sql<number>`(- ${distance(p.vector)})::float8` })
    .from(entries)
    .where(and(ofMember(p), isAnyOf(entries.id, p.ids), ofModel(p))),
)

/** As staleOf, also of memories whose vector pgvector does not have. */
export const staleVectorsOf = statement({ ...member, model: slot.text, limit: slot.int }, (db, p) =>
  db
    .select({ id: entries.id, content: entries.content })
    .from(entries)
    .where(and(ofMember(p), sql`(${entries.model} is distinct from ${p.model} or vector is null)`))
    .orderBy(entries.id)
    .limit(p.limit),
)

/** The same table with pgvector's column, which no migration knows of. */
const withVector = tenancy.table('memory_entries', {
  tenantId: uuid('tenant_id').notNull(),
  id: uuid('id').notNull(),
  vector: text('vector'),
})
export const setVector = statement({ id: slot.uuid, vector: slot.nullable(slot.text) }, (db, p) =>
  db
    .update(withVector)
    .set({ vector: given(p.vector) })
    .where(and(eq(withVector.tenantId, p.tenantId), eq(withVector.id, p.id))),
)

/** Writes a vector for pgvector, where the database has it. */
export async function writeVector(
  engine: StoredMemoryEngine,
  writer: Writer,
  id: string,
  vector: Float32Array | null,
): Promise<void> {
  if (engine === 'PGVECTOR') await writer.run(setVector, { id, vector: vector === null ? null : vectorText(vector) })
}
