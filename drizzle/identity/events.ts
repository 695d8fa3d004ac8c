import { accessChangesTable } from '../events.ts'
import { identity } from './schema.ts'

export const accessChanges = accessChangesTable(identity)
