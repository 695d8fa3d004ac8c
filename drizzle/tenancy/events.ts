import { accessChangesTable, idempotencyTable } from '../table-parts/events.ts'
import { tenancy } from './schema.ts'

export const idempotencyKeys = idempotencyTable(tenancy)
export const accessChanges = accessChangesTable(tenancy)
