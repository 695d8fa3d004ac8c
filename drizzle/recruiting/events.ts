import { idempotencyTable, streamTables } from '../events.ts'
import { recruiting } from './schema.ts'

export const { streams, outbox } = streamTables(recruiting)
export const idempotencyKeys = idempotencyTable(recruiting)
