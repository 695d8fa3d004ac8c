import { pgSchema } from 'drizzle-orm/pg-core'

/** PostgreSQL schema of the marketplace subgraph. */
export const marketplace = pgSchema('marketplace')
