import { accessChangesTable, idempotencyTable } from '../table-parts/events.ts'
import { eventCursorsTable, publishedTables } from '../table-parts/published-events.ts'
import { identity } from './schema.ts'

export const idempotencyKeys = idempotencyTable(identity)
export const accessChanges = accessChangesTable(identity)
export const { published, eventHeads } = publishedTables(identity)
export const eventCursors = eventCursorsTable(identity)
