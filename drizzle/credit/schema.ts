import { pgSchema } from 'drizzle-orm/pg-core'

/** PostgreSQL schema of the credit subgraph. */
export const credit = pgSchema('credit')
