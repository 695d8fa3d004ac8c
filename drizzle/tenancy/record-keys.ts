import { recordKeysTable } from '../table-parts/record-keys.ts'
import { tenancy } from './schema.ts'

export const recordKeys = recordKeysTable(tenancy, 'tenant')
