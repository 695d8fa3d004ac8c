import { recordKeysTable } from '../table-parts/record-keys.ts'
import { identity } from './schema.ts'

export const recordKeys = recordKeysTable(identity, 'realm')
