// Isolation between tenants without access rules, in one database.
import { describe } from 'vitest'
import { foreignCalls } from './foreign-calls.ts'

describe('ids of another tenant', () => foreignCalls(null))
