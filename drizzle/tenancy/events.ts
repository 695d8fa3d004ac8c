import { accessChangesTable, idempotencyTable, streamTables } from '../table-parts/events.ts'
import { eventCursorsTable, publishedTables } from '../table-parts/published-events.ts'
import { tenancy } from './schema.ts'

export const idempotencyKeys = idempotencyTable(tenancy)
export const accessChanges = accessChangesTable(tenancy)
export const { published, eventHeads } = publishedTables(tenancy)
export const { streams, outbox } = streamTables(tenancy)
export const eventCursors = eventCursorsTable(tenancy)
