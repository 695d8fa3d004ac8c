// Same key and same input: the first answer again. Same key, other input: Conflict. A refused call frees its key.
import { createHash } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { type Statement, slot, statement, type Values } from '@quintet/drizzle/client/statement.ts'
import type { idempotencyTable } from '@quintet/drizzle/table-parts/events.ts'
import { and, eq, sql } from 'drizzle-orm'
import { badInput } from '../wire/errors.ts'
import { conflict, Refused } from './problems.ts'

type Table = ReturnType<typeof idempotencyTable>
const keySlots = { operation: slot.text, key: slot.text }
const claimSlots = { ...keySlots, fingerprint: slot.text }
const answerSlots = { ...keySlots, answer: slot.json }

export interface IdempotencyKeys {
  readonly claim: Statement<Values<typeof claimSlots>, { operation: string }>
  readonly find: Statement<Values<typeof keySlots>, { fingerprint: string; answer: Record<string, unknown> | null }>
  readonly keep: Statement<Values<typeof answerSlots>, never>
}

/** Statements over a subgraph's idempotency table. */
export function idempotencyKeys(table: Table): IdempotencyKeys {
  // Keys are a person's own in the tenant he stands in; the nil UUID where he stands in none.
  const tenant = sql`coalesce(${sql.placeholder('tenantId')}::uuid, '00000000-0000-0000-0000-000000000000')`
  const isKey = (p: { userId: unknown; operation: unknown; key: unknown }) =>
    and(
      eq(table.userId, p.userId as string),
      eq(table.tenantId, tenant),
      eq(table.operation, p.operation as string),
      eq(table.key, p.key as string),
    )
  return {
    claim: statement(claimSlots, (db, p) =>
      db
        .insert(table)
        .values({ userId: p.userId, tenantId: tenant, operation: p.operation, key: p.key, fingerprint: p.fingerprint })
        .onConflictDoNothing()
        .returning({ operation: table.operation }),
    ),
    find: statement(keySlots, (db, p) =>
      db.select({ fingerprint: table.fingerprint, answer: table.answer }).from(table).where(isKey(p)),
    ),
    keep: statement(answerSlots, (db, p) =>
      db
        .update(table)
        .set({ answer: sql`${p.answer}::jsonb` })
        .where(isKey(p)),
    ),
  }
}

const longestKey = 200

/**
 * Runs `work` once per key, inside the transaction that does it.
 * @param work makes the change and returns an answer that JSON can keep
 * @returns the answer of the first call with this key
 * Throws Refused with a Conflict when the key came with another input, BAD_USER_INPUT when it is no key.
 */
export async function once<Answer extends Record<string, unknown>>(
  keys: IdempotencyKeys,
  writer: Writer,
  call: { operation: string; key: string | null | undefined; input: unknown },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { operation, key } = call
  if (key === null || key === undefined) return work()
  if (key === '' || key.length > longestKey || key.includes('\0')) {
    throw badInput(`idempotencyKey must be 1 to ${longestKey} characters`)
  }
  const fingerprint = createHash('sha256').update(stableText(call.input)).digest('hex')
  // A second caller with the same key waits here until the first has committed or rolled back.
  const claimed = await writer.read(keys.claim, { operation, key, fingerprint })
  if (claimed.length > 0) {
    const answer = await work()
    await writer.read(keys.keep, { operation, key, answer })
    return answer
  }
  const [first] = await writer.read(keys.find, { operation, key })
  if (first?.fingerprint !== fingerprint || first.answer === null) {
    throw new Refused(
      conflict('This idempotencyKey was used with another input', 'IDEMPOTENCY_KEY_REUSED', [
        'input',
        'idempotencyKey',
      ]),
    )
  }
  return first.answer as Answer
}

/** JSON with sorted keys, so that equal inputs have equal text. */
export function stableText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
