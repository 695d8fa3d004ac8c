// Messages of gateways: kept as they come, and read by a job.
import { createHash } from 'node:crypto'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Context } from '../context.ts'
import { adapterOf, secretsOf } from './adapters.ts'
import { keepMessage } from './message-store.ts'
import { messageQueue } from './queues.ts'
import { gatewayOfId } from './store.ts'

export const webhookPath = '/webhooks/payments'

const answer = (status: number): RouteResponse => ({ status, headers: { 'cache-control': 'no-store' }, body: null })

/** Keeps a signed message and answers 200, also where it came before. What it causes is done later. */
async function receive({ parameter, headers, body }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const id = parameter ?? ''
  const tenantId = isUuid(id) ? await context.tenantOfGateway(id) : null
  if (tenantId === null) return answer(404)
  const scope = context.scope.as({ tenantId })
  const gateway = await gatewayOfId(scope, id)
  if (gateway === null || gateway.provider === 'LOCAL') return answer(404)
  const bytes = body as Buffer
  const now = context.clock.now()
  const secrets = await secretsOf(context, scope, tenantId, gateway)
  if (!adapterOf(gateway).isSigned(gateway, { body: bytes, headers, now, ...secrets })) return answer(401)
  await scope.write(async (writer) => {
    const digest = createHash('sha256').update(bytes).digest()
    const kept = await writer.run(keepMessage, { id: newId(), gatewayId: id, digest, body: bytes, at: now })
    for (const message of kept) await requestJob(context, writer, messageQueue, message.id, { id: message.id })
  })
  return answer(200)
}

export const webhookRoute = { path: `${webhookPath}/:id`, handlers: { POST: receive } }
