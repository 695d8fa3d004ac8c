import { recordKeysTable } from '../table-parts/record-keys.ts'
import { credit } from './schema.ts'

export const recordKeys = recordKeysTable(credit, 'tenant')
