import { pgSchema } from 'drizzle-orm/pg-core'

/** PostgreSQL schema of the recruiting subgraph. */
export const recruiting = pgSchema('recruiting')
