// What every mutation has in common: one transaction, once per idempotency key, refusals as data.
import type { Appender, Writer } from '@quintet/drizzle/client/scope.ts'
import { breaksUnique } from '../wire/errors.ts'
import type { BaseContext } from './context.ts'
import { firstAnswer, type IdempotencyStatements, type KeyedCall, once } from './idempotency.ts'
import { licenceRequired } from './licences.ts'
import { type FieldProblem, invalidUnlessEmpty, type Problem, Refused } from './problems.ts'
import { textProblems } from './text-rules.ts'

export interface Change<Answer> {
  /** What is wrong with the input; the work is done only when nothing is. */
  readonly problems?: readonly FieldProblem[]
  /** Modules that the tenant needs valid licences of. */
  readonly needs?: readonly string[]
  /** Unique indexes that the work may break, each with the refusal that this means. */
  readonly taken?: Readonly<Record<string, Problem>>
  /**
   * Makes the change. Throws Refused, which rolls back and frees the key, or returns the answer: JSON, dates and
   * bigints, as a repeated call gets it again. Tokens and other secrets are not part of it, or stand in it as ShownOnce.
   */
  work(writer: Writer): Promise<Answer>
}

const maxKey = 200

/**
 * Does a mutation's work, in one transaction and once per idempotency key of its input.
 * @param operation the mutation's name: a key is good for one
 */
export async function change<Answer extends object>(
  context: BaseContext,
  operation: string,
  input: object,
  { problems = [], needs = [], taken = {}, work }: Change<Answer>,
): Promise<Answer | Problem> {
  const { idempotencyKey: key } = input as { readonly idempotencyKey?: string | null | undefined }
  const keyProblems = textProblems('The idempotency key', key, { max: maxKey }, 'input', 'idempotencyKey')
  const keyed = key === null || key === undefined ? null : { operation, key, input }
  // Asked before the transaction: nothing waits inside one.
  const refusal = invalidUnlessEmpty([...problems, ...keyProblems]) ?? (await unlicensed(context, needs))
  if (refusal !== null) {
    // A repeated call gets its first answer, also where the rules have changed since.
    const isRepeatable = keyed !== null && keyProblems.length === 0
    return (isRepeatable ? await firstAnswer<Answer>(statementsOf(context), context.scope, keyed) : null) ?? refusal
  }
  try {
    return await context.scope.write((writer) => perform(context, operation, writer, keyed, work))
  } catch (error) {
    if (error instanceof Refused) return error.problem
    const index = Object.keys(taken).find((name) => breaksUnique(error, name))
    if (index !== undefined) return taken[index]!
    throw error
  }
}

/** The refusal of what needs modules that the active tenant has no valid licence of; null where it has. */
async function unlicensed(
  { licences, peers, envelope }: BaseContext,
  needs: readonly string[],
): Promise<Problem | null> {
  if (needs.length === 0 || envelope.tenantId === null) return null
  const lacking = await licences.lacking(peers, envelope.tenantId, needs)
  return lacking.length === 0 ? null : licenceRequired(lacking)
}

function perform<Answer extends object>(
  context: BaseContext,
  operation: string,
  writer: Writer,
  call: KeyedCall | null,
  work: Change<Answer>['work'],
): Promise<Answer> {
  const workAndTell = async (): Promise<Answer> => {
    const answer = await work(writer)
    await tellActivity(context, operation, writer.closing, answer)
    return answer
  }
  return call === null ? workAndTell() : once(statementsOf(context), writer, call, workAndTell)
}

/** Publishes that a mutation was done, for the log of activity. Work without a session is no activity. */
async function tellActivity(
  { envelope, subgraph, clock, publish }: BaseContext,
  action: string,
  writer: Appender,
  answer: object,
): Promise<void> {
  const { viewer, actor, clientIp, userAgent } = envelope
  if (viewer === null) return
  const id: unknown = Reflect.get(answer, 'id')
  await publish(writer, `${subgraph}.activity`, {
    version: 1,
    action,
    userId: viewer.userId,
    actorId: actor,
    targetId: typeof id === 'string' ? id : null,
    clientIp,
    userAgent,
    at: clock.now().toISOString(),
  })
}

function statementsOf({ idempotency }: BaseContext): IdempotencyStatements {
  if (idempotency === null) throw new Error('This subgraph has no table of idempotency keys')
  return idempotency
}
