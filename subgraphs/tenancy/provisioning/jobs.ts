import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { provision } from './steps.ts'

export const provisioningQueue: QueueOf<object> = { name: 'tenancy.provisioning' }

const provisioning: WorkQueue<Context, object> = {
  ...provisioningQueue,
  retryLimit: 3,
  run: ({ context }) => provision(context, tenantId(context)),
}

export const queues = [provisioning]
