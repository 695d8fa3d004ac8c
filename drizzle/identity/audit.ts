import { auditHeadsTable, auditLogTable } from '../table-parts/audit.ts'
import { identity } from './schema.ts'

export const auditLog = auditLogTable(identity)
export const auditHeads = auditHeadsTable(identity)
