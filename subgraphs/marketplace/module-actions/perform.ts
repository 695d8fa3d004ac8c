// Does an action of a module: by an operation of the supergraph, or at the address that the module names.
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import type { ExecutionResult } from 'graphql'
import type { Context } from '../context.ts'
import { effectiveStatus } from '../licences/rules.ts'
import { readLicenceState } from '../licences/store.ts'
import { declaredAction, workflowModule } from './catalogue.ts'
import { callEndpoint } from './endpoint.ts'
import { ActionFailed } from './failure.ts'
import { interviewInvitation } from './notices.ts'
import { type Given, type Operation, operationOf } from './operations.ts'
import { type Acting, actingEnvelope } from './publisher.ts'

export interface Performance {
  readonly module: string
  readonly action: string
  readonly given: Given
  readonly acting: Acting
  readonly timeoutSeconds: number
  /** What an address is told besides. */
  readonly details: Readonly<Record<string, unknown>>
}

type Output = Readonly<Record<string, unknown>>

/** Does an action. Throws ActionFailed. */
export async function perform(context: Context, performance: Performance): Promise<Output> {
  const { module: slug, action, timeoutSeconds } = performance
  const { modules, licences, now } = await readLicenceState(context.scope, context.clock.now())
  if (slug !== workflowModule && effectiveStatus(slug, licences, modules, now) !== 'ACTIVE') {
    throw new ActionFailed(`This needs a valid licence of ${slug}`, true)
  }
  const declared = declaredAction(slug, modules.get(slug), action)
  const operation = operationOf(slug, action)
  if (declared === null) throw new ActionFailed(`${slug} has no action ${action}`, true)
  if (declared.url !== null) return atAddress(context, performance, declared.url)
  if (operation === null) throw new ActionFailed(`Nothing carries out ${action} of ${slug}`, true)
  return within(timeoutSeconds, byOperation(context, performance, operation))
}

function atAddress(
  context: Context,
  { module, action, given, details, timeoutSeconds }: Performance,
  url: string,
): Promise<Output> {
  const { input, previous, config, effectKey } = given
  return callEndpoint(context.publicAgent, context.isDevelopment, {
    url,
    headers: { 'idempotency-key': effectKey },
    body: JSON.stringify({ module, action, effectKey, input, prev_step: previous, config, ...details }),
    timeoutMilliseconds: timeoutSeconds * 1000,
  })
}

async function byOperation(
  context: Context,
  { module, action, given, acting }: Performance,
  operation: Operation,
): Promise<Output> {
  const envelope = await actingEnvelope(context, acting, operation.scopes, given.effectKey)
  const request = { query: operation.text, variables: operation.variables(given) }
  const result = await context.peers.actingFor(operation.subgraph, request, envelope)
  const payload = payloadOf(result)
  if (module === 'email-module' && action === 'send_invitation') {
    await invite(context, result.data as unknown as Invitation, given.effectKey)
  }
  return operation.output(payload, given)
}

interface Invitation {
  readonly done: { readonly name: string | null; readonly email: string }
  readonly job: { readonly title: string }
}
/** The same letter in each try. */
const invite = (context: Context, { done, job }: Invitation, effectKey: string): Promise<void> =>
  context.scope.write((writer) =>
    sendNotice(context, writer, interviewInvitation, {
      to: done.email,
      key: effectKey,
      data: { name: done.name ?? '', job: job.title },
    }),
  )

/** Codes of errors that no further try mends. */
const permanentCodes = ['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']

/** The payload of an operation's field. Throws ActionFailed for refusals and errors. */
function payloadOf({ data, errors }: ExecutionResult): Record<string, unknown> {
  const [error] = errors ?? []
  if (error !== undefined) {
    throw new ActionFailed(error.message, permanentCodes.includes(String(error.extensions?.code)))
  }
  const payload = data?.done as Record<string, unknown> | null | undefined
  if (payload === null || payload === undefined) throw new ActionFailed('There was no answer', false)
  const { __typename: type, code, message } = payload
  if (typeof code === 'string' && typeof message === 'string') {
    throw new ActionFailed(`${code}: ${message}`, type !== 'LimitReached')
  }
  return payload
}

/** What is late has failed: it may still come about, which its key makes harmless. */
async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ActionFailed(`It took longer than ${seconds} s`, false)), seconds * 1000)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
