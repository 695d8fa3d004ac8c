// What an event, or the result of an action, sets off: a delivery for each connector that listens.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { readListening } from '../connectors/store.ts'
import type { Context } from '../context.ts'
import { maxDepth } from '../workflow-runs/rules.ts'
import { deliveryQueue } from './queues.ts'
import { insertDelivery } from './store.ts'

interface Source {
  /** The module whose action it is; null for an event. */
  readonly module: string | null
  /** The event, or the action. */
  readonly event: string
  /** Names it, once for each connector. */
  readonly source: string
  readonly payload: Readonly<Record<string, unknown>>
  /** How many runs and deliveries led to it. */
  readonly depth: number
}

export async function setOff(context: Context, writer: Writer, given: Source): Promise<void> {
  const { module, event, source, payload, depth } = given
  for (const { id: connectorId } of await readListening(writer, module, event)) {
    const isTooDeep = depth + 1 > maxDepth
    const [delivery] = await writer.run(insertDelivery, {
      id: newId(),
      connectorId,
      sourceEvent: source,
      event,
      payload,
      depth: depth + 1,
      status: isTooDeep ? 'FAILED' : 'PENDING',
      error: isTooDeep ? `More than ${maxDepth} connectors and workflows set off each other` : null,
      at: context.clock.now(),
    })
    if (delivery !== undefined && !isTooDeep) await requestDelivery(context, writer, delivery)
  }
}

/** Has a delivery be tried, now or at a time. */
export const requestDelivery = (
  context: Context,
  writer: Writer,
  { id, round }: { readonly id: string; readonly round: number },
  tried = 0,
  startAfter?: Date,
): Promise<void> =>
  requestJob(
    context,
    writer,
    deliveryQueue,
    `${id} ${round} ${tried}`,
    { deliveryId: id, round },
    startAfter === undefined ? {} : { startAfter },
  )
