import { idempotencyTable, streamTables } from '../table-parts/events.ts'
import { eventCursorsTable, publishedTables } from '../table-parts/published-events.ts'
import { credit } from './schema.ts'

export const { streams, outbox } = streamTables(credit)
export const idempotencyKeys = idempotencyTable(credit)
export const { published, eventHeads } = publishedTables(credit)
export const eventCursors = eventCursorsTable(credit)
