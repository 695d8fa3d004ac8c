import { idempotencyTable, streamTables } from '../table-parts/events.ts'
import { eventCursorsTable, publishedTables } from '../table-parts/published-events.ts'
import { marketplace } from './schema.ts'

export const { streams, outbox } = streamTables(marketplace)
export const idempotencyKeys = idempotencyTable(marketplace)
export const { published, eventHeads } = publishedTables(marketplace)
export const eventCursors = eventCursorsTable(marketplace)
