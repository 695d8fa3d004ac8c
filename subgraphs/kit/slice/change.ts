// What every mutation has in common: one transaction, once per idempotency key, refusals as data.

import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { idempotencyTable } from '@quintet/drizzle/table-parts/events.ts'
import type { BaseContext } from './context.ts'
import { idempotencyKeys, once } from './idempotency.ts'
import { type Problem, Refused } from './problems.ts'

type Keyed = { readonly idempotencyKey?: string | null | undefined }

/** The outcome of work, or the problem that it was refused with. */
export async function refusable<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | Problem> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return error.problem
    throw error
  }
}

/**
 * The way a subgraph makes changes, over its table of idempotency keys.
 * @returns change(context, operation, input, work): `work` throws Refused, which rolls back and frees the key, or returns
 * an answer that JSON can keep; dates come back as text when it is repeated
 */
export function defineChange(table: ReturnType<typeof idempotencyTable>) {
  const keys = idempotencyKeys(table)
  return <Answer extends Record<string, unknown>>(
    context: BaseContext,
    operation: string,
    input: Keyed,
    work: (writer: Writer) => Promise<Answer>,
  ): Promise<Answer | Problem> => {
    const call = { operation, key: input.idempotencyKey, input }
    return refusable(() => context.scope.write((writer) => once(keys, writer, call, () => work(writer))))
  }
}
