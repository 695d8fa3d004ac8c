import { idempotencyTable, streamTables } from '../table-parts/events.ts'
import { credit } from './schema.ts'

export const { streams, outbox } = streamTables(credit)
export const idempotencyKeys = idempotencyTable(credit)
