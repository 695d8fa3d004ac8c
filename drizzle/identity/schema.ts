import { pgSchema } from 'drizzle-orm/pg-core'

/** PostgreSQL schema of the identity subgraph. */
export const identity = pgSchema('identity')
