/** Names of the subgraphs: each has a PostgreSQL schema and a folder here. */
export const subgraphs = ['identity', 'tenancy', 'marketplace', 'recruiting', 'credit'] as const
