import { auditHeadsTable, auditLogTable } from '../table-parts/audit.ts'
import { tenancy } from './schema.ts'

export const auditLog = auditLogTable(tenancy)
export const auditHeads = auditHeadsTable(tenancy)
