import { idempotencyTable } from '../table-parts/events.ts'
import { marketplace } from './schema.ts'

export const idempotencyKeys = idempotencyTable(marketplace)
