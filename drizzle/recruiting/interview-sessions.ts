import { text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from '../table-parts/columns.ts'
import { controlStatePolicy } from '../table-parts/policies.ts'
import { recruiting } from './schema.ts'

/**
 * Which networks lately came with tokens of no interview. In the database, so that all processes count together. A network belongs to
 * no tenant and no user.
 */
export const tokenTries = recruiting.table(
  'token_tries',
  {
    /** An IPv4 address, or the /64 of an IPv6 address. */
    network: text('network').primaryKey(),
    /** When all tries are forgotten: each moves it on. */
    clearAt: instant('clear_at').notNull(),
    /** When the count began. */
    createdAt: createdAt(),
  },
  () => controlStatePolicy(),
)
