import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

export interface DeliveryToMake {
  readonly deliveryId: string
  /** How often it was replayed: another number means that this is out of date. */
  readonly round: number
}
/** What connectors deliver. */
export const deliveryQueue: QueueOf<DeliveryToMake> = { name: 'marketplace.deliveries' }
