import { pgSchema } from 'drizzle-orm/pg-core'

/** PostgreSQL schema of the tenancy subgraph. */
export const tenancy = pgSchema('tenancy')
