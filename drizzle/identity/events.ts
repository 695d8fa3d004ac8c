import { accessChangesTable } from '../table-parts/events.ts'
import { identity } from './schema.ts'

export const accessChanges = accessChangesTable(identity)
