import { accessChangesTable, idempotencyTable } from '../events.ts'
import { tenancy } from './schema.ts'

export const idempotencyKeys = idempotencyTable(tenancy)
export const accessChanges = accessChangesTable(tenancy)
