import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { type ConnectorRow, readConnector } from '../connectors/store.ts'
import type { Context } from '../context.ts'
import { effectiveStatus } from '../licences/rules.ts'
import { readLicenceState } from '../licences/store.ts'
import { callEndpoint } from '../module-actions/endpoint.ts'
import { ActionFailed } from '../module-actions/failure.ts'
import { perform } from '../module-actions/perform.ts'
import { pauseBefore } from '../workflow-runs/rules.ts'
import { type DeliveryToMake, deliveryQueue } from './queues.ts'
import { type DeliveryStatus, judgeSource, mapped } from './rules.ts'
import { requestDelivery, setOff } from './set-off.ts'
import { type DeliveryRow, lockDelivery, readDelivery, updateDelivery } from './store.ts'

type Values = Readonly<Record<string, unknown>>
interface Outcome {
  readonly status: DeliveryStatus
  readonly error: string | null
  /** What the target gave; null where it gave nothing. */
  readonly output: Values | null
}

const maxAttempts = 8
const timeoutSeconds = 15

/** Tries a delivery once. Its id is the same in each try. */
const delivering: WorkQueue<Context, DeliveryToMake> = {
  ...deliveryQueue,
  async run({ context, payload: { deliveryId, round } }) {
    const delivery = await readDelivery(context.scope, deliveryId)
    if (delivery === null || delivery.status !== 'PENDING' || delivery.round !== round) return
    const connector = (await readConnector(context.scope, delivery.connectorId))!
    const outcome = await attempt(context, delivery, connector)
    await settle(context, delivery, connector, outcome)
  },
}

async function attempt(context: Context, delivery: DeliveryRow, connector: ConnectorRow): Promise<Outcome> {
  const { licences, modules, now } = await readLicenceState(context.scope, context.clock.now())
  const lacking = [connector.sourceModule, connector.targetModule].filter(
    (slug) => effectiveStatus(slug, licences, modules, now) !== 'ACTIVE',
  )
  if (lacking.length > 0) return over('SKIPPED_UNLICENSED', `This needs a valid licence of ${lacking.join(', ')}`)
  const { holds, error } = judgeSource(connector.condition, delivery.payload)
  if (error !== null) return over('FAILED', error)
  if (!holds) return over('SKIPPED_CONDITION', null)
  const sent = mapped(connector.mappings, delivery.payload)
  if (sent.error !== null) return over('FAILED', sent.error)
  try {
    const output = await send(context, delivery, connector, sent.values)
    return { status: 'DELIVERED', error: null, output }
  } catch (failure) {
    if (!(failure instanceof ActionFailed)) throw failure
    const isForGood = failure.isPermanent || delivery.attempts + 1 >= maxAttempts
    return over(isForGood ? 'FAILED' : 'PENDING', failure.message)
  }
}
const over = (status: DeliveryStatus, error: string | null): Outcome => ({ status, error, output: null })

function send(context: Context, delivery: DeliveryRow, connector: ConnectorRow, values: Values): Promise<Values> {
  const { id, event, payload, depth, createdAt } = delivery
  const { url, action, targetModule, mappings } = connector
  if (url !== null) {
    const named = action === null ? {} : { action }
    const body = JSON.stringify({ type: event, timestamp: createdAt.toISOString(), ...named, data: values })
    const headers = context.signatures.headers(connector, id, body)
    return callEndpoint(context.publicAgent, context.isDevelopment, {
      url,
      headers,
      body,
      timeoutMilliseconds: timeoutSeconds * 1000,
    })
  }
  return perform(context, {
    module: targetModule,
    action: action!,
    timeoutSeconds,
    acting: { userId: connector.actsFor, origin: connector.id, depth },
    given: {
      input: payload,
      previous: payload,
      config: mappings.length === 0 ? {} : values,
      effectKey: id,
      startedAt: createdAt,
    },
    details: { connector: connector.slug },
  })
}

/** Writes down what came of a try. Another process that tried it too is heard no more. */
const settle = (context: Context, { id, attempts, round }: DeliveryRow, connector: ConnectorRow, outcome: Outcome) =>
  context.scope.write(async (writer) => {
    const present = await lockDelivery(writer, id)
    if (present?.status !== 'PENDING' || present.round !== round || present.attempts !== attempts) return
    const { status, error, output } = outcome
    const now = context.clock.now()
    const deliveredAt = status === 'DELIVERED' ? now : null
    await updateDelivery(writer, { ...present, status, error, attempts: attempts + 1, deliveredAt })
    if (status === 'PENDING') {
      const at = new Date(now.getTime() + pauseBefore(attempts + 1, Math.random()))
      await requestDelivery(context, writer, present, attempts + 1, at)
    }
    const { targetModule: module, action: event, url } = connector
    if (output !== null && event !== null && url === null) {
      await setOff(context, writer, { module, event, source: id, payload: output, depth: present.depth })
    }
  })

export const queues = [delivering]
