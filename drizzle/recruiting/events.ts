import { idempotencyTable, streamTables } from '../table-parts/events.ts'
import { eventCursorsTable, publishedTables } from '../table-parts/published-events.ts'
import { recruiting } from './schema.ts'

export const { streams, outbox } = streamTables(recruiting)
export const idempotencyKeys = idempotencyTable(recruiting)
export const { published, eventHeads } = publishedTables(recruiting)
export const eventCursors = eventCursorsTable(recruiting)
