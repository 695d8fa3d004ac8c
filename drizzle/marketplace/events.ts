import { idempotencyTable } from '../events.ts'
import { marketplace } from './schema.ts'

export const idempotencyKeys = idempotencyTable(marketplace)
