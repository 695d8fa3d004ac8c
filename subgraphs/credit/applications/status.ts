// The one way in which an application goes from one status to another.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { tellApplication } from './live.ts'
import { changedMeanwhile, type Status, statusProblem } from './rules.ts'
import { type CreditApplicationRow, changeStatus } from './store.ts'

interface Change {
  readonly reason?: string | null
  /** Null where the clock does it; the caller without it. */
  readonly actorId?: string | null
  /** Which field of the input refusals name. */
  readonly path?: string[]
  /** What else changes with it. */
  readonly with?: Partial<CreditApplicationRow>
}

/** Changes the status of an application as it was read. Throws Refused where none leads there, or another was first. */
export async function goTo(
  context: Context,
  writer: Writer,
  row: CreditApplicationRow,
  to: Status,
  { reason = null, actorId = callerId(context.envelope), path, with: more = {} }: Change = {},
): Promise<CreditApplicationRow> {
  const problem = statusProblem(row, to, path)
  if (problem !== null) throw new Refused(problem)
  const change = { ...more, status: to, updatedAt: context.clock.now() }
  const changed = await changeStatus(writer, row, change, { actorId, reason })
  if (changed === null) throw new Refused(changedMeanwhile())
  await tellApplication(context, writer, row.id)
  return changed
}
