// Same key and same input: the first answer again. Same key, other input: Conflict. A refused call frees its key.
import { createHash, createHmac } from 'node:crypto'
import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { idempotencyTable } from '@quintet/drizzle/table-parts/events.ts'
import { and, eq, sql } from 'drizzle-orm'
import { type Conflict, conflict, Refused } from './problems.ts'
import { fromTagged, toTagged } from './tagged-json.ts'

/** A call that carries a key. */
export interface KeyedCall {
  readonly operation: string
  readonly key: string
  readonly input: unknown
}

const keySlots = { operation: slot.text, key: slot.text }

/**
 * Statements over a subgraph's table of idempotency keys.
 * @param keys of fingerprints, the current one first: an input may hold a password, which its plain hash would let guess
 */
export function idempotencyStatements(
  table: ReturnType<typeof idempotencyTable>,
  keys: readonly [Uint8Array, ...Uint8Array[]],
) {
  // A key belongs to a person in their active tenant; the nil UUID stands for none.
  const tenant = sql`coalesce(${sql.placeholder('tenantId')}::uuid, '00000000-0000-0000-0000-000000000000')`
  const isKey = (p: { userId: unknown; operation: unknown; key: unknown }) =>
    and(
      eq(table.userId, p.userId as string),
      eq(table.tenantId, tenant),
      eq(table.operation, p.operation as string),
      eq(table.key, p.key as string),
    )
  return {
    keys,
    claim: statement({ ...keySlots, fingerprint: slot.text }, (db, p) =>
      db
        .insert(table)
        .values({ userId: p.userId, tenantId: tenant, operation: p.operation, key: p.key, fingerprint: p.fingerprint })
        .onConflictDoNothing()
        .returning({ operation: table.operation }),
    ),
    find: statement(keySlots, (db, p) =>
      db.select({ fingerprint: table.fingerprint, answer: table.answer }).from(table).where(isKey(p)),
    ),
    keep: statement({ ...keySlots, answer: slot.json }, (db, p) =>
      db
        .update(table)
        .set({ answer: sql`${p.answer}::jsonb` })
        .where(isKey(p)),
    ),
  }
}
export type IdempotencyStatements = ReturnType<typeof idempotencyStatements>

/**
 * Runs `work` once per key, inside the transaction that does it.
 * @param work makes the change and returns an answer of JSON, dates and bigints
 * @returns the answer of the first call with this key
 * Throws Refused with a Conflict when the key came with another input.
 */
export async function once<Answer extends object>(
  statements: IdempotencyStatements,
  writer: Writer,
  call: KeyedCall,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { operation, key, input } = call
  // A second caller with the same key waits here until the first has committed or rolled back.
  const claimed = await writer.run(statements.claim, {
    operation,
    key,
    fingerprint: fingerprintOf(statements.keys[0], input),
  })
  if (claimed.length > 0) {
    const answer = await work()
    // With the COMMIT: others may wait for what the work has locked.
    await writer.closing.run(statements.keep, { operation, key, answer: toTagged(answer) as object })
    return answer
  }
  const first = await firstAnswer<Answer>(statements, writer, call)
  if (first === null) throw new Refused(keyReused())
  return first
}

/** The answer that the first call with this key and this input got; null where there was none. */
export async function firstAnswer<Answer extends object>(
  statements: IdempotencyStatements,
  reader: Reader,
  { operation, key, input }: KeyedCall,
): Promise<Answer | null> {
  const [first] = await reader.read(statements.find, { operation, key })
  if (first === undefined || first.answer === null || !isOf(first.fingerprint, statements.keys, input)) return null
  return fromTagged(first.answer) as Answer
}

const keyReused = (): Conflict =>
  conflict('This idempotency key was used with another input', 'IDEMPOTENCY_KEY_REUSED', ['input', 'idempotencyKey'])

const fingerprintOf = (key: Uint8Array, input: unknown): string =>
  createHmac('sha256', key).update(stableText(input)).digest('hex')

/** Whether a fingerprint is of this input: under a present key, or without one, as rows before 2026-11-28 have it. */
const isOf = (fingerprint: string, keys: readonly Uint8Array[], input: unknown): boolean =>
  keys.some((key) => fingerprintOf(key, input) === fingerprint) ||
  createHash('sha256').update(stableText(input)).digest('hex') === fingerprint

/** JSON with sorted keys, so that equal inputs have equal text. */
export function stableText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
