import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { idempotencyKeys } from '@quintet/drizzle/recruiting/events.ts'
import { defineChange } from '@quintet/kit/slice/change.ts'
import { isProblem, type Problem } from '@quintet/kit/slice/problems.ts'
import type { Context } from './context.ts'

const keep = defineChange(idempotencyKeys)

/**
 * Writes one row and reads it again, also when the key was used before: the row as it then stands.
 * @param work throws Refused, which rolls back and frees the key, or returns the id of the row
 * @param read the row by its id
 */
export async function change<Row extends object>(
  context: Context,
  operation: string,
  input: { readonly idempotencyKey?: string | null | undefined },
  work: (writer: Writer) => Promise<{ id: string }>,
  read: (context: Context, id: string) => Promise<Row | null>,
): Promise<Row | Problem | null> {
  const kept = await keep(context, operation, input, work)
  return isProblem(kept) ? kept : read(context, kept.id)
}
